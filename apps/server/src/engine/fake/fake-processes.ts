import { setMaxListeners } from 'node:events';
import type { TerminalSize } from '@stagecraft/contracts';
import type { EngineFailure, Outcome } from '../engine.ts';
import type { EngineProcess, ProcessEnd, ProcessEngine, ProcessOutput } from '../process-engine.ts';

/** What a program of a fake container has of the world. */
export interface FakeWorld {
  /** Settles once it was read, as with a full pipe. */
  write(text: string, stream?: ProcessOutput['stream']): Promise<void>;
  /** What is typed; ends with the input, and when it is hung up. */
  readonly input: AsyncIterable<string>;
  /** Null without a terminal. */
  size(): TerminalSize | null;
  /** Aborted when it is told to end. */
  readonly hungUp: AbortSignal;
}

/** Gives its exit code; null detaches from it. */
export type FakeProgram = (world: FakeWorld) => Promise<number | null>;

export interface FakeProcessRequest {
  readonly kind: 'exec' | 'attach' | 'toolbox';
  readonly container: string;
  /** Empty for `attach`. */
  readonly command: readonly string[];
}

export interface FakeProcessesOptions {
  /** What a request starts, or why it does not. */
  readonly play: (request: FakeProcessRequest) => FakeProgram | EngineFailure;
  /** Aborted when the engine is gone. */
  readonly away: AbortSignal;
  readonly gone: EngineFailure;
}

/** A queue between two sides; `put` settles when what it put was taken, `end` lets the reader end. */
function channel<T>() {
  const waiting: { readonly value: T; readonly taken: () => void }[] = [];
  let isOver = false;
  let wake: () => void = () => undefined;
  async function* read(): AsyncGenerator<T, void, void> {
    for (;;) {
      const next = waiting.shift();
      if (next !== undefined) {
        yield next.value;
        next.taken();
      } else if (isOver) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  return {
    put: (value: T): Promise<void> =>
      isOver
        ? Promise.resolve()
        : new Promise((taken) => {
            waiting.push({ value, taken });
            wake();
          }),
    end(): void {
      isOver = true;
      wake();
    },
    read,
  };
}

function run(program: FakeProgram, first: TerminalSize | null, away: AbortSignal): EngineProcess {
  const output = channel<ProcessOutput>();
  const input = channel<string>();
  const hangUp = new AbortController();
  let size = first;
  const leave = (): void => {
    hangUp.abort();
    input.end();
  };
  away.addEventListener('abort', leave, { once: true });
  const played = program({
    write: (text, stream = 'stdout') =>
      output.put({ stream: first === null ? stream : 'stdout', bytes: Buffer.from(text) }),
    input: input.read(),
    size: () => size,
    hungUp: hangUp.signal,
  });
  const ended = Promise.race([
    played,
    new Promise<number>((resolve) => {
      hangUp.signal.addEventListener('abort', () => resolve(129), { once: true });
    }),
  ]).then((exitCode): ProcessEnd => {
    output.end();
    input.end();
    if (away.aborted) return { how: 'lost', exitCode: null };
    return { how: exitCode === null ? 'detached' : 'exited', exitCode };
  });
  return {
    tty: first !== null,
    output: output.read(),
    // A keyboard does not wait for the program.
    write: async (bytes) => void input.put(Buffer.from(bytes).toString('utf8')),
    closeInput: () => input.end(),
    resize: async (next) => {
      if (size !== null) size = next;
    },
    ended,
    close: async () => leave(),
  };
}

/** Processes in memory. */
export function fakeProcesses({ play, away, gone }: FakeProcessesOptions): ProcessEngine {
  // Each process listens.
  setMaxListeners(0, away);
  const start = async (
    request: FakeProcessRequest,
    size: TerminalSize | null,
  ): Promise<Outcome<EngineProcess>> => {
    if (away.aborted) return { ok: false, failure: gone };
    const program = play(request);
    return typeof program === 'function'
      ? { ok: true, value: run(program, size, away) }
      : { ok: false, failure: program };
  };
  return {
    exec: (container, { command, size }) => start({ kind: 'exec', container, command }, size),
    attach: (container, size) => start({ kind: 'attach', container, command: [] }, size),
    toolbox: (container, { command, size }) => start({ kind: 'toolbox', container, command }, size),
  };
}
