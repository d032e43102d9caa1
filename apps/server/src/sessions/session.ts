import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type {
  ImageConfig,
  RecordedCommand,
  RecordedSession,
  SessionRecipe,
} from '@stagecraft/contracts';
import type { EngineProcess, ProcessEngine } from '../engine/process-engine.ts';
import type { Outcome } from '../engine/engine.ts';
import type { ContainerFiles } from '../engine/container-engine.ts';
import type { TerminalSize } from '@stagecraft/contracts';
import type { SessionCommand } from '@stagecraft/session-recipe';
import { createAppearances } from './appearances.ts';
import { createRecorder, type Recorder } from './recorder/fold.ts';
import type { Piece } from './recorder/marks.ts';
import { recordedProcess } from './recorder/recorded-process.ts';
import { recordedShell } from './recorder/start-script.ts';
import { createSavedFiles } from './saved-files.ts';

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
  /** The last proposal. */
  recipe: Pick<SessionRecipe, 'files' | 'instructions'>;
  /** Ends what goes on. */
  close(): void;
}

const terminalEnv = ['TERM=xterm-256color', 'COLORTERM=truecolor'];

/** The session's state, from its shells: it records while one of them is open. */
function stateOf(recorders: readonly Recorder[], open: number): RecordedSession['state'] {
  if (recorders.some(({ recordable }) => !recordable)) return 'unrecordable';
  if (recorders.length === 0) return 'waiting';
  return open > 0 ? 'recording' : 'ended';
}

interface Shells {
  readonly recorders: readonly Recorder[];
  /** How many of them are open. */
  count(): number;
  open(size: TerminalSize): Promise<Outcome<EngineProcess>>;
}

interface ShellEvents {
  /** Hears of a command that has ended, again where the shell was given none since; the shell waits for it. */
  ended(command: RecordedCommand | undefined): Promise<void>;
  changed(): void;
  /** ms since epoch */
  now(): number;
}

/** Opens recorded shells in a session's container. */
function createShells(
  { containerId, user }: SessionStart,
  engine: () => ProcessEngine | null,
  { ended, changed, now }: ShellEvents,
): Shells {
  const recorders: Recorder[] = [];
  let count = 0;

  async function take(recorder: Recorder, piece: Piece): Promise<void> {
    const wasAsking = recorder.asking;
    recorder.take(piece, now());
    if (piece.kind === 'shown') {
      if (wasAsking !== recorder.asking) changed();
      return;
    }
    if (piece.mark.kind === 'prompt') await ended(recorder.commands.at(-1));
    changed();
  }

  return {
    recorders,
    count: () => count,
    async open(size) {
      const used = engine();
      if (used === null) return { ok: false, failure: { kind: 'unreachable', detail: '' } };
      const nonce = randomBytes(12).toString('hex');
      const opened = await used.exec(containerId, {
        command: recordedShell(nonce),
        user: user === '' ? null : user,
        workingDirectory: null,
        env: terminalEnv,
        size,
      });
      if (!opened.ok) return opened;
      const recorder = createRecorder();
      recorders.push(recorder);
      count += 1;
      changed();
      const over = (): void => {
        recorder.end();
        count -= 1;
        changed();
      };
      const taking = (piece: Piece): Promise<void> => take(recorder, piece);
      return { ok: true, value: recordedProcess(opened.value, nonce, taking, over) };
    },
  };
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
  const saved = createSavedFiles(engine, start.containerId, closing.signal);
  const changed = (): void => void changes.dispatchEvent(new Event('change'));
  const appearances = createAppearances(engine, start.containerId);
  appearances.look(null);
  const heard = new WeakSet<RecordedCommand>();
  const ended = async (command: RecordedCommand | undefined): Promise<void> => {
    if (command === undefined || heard.has(command)) return;
    heard.add(command);
    appearances.look(command);
    await saved.keep(command);
  };
  const shells = createShells(start, engine, { ended, changed, now });
  const { recorders } = shells;
  const all = (): readonly RecordedCommand[] =>
    recorders.flatMap(({ commands }) => commands).toSorted((a, b) => a.startedAt - b.startedAt);
  const shell = () => recorders.find((recorder) => recorder.shell !== null)?.shell ?? null;

  return {
    start,
    recipe: { files: [], instructions: [] },
    shell: () => shell() ?? 'sh',
    told() {
      const { id, image, containerId, containerName, ownsContainer, startedAt } = start;
      return {
        ...{ id, image, containerId, containerName, ownsContainer, startedAt },
        copied: [],
        shell: shell(),
        state: stateOf(recorders, shells.count()),
        asking: recorders.some(({ asking }) => asking),
        commands: [...all()],
        truncated: recorders.some(({ truncated }) => truncated),
      };
    },
    async commands() {
      await appearances.settled();
      return all().map((command) => ({
        ...command,
        saved: saved.of(command),
        appeared: appearances.of(command),
      }));
    },
    open: (size) => shells.open(size),
    onChange: (heard, signal) =>
      changes.addEventListener('change', heard, {
        signal: AbortSignal.any([signal, closing.signal]),
      }),
    close: () => closing.abort(),
  };
}
