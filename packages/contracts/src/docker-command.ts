import type { PortBinding, RunContainerRequest } from './container.ts';

/** A word as a POSIX shell reads it back: as it is where nothing in it is special, else in quotes. */
export function shellQuote(word: string): string {
  if (/^[\w%+,./:=@-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/**
 * The `docker run` that starts what the request asks for, in the foreground and without a terminal, as
 * the page shows it. (Flags: https://docs.docker.com/reference/cli/docker/container/run/)
 */
export function dockerRunCommand(request: RunContainerRequest): string {
  const words = ['docker', 'run'];
  if (request.remove) words.push('--rm');
  if (request.name !== null) words.push('--name', request.name);
  if (request.ports === 'all') words.push('-P');
  else for (const binding of request.ports) words.push('-p', publishFlag(binding));
  words.push(request.image, ...(request.command ?? []));
  return words.map(shellQuote).join(' ');
}

/** The `docker login` that asks for the password on standard input; no host is Docker Hub. */
export function dockerLoginCommand(host: string, username: string): string {
  const registry = host === 'docker.io' || host === '' ? [] : [host];
  const user = username === '' ? [] : ['-u', username];
  return ['docker', 'login', ...registry, ...user, '--password-stdin'].map(shellQuote).join(' ');
}

/** `127.0.0.1:8000:80`, `127.0.0.1::80` for any free port; the protocol where it is not TCP. */
function publishFlag({ port, hostIp, hostPort }: PortBinding): string {
  return `${hostIp}:${hostPort === 0 ? '' : hostPort}:${port.replace(/\/tcp$/, '')}`;
}
