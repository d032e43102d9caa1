import type { CommitContainerRequest } from './container-life.ts';
import type { PruneContainersRequest } from './container-list.ts';
import { shellQuote } from './docker-command.ts';

/** What is done with containers, as far as `docker` has a command for it. `id` is an id or a name. */
export type ContainerCommand =
  | { readonly kind: 'list'; readonly filter: ListWords }
  | {
      readonly kind: 'start' | 'pause' | 'unpause' | 'wait' | 'top' | 'diff' | 'port';
      readonly id: string;
    }
  | { readonly kind: 'stop' | 'restart'; readonly id: string; readonly seconds?: number }
  | { readonly kind: 'kill'; readonly id: string; readonly signal: string }
  | { readonly kind: 'rename'; readonly id: string; readonly name: string }
  | {
      readonly kind: 'remove';
      readonly ids: readonly string[];
      readonly force: boolean;
      readonly volumes: boolean;
    }
  | { readonly kind: 'logs'; readonly id: string; readonly part: LogWords }
  | { readonly kind: 'stats'; readonly ids: readonly string[] }
  | {
      readonly kind: 'inspect';
      readonly id: string;
      /** Where the field is, e.g. `['State', 'ExitCode']`; empty for all. */
      readonly path: readonly (string | number)[];
    }
  | { readonly kind: 'copyFrom'; readonly id: string; readonly path: string; readonly to: string }
  | { readonly kind: 'copyTo'; readonly id: string; readonly path: string; readonly from: string }
  | { readonly kind: 'export'; readonly id: string; readonly to: string }
  | { readonly kind: 'commit'; readonly id: string; readonly request: CommitContainerRequest }
  | { readonly kind: 'prune'; readonly request: PruneContainersRequest };

interface ListWords {
  readonly all?: boolean;
  readonly last?: number;
  readonly size?: boolean;
  readonly status?: readonly string[];
  readonly name?: string;
  readonly label?: string;
  readonly ancestor?: string;
}

interface LogWords {
  readonly follow?: boolean;
  readonly tail?: number | 'all';
  readonly since?: string;
  readonly until?: string;
  readonly timestamps?: boolean;
}

const when = (asked: boolean | undefined, ...words: readonly string[]): readonly string[] =>
  asked === true ? words : [];
const flag = (name: string, value: string | number | undefined): readonly string[] =>
  value === undefined || value === '' ? [] : [name, String(value)];
const filter = (name: string, value: string | undefined): readonly string[] =>
  value === undefined || value === '' ? [] : ['--filter', `${name}=${value}`];

function listWords({ all, last, size, status = [], name, label, ancestor }: ListWords) {
  return [
    'ps',
    ...when(all, '-a'),
    ...(last === 1 ? ['-l'] : flag('-n', last)),
    ...when(size, '-s'),
    ...status.flatMap((state) => filter('status', state)),
    ...filter('name', name),
    ...filter('label', label),
    ...filter('ancestor', ancestor),
  ];
}

function logWords(id: string, { follow, tail, since, until, timestamps }: LogWords) {
  return [
    'logs',
    ...when(follow, '-f'),
    ...when(timestamps, '-t'),
    ...flag('--since', since),
    ...flag('--until', until),
    ...(tail === 'all' ? [] : flag('-n', tail)),
    id,
  ];
}

/** A field as Go's templates name it: `.State.ExitCode`; what is no identifier is looked up by `index`. */
function template(path: readonly (string | number)[]): string {
  const isPlain = (part: string | number): boolean =>
    typeof part === 'string' && /^[A-Z]\w*$/i.test(part);
  const end = path.findIndex((part) => !isPlain(part));
  const plain = end === -1 ? path : path.slice(0, end);
  const field = `.${plain.join('.')}`;
  if (end === -1) return `{{json ${field}}}`;
  const keys = path.slice(end).map((part) => JSON.stringify(part));
  return `{{json (index ${field} ${keys.join(' ')})}}`;
}

function commitWords(
  id: string,
  { name, author, message, pause, changes }: CommitContainerRequest,
) {
  return [
    'commit',
    ...flag('-a', author),
    ...flag('-m', message),
    ...when(!pause, '--pause=false'),
    ...changes.flatMap((change) => ['-c', change]),
    id,
    ...(name === '' ? [] : [name]),
  ];
}

function pruneWords({ labels, until }: PruneContainersRequest) {
  return [
    'container',
    'prune',
    ...labels.flatMap((label) => filter('label', label)),
    ...filter('until', until ?? undefined),
  ];
}

function wordsOf(command: ContainerCommand): readonly string[] {
  switch (command.kind) {
    case 'list':
      return listWords(command.filter);
    case 'stop':
    case 'restart':
      return [command.kind, ...flag('-t', command.seconds), command.id];
    case 'kill': {
      const usual = /^(?:SIG)?KILL$/.test(command.signal);
      return ['kill', ...(usual ? [] : ['-s', command.signal]), command.id];
    }
    case 'rename':
      return ['rename', command.id, command.name];
    case 'remove':
      return ['rm', ...when(command.force, '-f'), ...when(command.volumes, '-v'), ...command.ids];
    case 'logs':
      return logWords(command.id, command.part);
    case 'stats':
      return ['stats', ...command.ids];
    case 'inspect': {
      const format = command.path.length === 0 ? '' : template(command.path);
      return ['inspect', ...flag('-f', format), command.id];
    }
    case 'copyFrom':
      return ['cp', `${command.id}:${command.path}`, command.to];
    case 'copyTo':
      return ['cp', command.from, `${command.id}:${command.path}`];
    case 'export':
      return ['export', '-o', command.to, command.id];
    case 'commit':
      return commitWords(command.id, command.request);
    case 'prune':
      return pruneWords(command.request);
    default:
      return [command.kind, command.id];
  }
}

/** The `docker` command that does the same. (Flags: https://docs.docker.com/reference/cli/docker/) */
export function dockerContainerCommand(command: ContainerCommand): string {
  return ['docker', ...wordsOf(command)].map(shellQuote).join(' ');
}
