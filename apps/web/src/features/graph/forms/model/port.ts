/** A port as EXPOSE has it: `80`, `80/tcp`, `8000-8010/udp`, `$PORT`. */
export interface Port {
  readonly port: string;
  /** As it is written; null when none is, which means TCP. */
  readonly protocol: string | null;
}

export function readPort(word: string): Port {
  const slash = word.indexOf('/');
  return slash < 0
    ? { port: word, protocol: null }
    : { port: word.slice(0, slash), protocol: word.slice(slash + 1) };
}

export function writePort({ port, protocol }: Port): string {
  return protocol === null ? port : `${port}/${protocol}`;
}
