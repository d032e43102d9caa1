import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import { readClassicPhrase } from './classic-phrase.ts';
import type { ClassicSteps } from './classic-steps.ts';

/** The texts of the stream: they tell steps, their output, the image and its names. */
interface ClassicTexts {
  read(text: string): UnstampedBuildEvent[];
  /** Gives what was held back until the next text; to call where none follows. */
  release(): UnstampedBuildEvent[];
  /** The engine told an image's id beside the texts. */
  imageIs(id: string): void;
  /** Id of the build's image; null before it is there. Each stage reports one: the last step's counts. */
  image(): string | null;
}

/** A piece of the running step's output. Docker paints what goes to stderr red. */
function logEvent(stepId: string, text: string): UnstampedBuildEvent {
  // oxlint-disable-next-line no-control-regex -- ANSI codes are control characters
  const red = /^\u001b\[91m(.*)\u001b\[0m$/s.exec(text)?.[1];
  const stream = red === undefined ? 'stdout' : 'stderr';
  return { type: 'step.logged', stepId, stream, text: red ?? text };
}

function logBy(steps: ClassicSteps, text: string): UnstampedBuildEvent[] {
  const stepId = steps.current();
  return stepId === null ? [] : [logEvent(stepId, text)];
}

/** What the builder tells it made for the running step. */
function madeBy(
  steps: ClassicSteps,
  what: 'container' | 'image',
  id: string,
): UnstampedBuildEvent[] {
  const stepId = steps.current();
  return stepId === null ? [] : [{ type: 'step.made', stepId, what, id }];
}

/** The step's image is there, which may end it. */
function ofLayer(steps: ClassicSteps, id: string, ends: boolean): UnstampedBuildEvent[] {
  return [...madeBy(steps, 'image', id), ...(ends ? steps.close() : [])];
}

export function createClassicTexts(steps: ClassicSteps): ClassicTexts {
  let imageId: string | null = null;
  let isBuilt = false;
  /** The last text was an announcement: its line feed comes by itself. */
  let isAnnounced = false;
  /** Podman's announcement of the image, or a command's output that looks like it: what follows tells. */
  let held: string | null = null;

  function release(): UnstampedBuildEvent[] {
    const text = held;
    held = null;
    return text === null ? [] : logBy(steps, text);
  }

  function readPhrase(text: string): UnstampedBuildEvent[] {
    const phrase = readClassicPhrase(text);
    switch (phrase.kind) {
      case 'cached':
        steps.markCached();
        return phrase.id === null ? [] : madeBy(steps, 'image', phrase.id);
      case 'layer':
        // A cached step prints nothing of its own; after the last one Podman still talks.
        return ofLayer(steps, phrase.id, steps.isCached() && steps.isLast());
      case 'container':
        return madeBy(steps, 'container', phrase.id);
      case 'bookkeeping':
        return [];
      case 'commit':
        if (!steps.isPodman() || !steps.isLast()) return logBy(steps, text);
        held = text;
        return [];
      case 'image':
        // Podman before 4 tells the whole id in this way only.
        if (steps.isLast() && steps.current() === null) imageId ??= phrase.id;
        return logBy(steps, text);
      case 'built':
        isBuilt = steps.isLast();
        return isBuilt ? steps.close() : logBy(steps, text);
      case 'tagged':
        // Podman tells its own names (with a registry) before, and those that were asked for after.
        return isBuilt ? [{ type: 'image.tagged', tag: phrase.tag }] : logBy(steps, text);
      case 'output':
        return logBy(steps, text);
    }
  }

  return {
    release,
    imageIs(id) {
      imageId = id;
    },
    image: () => (isBuilt || steps.isLast() ? imageId : null),
    read(text) {
      const phrase = held === null ? null : readClassicPhrase(text);
      if (phrase?.kind === 'layer') {
        held = null;
        return ofLayer(steps, phrase.id, true);
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
