import type { TransferRequest } from './transfer.ts';

/** A word as a POSIX shell reads it back: as it is where nothing in it is special, else in quotes. */
export function shellQuote(word: string): string {
  if (/^[\w%+,./:=@-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The `docker login` that asks for the password on standard input; no host is Docker Hub. */
export function dockerLoginCommand(host: string, username: string): string {
  const registry = host === 'docker.io' || host === '' ? [] : [host];
  const user = username === '' ? [] : ['-u', username];
  return ['docker', 'login', ...registry, ...user, '--password-stdin'].map(shellQuote).join(' ');
}

/** The `docker logout` of a registry. */
export function dockerLogoutCommand(host: string): string {
  return host === 'docker.io' || host === ''
    ? 'docker logout'
    : `docker logout ${shellQuote(host)}`;
}

/**
 * The commands that pull or push the same, one after the other. An image that is to be pushed is given
 * each name first that it does not have.
 *
 * @param has names of the image that is pushed
 */
export function dockerTransferCommands(
  request: TransferRequest,
  has: readonly string[] = [],
): readonly string[] {
  const write = (words: readonly string[]): string => words.map(shellQuote).join(' ');
  if (request.kind === 'pull') {
    const platform = request.platform === null ? [] : ['--platform', request.platform];
    const all = request.allTags ? ['--all-tags'] : [];
    return [write(['docker', 'pull', ...all, ...platform, request.ref])];
  }
  return request.targets.flatMap((target) => {
    const isNamed = target === request.image || has.includes(target);
    const tag = isNamed ? [] : [write(['docker', 'tag', request.image, target])];
    return [...tag, write(['docker', 'push', target])];
  });
}

/** The `docker search` of Docker Hub. */
export function dockerSearchCommand(term: string, officialOnly: boolean, stars: number): string {
  const official = officialOnly ? ['--filter', 'is-official=true'] : [];
  const popular = stars > 0 ? ['--filter', `stars=${String(stars)}`] : [];
  return ['docker', 'search', ...official, ...popular, term].map(shellQuote).join(' ');
}
