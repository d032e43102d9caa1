import { shellQuote } from '@stagecraft/contracts';

const line = (...words: readonly string[]): string => words.map(shellQuote).join(' ');

/** What is done to containers without asking first. */
export type ContainerVerb = 'start' | 'stop' | 'restart' | 'pause' | 'unpause';

/** What an image is committed with. */
export interface CommitWords {
  readonly name: string;
  readonly author: string;
  readonly message: string;
  readonly pause: boolean;
  readonly changes: readonly string[];
}

/** Which part of a log is shown. */
export interface LogWords {
  readonly tail: string;
  readonly since: string;
  readonly until: string;
  readonly times: boolean;
  readonly follow: boolean;
}

/** The commands that do what the page does, as a shell takes them. */
export const dockerWords = {
  act: (verb: ContainerVerb, names: readonly string[]) => line('docker', verb, ...names),
  kill: (name: string, signal: string) => line('docker', 'kill', '--signal', signal, name),
  rename: (name: string, next: string) => line('docker', 'rename', name, next),
  remove: (names: readonly string[], force: boolean, volumes: boolean) =>
    line(
      ...['docker', 'rm'],
      ...(force ? ['--force'] : []),
      ...(volumes ? ['--volumes'] : []),
      ...names,
    ),
  commit: (container: string, how: CommitWords) =>
    line(
      ...['docker', 'commit'],
      ...(how.author === '' ? [] : ['--author', how.author]),
      ...(how.message === '' ? [] : ['--message', how.message]),
      ...(how.pause ? [] : ['--pause=false']),
      ...how.changes.flatMap((change) => ['--change', change]),
      container,
      ...(how.name === '' ? [] : [how.name]),
    ),
  export: (name: string) => line('docker', 'export', '--output', `${name}.tar`, name),
  inspect: (name: string) => line('docker', 'inspect', name),
  format: (name: string, template: string) => line('docker', 'inspect', '--format', template, name),
  logs: (name: string, { tail, since, until, times, follow }: LogWords) =>
    line(
      ...['docker', 'logs'],
      ...(follow ? ['--follow'] : []),
      ...(tail === 'all' ? [] : ['--tail', tail]),
      ...(since === '' ? [] : ['--since', since]),
      ...(until === '' ? [] : ['--until', until]),
      ...(times ? ['--timestamps'] : []),
      name,
    ),
  stats: (name: string) => line('docker', 'stats', name),
  top: (name: string) => line('docker', 'top', name),
  diff: (name: string) => line('docker', 'diff', name),
  port: (name: string) => line('docker', 'port', name),
  wait: (name: string) => line('docker', 'wait', name),
  list: (name: string, path: string) => line('docker', 'exec', name, 'ls', '-la', path),
  /** For one that does not run, in which no `ls` can. */
  listArchive: (name: string, path: string) =>
    `${line('docker', 'cp', `${name}:${path}`, '-')} | tar --list --verbose`,
  copyFolder: (name: string, path: string) =>
    `${line('docker', 'cp', `${name}:${path}`, '-')} > ${shellQuote(`${path.split('/').at(-1) || name}.tar`)}`,
  copyFrom: (name: string, path: string, to = '.') => line('docker', 'cp', `${name}:${path}`, to),
  copyTo: (name: string, file: string, path: string) =>
    line('docker', 'cp', file, `${name}:${path}`),
};
