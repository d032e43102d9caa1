import type { EngineContainer, ImageInventory, ImageSummary } from '@stagecraft/contracts';

/** What removing one image would do, and what stands in the way. */
export interface Removal {
  readonly image: ImageSummary;
  /** Names that go, in order; its id for an image without a name. */
  readonly refs: readonly string[];
  /** Whether only names go: others of it stay. */
  readonly untagsOnly: boolean;
  readonly running: readonly EngineContainer[];
  readonly stopped: readonly EngineContainer[];
  /** Images that the classic builder made from it. */
  readonly children: readonly ImageSummary[];
}

const runs = ({ state }: EngineContainer): boolean => state === 'running' || state === 'paused';

/**
 * Works out what removing images would do. (Rules: moby, daemon/images/image_delete.go. A name goes while
 * others stay; the last one goes with the image, unless a container uses it.)
 *
 * @param kept names that are to stay
 */
export function removalsOf(
  images: readonly ImageSummary[],
  inventory: ImageInventory,
  kept: ReadonlySet<string>,
): readonly Removal[] {
  const going = new Set(images.map(({ id }) => id));
  const containers = new Map(inventory.containers.map((container) => [container.id, container]));
  const children = new Map<string, ImageSummary[]>();
  for (const image of inventory.images) {
    if (image.parentId === null || going.has(image.id)) continue;
    const siblings = children.get(image.parentId);
    if (siblings) siblings.push(image);
    else children.set(image.parentId, [image]);
  }
  return images.flatMap((image) => {
    const refs = image.tags.length === 0 ? [image.id] : image.tags.filter((tag) => !kept.has(tag));
    if (refs.length === 0) return [];
    const users = image.containerIds.flatMap((id) => containers.get(id) ?? []);
    return [
      {
        image,
        refs,
        untagsOnly: image.tags.length > refs.length,
        running: users.filter(runs),
        stopped: users.filter((container) => !runs(container)),
        children: children.get(image.id) ?? [],
      },
    ];
  });
}

/** What the engine says no to whatever is forced, what it does only by force, or nothing. */
export function obstacleOf(removal: Removal): 'running' | 'stopped' | 'children' | null {
  if (removal.untagsOnly) return null;
  if (removal.running.length > 0) return 'running';
  if (removal.stopped.length > 0) return 'stopped';
  return removal.children.length > 0 ? 'children' : null;
}
