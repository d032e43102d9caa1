import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import * as z from 'zod';
import { createTraceDecoder } from '../trace/trace-decoder.ts';
import { exitCodeOf } from '@stagecraft/build-trace';
import { lineOfError } from './dockerfile-error.ts';
import { createJsonLines } from './json-lines.ts';

/** What the engine said of the whole build, once its answer is complete. */
export type BuildVerdict =
  | { readonly state: 'succeeded'; readonly imageId: string }
  | {
      readonly state: 'failed';
      readonly message: string;
      readonly stepId: string | null;
      readonly exitCode: number | null;
      /** 0-based. */
      readonly line: number | null;
    }
  /** The answer ended with neither an image nor an error. */
  | { readonly state: 'none' };

/**
 * Reads the answer of `POST /build?version=2`: JSON lines with the trace (protobuf in base64), the
 * image's id and, in an answer with status 200, the error. Pure: however the bytes are cut, the
 * events are the same.
 */
export interface BuildStream {
  push(chunk: Uint8Array): UnstampedBuildEvent[];
  /** To call once, at the end of the answer. */
  end(): UnstampedBuildEvent[];
  verdict(): BuildVerdict;
}

const Message = z.union([
  z.object({ id: z.literal('moby.buildkit.trace'), aux: z.string() }),
  z.object({ id: z.literal('moby.image.id'), aux: z.object({ ID: z.string() }) }),
  z.object({ errorDetail: z.object({ message: z.string() }) }),
  z.object({ error: z.string() }),
]);

export function createBuildStream(): BuildStream {
  const lines = createJsonLines();
  const trace = createTraceDecoder();
  let imageId: string | null = null;
  let error: string | null = null;

  function read(line: unknown): UnstampedBuildEvent[] {
    const parsed = Message.safeParse(line);
    // Other lines repeat for people what the trace says ("Successfully tagged …").
    if (!parsed.success) return [];
    const message = parsed.data;
    if ('errorDetail' in message) error = message.errorDetail.message;
    else if ('error' in message) error = message.error;
    else if (message.id === 'moby.image.id') imageId = message.aux.ID;
    else return trace.push(Buffer.from(message.aux, 'base64'));
    return [];
  }

  return {
    push: (chunk) => lines.push(chunk).flatMap(read),
    end: () => [...lines.end().flatMap(read), ...trace.end()],
    verdict() {
      if (error !== null) {
        const step = trace.failedStep(error);
        return {
          state: 'failed',
          message: error,
          stepId: step?.stepId ?? null,
          exitCode: step ? step.exitCode : exitCodeOf(error),
          line: lineOfError(error),
        };
      }
      return imageId === null ? { state: 'none' } : { state: 'succeeded', imageId };
    },
  };
}
