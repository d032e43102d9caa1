import type { Ulimit } from '../build-options.ts';

/** `name=soft[:hard]`, as docker/go-units `ParseUlimit` reads it; null for none. -1 is no limit. */
export function readUlimit(text: string): Ulimit | null {
  const found = /^([^=]+)=(-1|\d{1,15})(?::(-1|\d{1,15}))?$/s.exec(text);
  if (found === null) return null;
  const soft = Number(found[2]);
  return { name: found[1] ?? '', soft, hard: found[3] === undefined ? soft : Number(found[3]) };
}

/** As `readUlimit` reads it. */
export function writeUlimit({ name, soft, hard }: Ulimit): string {
  return soft === hard ? `${name}=${String(soft)}` : `${name}=${String(soft)}:${String(hard)}`;
}
