import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import * as z from 'zod';
import type { BuildStream, BuildVerdict } from '../../../buildkit/stream/build-stream.ts';
import { lineOfError } from '../../../buildkit/stream/dockerfile-error.ts';
import { createJsonLines } from '../../../buildkit/stream/json-lines.ts';
import { exitCodeOf } from '@stagecraft/build-trace';
import type { VertexStatus } from '../../../buildkit/proto/status.ts';
import { createStepProgress } from '../../../buildkit/trace/step-progress.ts';
import { readClassicPhrase } from './classic-phrase.ts';
import { createClassicSteps, type ClassicSteps } from './classic-steps.ts';

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

/** What the texts say: steps, their output, the image and its names. */
function createTexts(steps: ClassicSteps) {
  let imageId: string | null = null;
  let isBuilt = false;
  /** The last text was an announcement: its line feed comes by itself. */
  let isAnnounced = false;
  /** Podman's announcement of the image, or a command's output that looks like it: what follows tells. */
  let held: string | null = null;

  function log(text: string): UnstampedBuildEvent[] {
    const stepId = steps.current();
    return stepId === null ? [] : [logEvent(stepId, text)];
  }

  function release(): UnstampedBuildEvent[] {
    const text = held;
    held = null;
    return text === null ? [] : log(text);
  }

  function readPhrase(text: string): UnstampedBuildEvent[] {
    const phrase = readClassicPhrase(text);
    switch (phrase.kind) {
      case 'cached':
        steps.markCached();
        return [];
      case 'layer':
        // A cached step prints nothing of its own; after the last one Podman still talks.
        return steps.isCached() && steps.isLast() ? steps.close() : [];
      case 'bookkeeping':
        return [];
      case 'commit':
        if (!steps.isPodman() || !steps.isLast()) return log(text);
        held = text;
        return [];
      case 'image':
        // Podman before 4 tells the whole id in this way only.
        if (steps.isLast() && steps.current() === null) imageId ??= phrase.id;
        return log(text);
      case 'built':
        if (!steps.isLast()) return log(text);
        isBuilt = true;
        return steps.close();
      case 'tagged':
        // Podman tells its own names (with a registry) before, and those that were asked for after.
        return isBuilt ? [{ type: 'image.tagged', tag: phrase.tag }] : log(text);
      case 'output':
        return log(text);
    }
  }

  return {
    release,
    imageIs(id: string): void {
      imageId = id;
    },
    // Each stage reports an image: only that of the last step is the build's.
    image: () => (isBuilt || steps.isLast() ? imageId : null),
    read(text: string): UnstampedBuildEvent[] {
      if (held !== null && readClassicPhrase(text).kind === 'layer') {
        held = null;
        return steps.close();
      }
      const released = release();
      const announced = steps.announce(text);
      const isLineEnd = isAnnounced && text === '\n';
      isAnnounced = announced !== null;
      if (announced) return [...released, ...announced];
      return isLineEnd ? released : [...released, ...readPhrase(text)];
    },
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
  const texts = createTexts(steps);
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
