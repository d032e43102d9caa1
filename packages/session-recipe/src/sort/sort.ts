import type { DropReason, SavedFile, Unexplained } from '@stagecraft/contracts';
import { readLine } from '../shell/line.ts';
import { homeOf } from '../shell/words.ts';
import type { SessionCommand, SessionInput } from '../types.ts';
import { isLook } from './looks.ts';
import { managerLine, type ManagerLine } from './managers.ts';
import { startedService } from './services.ts';
import { definedFunction, shellState } from './state.ts';
import { writtenFiles } from './written-files.ts';

/** What a command is for a Dockerfile. */
export type Sorted =
  | { readonly kind: 'drop'; readonly reason: DropReason; readonly open: readonly Unexplained[] }
  | { readonly kind: 'env'; readonly pairs: readonly (readonly [string, string])[] }
  | { readonly kind: 'repeat'; readonly names: readonly string[] | null }
  | { readonly kind: 'copy'; readonly files: readonly SavedFile[] }
  | {
      readonly kind: 'main';
      readonly words: readonly string[] | null;
      readonly dropped: 'main-process' | 'service';
    }
  | { readonly kind: 'run'; readonly manager: ManagerLine | null };

const drop = (reason: DropReason, ...open: readonly Unexplained[]): Sorted => ({
  kind: 'drop',
  reason,
  open,
});

/** How long a command that was interrupted must have run to be what the container is for, ms. */
const longRunMs = 3000;
/** Exit codes of a program that a signal ended: SIGINT, SIGKILL, SIGTERM. */
const interrupted = new Set([130, 137, 143]);

/** Whether a command is a service that ran until the person, or the session, ended it. */
function isMainProcess({ exitCode, endedAt, startedAt }: SessionCommand): boolean {
  if (endedAt === null) return true;
  return interrupted.has(exitCode ?? 0) && endedAt - startedAt >= longRunMs;
}

/** Changed paths that a failed command names: it may have changed them before it failed. */
function failedEffects(input: SessionInput, index: number): Unexplained[] {
  const text = input.commands[index]?.text ?? '';
  const others = input.commands
    .filter(({ exitCode }) => exitCode === 0)
    .map((command) => command.text);
  return input.changes.flatMap(({ path, noise }) => {
    const named = noise === null && path.length > 1 && text.split(/[\s'"=;&|<>]+/).includes(path);
    return named && !others.some((other) => other.includes(path))
      ? [{ kind: 'failed-effect', command: index, path }]
      : [];
  });
}

function sortWritten(
  input: SessionInput,
  index: number,
  command: SessionCommand,
  paths: readonly string[],
): Sorted {
  if (command.saved.length > 0) return { kind: 'copy', files: command.saved };
  const changed = paths.filter((path) => input.changes.some((change) => change.path === path));
  if (paths.length > 0 && changed.length === 0) return drop('unwritten');
  return drop(
    'unsaved',
    ...changed.map((path) => ({ kind: 'unsaved-file' as const, command: index, path })),
  );
}

function sortSuccess(input: SessionInput, index: number, command: SessionCommand): Sorted {
  const { text, directory, user } = command;
  const written = writtenFiles(text, directory, homeOf(user));
  if (written !== null) return sortWritten(input, index, command, written.paths);
  const defined = definedFunction(text);
  if (defined !== null) return { kind: 'repeat', names: [`${defined}()`] };
  const line = readLine(text);
  if (line === null) return { kind: 'run', manager: null };
  const state = shellState(line);
  if (state?.kind === 'directory') return drop('directory');
  if (state?.kind === 'leave') return drop('leave');
  if (state?.kind === 'shell') return drop('shell', { kind: 'inner-shell', command: index });
  if (isLook(line)) return drop('look');
  if (state !== null) return state;
  const service = startedService(line);
  if (service !== null) return { kind: 'main', words: service.foreground, dropped: 'service' };
  return { kind: 'run', manager: managerLine(text, line) };
}

function sortFailure(input: SessionInput, index: number, text: string): Sorted {
  const line = readLine(text);
  // A shell gives the exit code of what was run last in it.
  const isShell = line !== null && shellState(line)?.kind === 'shell';
  return isShell
    ? drop('shell', { kind: 'inner-shell', command: index })
    : drop('failed', ...failedEffects(input, index));
}

/** Says of each command what it is for a Dockerfile. */
export function sortCommands(input: SessionInput): readonly Sorted[] {
  const sorted = input.commands.map((command, index): Sorted => {
    const { exitCode, text } = command;
    const ran = isMainProcess(command);
    if (exitCode !== 0 && !ran) return sortFailure(input, index, text);
    const entry = sortSuccess(input, index, command);
    const isProcess = entry.kind === 'run' || entry.kind === 'main';
    return ran && isProcess ? { kind: 'main', words: null, dropped: 'main-process' } : entry;
  });
  return keepLastMain(dropOverwritten(sorted));
}

/** Only the last service is what the image runs; one that was tried before it was only tried. */
function keepLastMain(sorted: readonly Sorted[]): readonly Sorted[] {
  const last = sorted.findLastIndex(({ kind }) => kind === 'main');
  return sorted.map((entry, index) =>
    entry.kind === 'main' && index !== last
      ? drop(entry.dropped === 'service' ? 'service' : 'running')
      : entry,
  );
}

/** A file that is written again before anything runs need not be written before. */
function dropOverwritten(sorted: readonly Sorted[]): readonly Sorted[] {
  return sorted.map((entry, index) => {
    if (entry.kind !== 'copy') return entry;
    const rest = sorted.slice(index + 1);
    const runs = rest.findIndex(({ kind }) => kind === 'run' || kind === 'repeat');
    const until = runs < 0 ? rest : rest.slice(0, runs);
    const again = until.flatMap((later) => (later.kind === 'copy' ? later.files : []));
    const isAgain = entry.files.every(({ path }) => again.some((file) => file.path === path));
    return isAgain ? drop('overwritten') : entry;
  });
}
