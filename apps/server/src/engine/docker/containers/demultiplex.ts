import { StringDecoder } from 'node:string_decoder';
import type { ContainerOutput } from '../../container-engine.ts';
import { readFrames } from './frames.ts';

/**
 * Output of a container without a terminal as text (see `readFrames`). A frame is passed on in the pieces
 * in which it comes; a character that is cut in two comes whole. Frames of one stream that come together
 * are joined: the engine makes one of each line.
 */
export async function* demultiplex(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<ContainerOutput, void, void> {
  const decoders = { stdout: new StringDecoder('utf8'), stderr: new StringDecoder('utf8') };
  for await (const pieces of readFrames(chunks)) {
    const joined: { stream: ContainerOutput['stream']; text: string } = {
      stream: 'stdout',
      text: '',
    };
    for (const { stream, bytes } of pieces) {
      const text = decoders[stream].write(Buffer.from(bytes));
      if (joined.stream !== stream && joined.text !== '') {
        yield { ...joined };
        joined.text = '';
      }
      joined.stream = stream;
      joined.text += text;
    }
    if (joined.text !== '') yield joined;
  }
  for (const stream of ['stdout', 'stderr'] as const) {
    const text = decoders[stream].end();
    if (text !== '') yield { stream, text };
  }
}
