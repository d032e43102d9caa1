import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import * as z from 'zod';
import type { BuildStream, BuildVerdict } from '../../../buildkit/stream/build-stream.ts';
import { lineOfError } from '../../../buildkit/stream/dockerfile-error.ts';
import { createJsonLines } from '../../../buildkit/stream/json-lines.ts';
import { exitCodeOf } from '@stagecraft/build-trace';
import type { VertexStatus } from '../../../buildkit/proto/status.ts';
import { createStepProgress } from '../../../buildkit/trace/step-progress.ts';
import { createClassicSteps } from './classic-steps.ts';
import { createClassicTexts } from './classic-texts.ts';

const Message = z.union([
  z.object({
    errorDetail: z.object({ message: z.string(), code: z.number().optional() }),
  }),
  z.object({ error: z.string() }),
  z.object({ stream: z.string() }),
  z.object({ aux: z.object({ ID: z.string() }) }),
  z.object({
    status: z.string(),
    id: z.string(),
    progressDetail: z.object({ current: z.number().optional(), total: z.number().optional() }),
  }),
]);
type Message = z.infer<typeof Message>;
type Status = Extract<Message, { status: string }>;

/** A stream of the classic builder, and its end when the build is cancelled. */
export interface ClassicStream extends BuildStream {
  /** The step that runs is stopped with the build. */
  cancel(): UnstampedBuildEvent[];
}

/** Podman 4 and 5 look at a lost connection between steps only, and have no other way to be stopped. */
const goesOn =
  'context canceled. Podman does not stop the command of this step: it runs at the engine until it ends.';

/** Progress of a base image's layer. */
function toStatus(stepId: string, { status, id, progressDetail }: Status): VertexStatus {
  const isDone = /complete$|^Already exists$/.test(status);
  return {
    id,
    vertex: stepId,
    name: status,
    current: progressDetail.current ?? 0,
    total: progressDetail.total ?? 0,
    started: null,
    completed: isDone ? { seconds: 0, nanos: 0 } : null,
  };
}

/**
 * Reads the answer of `POST /build` by the classic builder: JSON lines with text for people. Steps run
 * one after another and are told as they are announced; the engine gives no times. Pure.
 */
export function createClassicStream(): ClassicStream {
  const lines = createJsonLines();
  const progress = createStepProgress();
  const steps = createClassicSteps();
  const texts = createClassicTexts(steps);
  let failure: BuildVerdict | null = null;

  function readStatus(status: Status): UnstampedBuildEvent[] {
    const stepId = steps.current();
    const event = stepId === null ? null : progress(toStatus(stepId, status));
    return event ? [event] : [];
  }

  function fail(text: string, code?: number): UnstampedBuildEvent[] {
    const message = text.trimEnd();
    const released = texts.release();
    const exitCode = code ?? exitCodeOf(message);
    const stepId = steps.current();
    failure = { state: 'failed', message, stepId, exitCode, line: lineOfError(message) };
    return [...released, ...steps.fail(message, exitCode, false)];
  }

  function read(line: unknown): UnstampedBuildEvent[] {
    const parsed = Message.safeParse(line);
    if (!parsed.success) return [];
    const message = parsed.data;
    if ('errorDetail' in message) {
      return fail(message.errorDetail.message, message.errorDetail.code);
    }
    if ('error' in message) return fail(message.error);
    if ('status' in message) return readStatus(message);
    if ('stream' in message) return texts.read(message.stream);
    texts.imageIs(message.aux.ID);
    return [];
  }

  return {
    push: (chunk) => lines.push(chunk).flatMap(read),
    end: () => [
      ...lines.end().flatMap(read),
      ...texts.release(),
      ...(failure ? [] : steps.close()),
    ],
    verdict() {
      if (failure) return failure;
      const imageId = texts.image();
      return imageId === null ? { state: 'none' } : { state: 'succeeded', imageId };
    },
    cancel: () => [
      ...texts.release(),
      ...steps.fail(steps.isPodman() ? goesOn : 'context canceled', null, true),
    ],
  };
}
