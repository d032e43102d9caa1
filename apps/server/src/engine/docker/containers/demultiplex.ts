import { StringDecoder } from 'node:string_decoder';
import type { ContainerOutput } from '../../container-engine.ts';

/** Bytes before each frame: stream, three zeros, length (big-endian). */
const headerSize = 8;

function streamOf(header: Buffer): ContainerOutput['stream'] {
  return header[0] === 2 ? 'stderr' : 'stdout';
}

/**
 * Output of a container without a terminal, as the engine sends it: frames of either stream. (Format:
 * Docker's API, "Attach to a container", stream format.) A frame is passed on in the pieces in which it
 * comes, so that its length costs no memory; a character that is cut in two comes whole. Frames of one
 * stream that come together are joined: the engine makes one of each line.
 */
export async function* demultiplex(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<ContainerOutput, void, void> {
  const decoders = { stdout: new StringDecoder('utf8'), stderr: new StringDecoder('utf8') };
  const header = Buffer.alloc(headerSize);
  let known = 0;
  let left = 0;
  for await (const chunk of bytes) {
    let at = 0;
    const joined: { stream: ContainerOutput['stream']; text: string } = {
      stream: 'stdout',
      text: '',
    };
    while (at < chunk.length) {
      if (known < headerSize) {
        const part = chunk.subarray(at, at + headerSize - known);
        header.set(part, known);
        known += part.length;
        at += part.length;
        if (known === headerSize) left = header.readUInt32BE(4);
      } else {
        const part = chunk.subarray(at, at + left);
        at += part.length;
        left -= part.length;
        const stream = streamOf(header);
        const text = decoders[stream].write(Buffer.from(part));
        if (joined.stream !== stream && joined.text !== '') {
          yield { ...joined };
          joined.text = '';
        }
        joined.stream = stream;
        joined.text += text;
      }
      if (known === headerSize && left === 0) known = 0;
    }
    if (joined.text !== '') yield joined;
  }
  for (const stream of ['stdout', 'stderr'] as const) {
    const text = decoders[stream].end();
    if (text !== '') yield { stream, text };
  }
}
