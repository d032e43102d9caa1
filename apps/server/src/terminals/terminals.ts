import type { Terminal, TerminalRequest, TerminalSize } from '@stagecraft/contracts';
import type { EngineProcess } from '../engine/process-engine.ts';
import { fail, ok, type Result } from '../problems/result.ts';
import { startSession, type TerminalOpening, type TerminalSession } from './session.ts';

/** How many run at once; each may keep some megabytes. */
export const terminalLimit = 32;
/** How many of those that have ended are kept. */
const endedLimit = 32;
/** How long one that has ended is kept once no page shows it, in ms. */
const endedPatienceMs = 30 * 60_000;
/** How long one that nobody looks at and that says nothing goes on, in ms. */
const idlePatienceMs = 12 * 60 * 60_000;
/** How often that is looked at, in ms. */
const roundMs = 60_000;
/** How long what runs in terminals may take to end when the server does, in ms. */
const closePatienceMs = 2000;

/** What an opener makes of a request. The terminal owns the process from then on, and closes it. */
export interface StartedTerminal extends Pick<TerminalOpening, 'title' | 'command'> {
  readonly process: EngineProcess;
}

/** Terminals of this server: they go on when no page shows them. */
export interface Terminals {
  /** Opens one; the limit counts those that run and those that are being opened. */
  open(
    request: TerminalRequest,
    size: TerminalSize,
    start: (size: TerminalSize) => Promise<Result<StartedTerminal>>,
  ): Promise<Result<Terminal>>;
  /** Oldest first. */
  list(): readonly Terminal[];
  find(id: string): TerminalSession | null;
  rename(id: string, title: string): Result<Terminal>;
  /** Ends what runs in it, and forgets it. */
  close(id: string): Promise<Result<void>>;
  /** Ends all of them. */
  shutdown(): Promise<void>;
}

const isRunning = (session: TerminalSession): boolean =>
  session.terminal().status.state === 'running';

/** Which sessions have been left alone for too long. */
function forgotten(sessions: readonly TerminalSession[], now: number): TerminalSession[] {
  const alone = sessions.filter((session) => session.viewers() === 0);
  const ended = alone.filter((session) => !isRunning(session));
  const tooMany = ended.slice(0, Math.max(0, ended.length - endedLimit));
  const tooOld = alone.filter(
    (session) => now - session.lastUsed() > (isRunning(session) ? idlePatienceMs : endedPatienceMs),
  );
  return [...new Set([...tooMany, ...tooOld])];
}

/** @param now ms since epoch */
export function createTerminals(now: () => number = Date.now): Terminals {
  const sessions = new Map<string, TerminalSession>();
  let opening = 0;
  let isClosing = false;
  const drop = (session: TerminalSession): Promise<void> => {
    sessions.delete(session.id);
    return session.close();
  };
  const tidy = (): void => {
    for (const session of forgotten([...sessions.values()], now())) void drop(session);
  };
  const rounds = setInterval(tidy, roundMs);
  rounds.unref();
  const withOne = <T>(id: string, work: (session: TerminalSession) => T): Result<T> => {
    const session = sessions.get(id);
    return session === undefined ? fail('terminal_not_found') : ok(work(session));
  };
  return {
    async open(request, size, start) {
      tidy();
      const running = [...sessions.values()].filter(isRunning).length;
      if (isClosing || running + opening >= terminalLimit) return fail('terminal_limit');
      opening += 1;
      const started = await start(size).finally(() => (opening -= 1));
      if (!started.ok) return started;
      const { process, ...named } = started.value;
      const session = startSession({ ...named, request, size }, process);
      sessions.set(session.id, session);
      if (isClosing) void drop(session);
      return ok(session.terminal());
    },
    list: () => [...sessions.values()].map((session) => session.terminal()),
    find: (id) => sessions.get(id) ?? null,
    rename: (id, title) =>
      withOne(id, (session) => {
        session.rename(title);
        return session.terminal();
      }),
    async close(id) {
      const session = sessions.get(id);
      if (session === undefined) return fail('terminal_not_found');
      await drop(session);
      return ok(undefined);
    },
    async shutdown() {
      isClosing = true;
      clearInterval(rounds);
      const enough = new Promise((resolve) => setTimeout(resolve, closePatienceMs).unref());
      // They stay on the list: a page that asks now is to show them for as long as it is open.
      const closing = [...sessions.values()].map((session) => session.close());
      await Promise.race([Promise.all(closing), enough]);
    },
  };
}
