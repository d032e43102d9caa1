import type { Duplex } from 'node:stream';
import type { TerminalSize } from '@stagecraft/contracts';
import type { EngineProcess, ProcessEnd, ProcessOutput } from '../../process-engine.ts';
import { readFrames } from '../containers/frames.ts';

/** What differs between a command and a container's main process. */
export interface ProcessWays {
  /** Whether it has a terminal. */
  readonly tty: boolean;
  resize(size: TerminalSize): Promise<void>;
  /** Asks how it ended, once its output has. `lastInput` are the last two bytes that were written. */
  howEnded(lastInput: string): Promise<ProcessEnd>;
  /** Ends it or lets go of it, before the connection is closed. */
  letGo(write: (bytes: Uint8Array) => Promise<void>): Promise<void>;
}

const lost: ProcessEnd = { how: 'lost', exitCode: null };

/** What comes over the connection until it ends; one that breaks is an end, too. */
async function* outputOf(
  connection: Duplex,
  tty: boolean,
): AsyncGenerator<ProcessOutput, void, void> {
  const chunks: AsyncIterable<Uint8Array> = connection.iterator({ destroyOnReturn: false });
  try {
    if (tty) for await (const bytes of chunks) yield { stream: 'stdout', bytes };
    else for await (const pieces of readFrames(chunks)) yield* pieces;
  } catch {
    // `ended` tells of it.
  }
}

/** A process at the other end of a connection that the engine has switched over. */
export function connectedProcess(connection: Duplex, ways: ProcessWays): EngineProcess {
  let lastInput = '';
  let closing: Promise<void> | null = null;
  let isOver = false;
  const write = (bytes: Uint8Array): Promise<void> => {
    if (isOver || connection.destroyed || connection.writableEnded) return Promise.resolve();
    lastInput = (lastInput + Buffer.from(bytes.subarray(-2)).toString('latin1')).slice(-2);
    // What it could not be given is told by its end.
    return new Promise((resolve) => connection.write(bytes, () => resolve()));
  };
  connection.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => {
    connection.once('end', resolve);
    connection.once('close', resolve);
  });
  const ended = closed.then(async () => {
    isOver = true;
    const end = await ways.howEnded(lastInput).catch(() => lost);
    connection.destroy();
    return end;
  });
  return {
    tty: ways.tty,
    output: outputOf(connection, ways.tty),
    write,
    closeInput: () => {
      if (!connection.destroyed) connection.end();
    },
    resize: async (size) => {
      if (ways.tty && !isOver) await ways.resize(size).catch(() => undefined);
    },
    ended,
    close: () =>
      (closing ??= (async () => {
        if (!isOver) await ways.letGo(write).catch(() => undefined);
        connection.destroy();
      })()),
  };
}
