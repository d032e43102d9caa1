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

export function createClassicTexts(steps: ClassicSteps): ClassicTexts {
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

  function made(what: 'container' | 'image', id: string): UnstampedBuildEvent[] {
    const stepId = steps.current();
    return stepId === null ? [] : [{ type: 'step.made', stepId, what, id }];
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
        return phrase.id === null ? [] : made('image', phrase.id);
      case 'layer':
        // A cached step prints nothing of its own; after the last one Podman still talks.
        return [
          ...made('image', phrase.id),
          ...(steps.isCached() && steps.isLast() ? steps.close() : []),
        ];
      case 'container':
        return made('container', phrase.id);
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
        isBuilt = steps.isLast();
        return isBuilt ? steps.close() : log(text);
      case 'tagged':
        // Podman tells its own names (with a registry) before, and those that were asked for after.
        return isBuilt ? [{ type: 'image.tagged', tag: phrase.tag }] : log(text);
      case 'output':
        return log(text);
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
        return [...made('image', phrase.id), ...steps.close()];
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
