/** A piece of what a process without a terminal writes. */
interface Piece {
  readonly stream: 'stdout' | 'stderr';
  readonly bytes: Uint8Array;
}

/** Bytes before each frame: stream, three zeros, length (big-endian). */
const headerSize = 8;

/**
 * Takes apart the output of a process without a terminal, which engines send as frames of either stream.
 * (Format: Docker's API, "Attach to a container", stream format.) Gives the pieces of each chunk as it
 * comes, cut out of it, so that a frame's length costs no memory.
 */
export async function* readFrames(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Piece[], void, void> {
  const header = Buffer.alloc(headerSize);
  let known = 0;
  let left = 0;
  for await (const chunk of chunks) {
    const pieces: Piece[] = [];
    let at = 0;
    while (at < chunk.length) {
      if (known < headerSize) {
        const part = chunk.subarray(at, at + headerSize - known);
        header.set(part, known);
        known += part.length;
        at += part.length;
        if (known === headerSize) left = header.readUInt32BE(4);
      } else {
        const bytes = chunk.subarray(at, at + left);
        at += bytes.length;
        left -= bytes.length;
        pieces.push({ stream: header[0] === 2 ? 'stderr' : 'stdout', bytes });
      }
      if (known === headerSize && left === 0) known = 0;
    }
    yield pieces;
  }
}
