import { setMaxListeners } from 'node:events';
import type {
  ImageConfig,
  RecordedCommand,
  RecordedSession,
  SessionWork,
} from '@stagecraft/contracts';
import type { EngineProcess, ProcessEngine } from '../engine/process-engine.ts';
import type { Outcome } from '../engine/engine.ts';
import type { ContainerFiles } from '../engine/container-engine.ts';
import type { TerminalSize } from '@stagecraft/contracts';
import type { SessionCommand } from '@stagecraft/session-recipe';
import { createCommandEvidence } from './command-evidence.ts';
import { createCopiedFiles, type KeptCopy } from './copied-files.ts';
import { createFileBudget, type ReadFile } from './file-budget.ts';
import type { Recorder } from './recorder/fold.ts';
import { createShells } from './shells.ts';

/** What a session began with. */
export interface SessionStart {
  readonly id: string;
  /** As it was asked for. */
  readonly image: string;
  /** What FROM is to name. */
  readonly base: string;
  readonly config: ImageConfig;
  readonly user: string;
  readonly containerId: string;
  readonly containerName: string;
  /** It was made for the session and goes with it. */
  readonly ownsContainer: boolean;
  /** ms since epoch. */
  readonly startedAt: number;
}

/** A container with recorded shells, and what they told. */
export interface Session {
  readonly start: SessionStart;
  told(): RecordedSession;
  /** In the order in which they were started, with the files that they wrote by hand. */
  commands(): Promise<readonly SessionCommand[]>;
  shell(): 'bash' | 'sh';
  /** Opens a shell whose commands are kept. */
  open(size: TerminalSize): Promise<Outcome<EngineProcess>>;
  /** Hears of each command that begins or ends, until the signal aborts. */
  onChange(heard: () => void, signal: AbortSignal): void;
  /** Files that came through Stagecraft. */
  readonly copied: readonly KeptCopy[];
  /** Takes note of files that Stagecraft has just put into the container. */
  addCopied(paths: readonly string[]): Promise<void>;
  /** Reads files of the container for one proposal. */
  reader(): ReadFile;
  /** What has been made of it. */
  work: SessionWork;
  /** Ends what goes on. */
  close(): void;
}

/** The session's state, from its shells: it records while one of them is open. */
function stateOf(recorders: readonly Recorder[], open: number): RecordedSession['state'] {
  if (recorders.some(({ recordable }) => !recordable)) return 'unrecordable';
  if (recorders.length === 0) return 'waiting';
  return open > 0 ? 'recording' : 'ended';
}

/** @param now ms since epoch */
export function createSession(
  start: SessionStart,
  engine: () => (ContainerFiles & ProcessEngine) | null,
  now: () => number,
): Session {
  const changes = new EventTarget();
  const closing = new AbortController();
  setMaxListeners(0, changes, closing.signal);
  const reader = (): ReadFile => createFileBudget(engine, start.containerId, closing.signal);
  const read = reader();
  const copied = createCopiedFiles(read, now);
  const evidence = createCommandEvidence(engine, start.containerId, read);
  const changed = (): void => void changes.dispatchEvent(new Event('change'));
  const shells = createShells(start, engine, { ended: evidence.ended, changed, now });
  const { recorders } = shells;
  const all = (): readonly RecordedCommand[] =>
    recorders.flatMap(({ commands }) => commands).toSorted((a, b) => a.startedAt - b.startedAt);
  const shell = () => recorders.find((recorder) => recorder.shell !== null)?.shell ?? null;

  return {
    start,
    copied: copied.all,
    async addCopied(paths) {
      await copied.add(paths);
      changed();
    },
    reader,
    work: { committed: null, committedCommands: 0, recipe: null, lines: [], proved: null },
    shell: () => shell() ?? 'sh',
    told() {
      const { id, image, containerId, containerName, ownsContainer, startedAt } = start;
      return {
        ...{ id, image, containerId, containerName, ownsContainer, startedAt },
        copied: copied.all.map((one) => one.copied),
        shell: shell(),
        state: stateOf(recorders, shells.count()),
        asking: recorders.some(({ asking }) => asking),
        commands: [...all()],
        truncated: recorders.some(({ truncated }) => truncated),
      };
    },
    commands: () => evidence.of(all()),
    open: (size) => shells.open(size),
    onChange: (heard, signal) =>
      changes.addEventListener('change', heard, {
        signal: AbortSignal.any([signal, closing.signal]),
      }),
    close: () => closing.abort(),
  };
}
