import { randomUUID } from 'node:crypto';
import {
  terminalWindow,
  type Terminal,
  type TerminalRequest,
  type TerminalSize,
} from '@stagecraft/contracts';
import { timerSchedule, type Schedule } from '../engine/monitor.ts';
import type { EngineProcess } from '../engine/process-engine.ts';
import { createAudience, type Viewer } from './audience.ts';
import { createByteHistory, type ByteHistory } from './byte-history.ts';
import { createScreen, type Picture, type Screen } from './screen.ts';

/** Bytes that are kept for pages whose connection was lost; more than a page may be behind. */
const keptBytes = 2 * terminalWindow;

/** What a terminal is opened with. */
export interface TerminalOpening {
  readonly request: TerminalRequest;
  /** A short name. */
  readonly title: string;
  /** See `Terminal`. */
  readonly command: string | null;
  readonly size: TerminalSize;
}

/** What a viewer begins with: bytes that it lacks, or a picture and the bytes after it. */
export type Beginning =
  | { readonly kind: 'resumed'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'picture'; readonly picture: Picture; readonly bytes: Uint8Array };

/** A terminal that goes on whether or not a page shows it. */
export interface TerminalSession {
  readonly id: string;
  terminal(): Terminal;
  /** ms since epoch of what was last written or typed, or of the last page that left. */
  lastUsed(): number;
  viewers(): number;
  rename(title: string): void;
  resize(size: TerminalSize): void;
  /** Settles when more may be typed. */
  type(bytes: Uint8Array): Promise<void>;
  /** `after`: how many bytes it has; null for none. From then on the viewer is told of all that comes. */
  join(viewer: Viewer, after: number | null): Beginning;
  leave(viewer: Viewer): void;
  /** A viewer has drawn more than before. */
  drawn(): void;
  /** Settles when the process has been let go of. */
  close(): Promise<void>;
}

function newTerminal({ request, title, command, size }: TerminalOpening): Terminal {
  return {
    id: randomUUID(),
    request,
    title,
    programTitle: '',
    command,
    openedAt: Date.now(),
    size,
    status: { state: 'running' },
  };
}

function beginningOf(after: number | null, history: ByteHistory, screen: Screen): Beginning {
  const missed = after === null ? null : history.since(after);
  if (after !== null && missed !== null) return { kind: 'resumed', at: after, bytes: missed };
  const picture = screen.picture();
  return { kind: 'picture', picture, bytes: history.since(picture.at) ?? new Uint8Array() };
}

/** Whether a size is another one than it has, for something that still runs. */
function takesSize({ size, status }: Terminal, { columns, rows }: TerminalSize): boolean {
  return status.state === 'running' && (columns !== size.columns || rows !== size.rows);
}

/** Reads a process's output, each piece once the one before was taken, and tells how it ended. */
async function readOut(
  process: EngineProcess,
  take: (bytes: Uint8Array) => Promise<void>,
): Promise<Terminal['status']> {
  for await (const { bytes } of process.output) await take(bytes);
  return { state: 'ended', ...(await process.ended), at: Date.now() };
}

/** Reads a process's output no faster than all who look at it draw, and as fast as it comes for nobody. */
export function startSession(
  opening: TerminalOpening,
  process: EngineProcess,
  schedule: Schedule = timerSchedule,
): TerminalSession {
  const history = createByteHistory(keptBytes);
  const { viewers, moved, drawn, dismiss } = createAudience(history.end, schedule);
  let terminal = newTerminal(opening);
  let { programTitle, openedAt: lastUsed } = terminal;
  const change = (part: Partial<Terminal>): void => {
    terminal = { ...terminal, ...part };
    for (const viewer of viewers) viewer.changed(terminal);
  };
  const screen = createScreen(opening.size, {
    title: (next) => (programTitle = next),
    reply: (bytes) => void process.write(bytes),
  });
  const take = async (bytes: Uint8Array): Promise<void> => {
    lastUsed = Date.now();
    history.append(bytes);
    for (const viewer of viewers) viewer.output(bytes);
    await screen.write(bytes);
    if (programTitle !== terminal.programTitle) change({ programTitle });
    await drawn();
  };
  const done = readOut(process, take).then((status) => change({ status }));
  return {
    id: terminal.id,
    terminal: () => terminal,
    lastUsed: () => lastUsed,
    viewers: () => viewers.size,
    rename: (title) => change({ title }),
    resize(next) {
      if (!takesSize(terminal, next)) return;
      screen.resize(next);
      change({ size: next });
      void process.resize(next);
    },
    type(bytes) {
      lastUsed = Date.now();
      return process.write(bytes);
    },
    join(viewer, after) {
      viewers.add(viewer);
      return beginningOf(after, history, screen);
    },
    leave(viewer) {
      lastUsed = Date.now();
      viewers.delete(viewer);
      moved();
    },
    drawn: moved,
    async close() {
      dismiss();
      void done.then(screen.close);
      await process.close();
    },
  };
}
