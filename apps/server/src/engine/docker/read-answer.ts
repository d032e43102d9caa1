import type { IncomingMessage } from 'node:http';
import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import type { EngineBuildRequest } from '../engine.ts';
import type { BuildStream, BuildVerdict } from '../../buildkit/stream/build-stream.ts';

/**
 * Reads the engine's answer to its end, no faster than `room` lets it. Rejects when the connection breaks
 * first.
 */
export async function readAnswer(
  answer: IncomingMessage,
  stream: BuildStream,
  emit: (event: UnstampedBuildEvent) => void,
  room: EngineBuildRequest['room'],
): Promise<BuildVerdict> {
  for await (const chunk of answer) {
    const bytes: Buffer = chunk;
    stream.push(bytes).forEach(emit);
    await room?.();
  }
  stream.end().forEach(emit);
  return stream.verdict();
}
