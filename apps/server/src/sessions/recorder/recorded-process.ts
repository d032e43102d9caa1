import type { EngineProcess, ProcessOutput } from '../../engine/process-engine.ts';
import { createMarkReader, type Piece } from './marks.ts';

/**
 * A process whose output is read along: what the shell says of itself is taken out, and `take` is told of
 * all in order. The output waits until `take` settles, so that what has to be done between two commands is
 * done before a person sees the next prompt.
 *
 * @param nonce of the shell's start
 */
export function recordedProcess(
  process: EngineProcess,
  nonce: string,
  take: (piece: Piece) => Promise<void>,
  ended: () => void,
): EngineProcess {
  const reader = createMarkReader(nonce);
  async function* output(): AsyncGenerator<ProcessOutput, void, void> {
    try {
      for await (const { stream, bytes } of process.output) {
        for (const piece of reader.push(bytes)) {
          await take(piece);
          if (piece.kind === 'shown') yield { stream, bytes: piece.bytes };
        }
      }
      const rest = reader.end();
      if (rest.length > 0) yield { stream: 'stdout', bytes: rest };
    } finally {
      ended();
    }
  }
  return {
    tty: process.tty,
    output: output(),
    ended: process.ended,
    write: (bytes) => process.write(bytes),
    closeInput: () => process.closeInput(),
    resize: (size) => process.resize(size),
    close: () => process.close(),
  };
}
