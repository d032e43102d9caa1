import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import * as z from 'zod';
import type { BuildStream, BuildVerdict } from '../../../buildkit/stream/build-stream.ts';
import { lineOfError } from '../../../buildkit/stream/dockerfile-error.ts';
import { createJsonLines } from '../../../buildkit/stream/json-lines.ts';
import { exitCodeOf } from '@stagecraft/build-trace';
import type { VertexStatus } from '../../../buildkit/proto/status.ts';
import { createStepProgress } from '../../../buildkit/trace/step-progress.ts';
import { createClassicSteps } from './classic-steps.ts';

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

/** What the builder says of itself between a step's own output. Docker's and Podman's wording. */
const bookkeeping =
  /^(?: ?-{2,3}> (?:[0-9a-f]{11,}|Running in [0-9a-f]+)|Removing intermediate container [0-9a-f]+|COMMIT\b.*)\n?$/;
const usingCache = /^ ?-{2,3}> Using cache(?: [0-9a-f]+)?\n?$/;

/** A stream of the classic builder, and its end when the build is cancelled. */
export interface ClassicStream extends BuildStream {
  /** The step that runs is stopped with the build. */
  cancel(): UnstampedBuildEvent[];
}

/** A piece of the running step's output. Docker paints what goes to stderr red. */
function logEvent(stepId: string, text: string): UnstampedBuildEvent {
  // oxlint-disable-next-line no-control-regex -- ANSI codes are control characters
  const red = /^\u001b\[91m(.*)\u001b\[0m$/s.exec(text)?.[1];
  const stream = red === undefined ? 'stdout' : 'stderr';
  return { type: 'step.logged', stepId, stream, text: red ?? text };
}

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
  let imageId: string | null = null;
  let isBuilt = false;
  /** The last text was an announcement: its line feed comes by itself. */
  let isAnnounced = false;
  let failure: BuildVerdict | null = null;

  function readText(text: string): UnstampedBuildEvent[] {
    const announced = steps.announce(text);
    const isLineEnd = isAnnounced && text === '\n';
    isAnnounced = announced !== null;
    if (announced) return announced;
    if (isLineEnd) return [];
    const tag = /^Successfully tagged (\S+)\n?$/.exec(text)?.[1];
    if (tag !== undefined) return [...steps.close(), { type: 'image.tagged', tag }];
    if (/^Successfully built [0-9a-f]+\n?$/.test(text)) {
      isBuilt = true;
      return steps.close();
    }
    if (usingCache.test(text)) steps.markCached();
    const stepId = steps.current();
    const isSilent = stepId === null || usingCache.test(text) || bookkeeping.test(text);
    return isSilent ? [] : [logEvent(stepId, text)];
  }

  function readStatus(status: Status): UnstampedBuildEvent[] {
    const stepId = steps.current();
    const event = stepId === null ? null : progress(toStatus(stepId, status));
    return event ? [event] : [];
  }

  function fail(message: string, code?: number): UnstampedBuildEvent[] {
    const exitCode = code ?? exitCodeOf(message);
    const stepId = steps.current();
    failure = { state: 'failed', message, stepId, exitCode, line: lineOfError(message) };
    return steps.fail(message, exitCode, false);
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
    if ('stream' in message) return readText(message.stream);
    imageId = message.aux.ID;
    return [];
  }

  return {
    push: (chunk) => lines.push(chunk).flatMap(read),
    end: () => [...lines.end().flatMap(read), ...(failure ? [] : steps.close())],
    verdict() {
      if (failure) return failure;
      // Each stage reports an image: only that of the last step is the build's.
      const isWhole = isBuilt || steps.isLast();
      return imageId !== null && isWhole ? { state: 'succeeded', imageId } : { state: 'none' };
    },
    cancel: () => steps.fail('context canceled', null, true),
  };
}
