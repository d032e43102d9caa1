import type { BaseImage } from '@stagecraft/contracts';
import type { StageGraph } from '@stagecraft/dockerfile';
import { comparableRef } from '../match/image-ref.ts';

const named = /(?:^|\s)(?:FROM\s+)?(\S+?)@(sha256:[0-9a-f]{64})(?:\s|$)/;

/**
 * The images from outside that a build needed, with the digests that its steps name (BuildKit writes
 * `FROM docker.io/library/busybox:1.36@sha256:…` once it has resolved a name at its registry) or that
 * the Dockerfile pins. `imageId` is for who can ask the engine.
 */
export function baseImages(
  graph: StageGraph,
  steps: readonly { readonly name: string }[],
): readonly BaseImage[] {
  const digests = new Map<string, string>();
  for (const { name } of steps) {
    const [, ref, digest] = named.exec(name) ?? [];
    if (ref !== undefined && digest !== undefined) digests.set(comparableRef(ref), digest);
  }
  return graph.images
    .filter(({ needed, context }) => needed && context === undefined)
    .map(({ ref }) => {
      const pinned = /@(sha256:[0-9a-f]{64})$/.exec(ref)?.[1];
      return { ref, digest: pinned ?? digests.get(comparableRef(ref)) ?? null, imageId: null };
    });
}
