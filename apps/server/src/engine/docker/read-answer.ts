import type { IncomingMessage } from 'node:http';
import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import type { BuildStream, BuildVerdict } from '../../buildkit/stream/build-stream.ts';

/** Reads the engine's answer to its end. Rejects when the connection breaks first. */
export async function readAnswer(
  answer: IncomingMessage,
  stream: BuildStream,
  emit: (event: UnstampedBuildEvent) => void,
): Promise<BuildVerdict> {
  for await (const chunk of answer) {
    const bytes: Buffer = chunk;
    stream.push(bytes).forEach(emit);
  }
  stream.end().forEach(emit);
  return stream.verdict();
}
