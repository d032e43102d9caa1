import type { EngineContainer, PrunePlan, PruneRequest } from '@stagecraft/contracts';
import type { EngineImage } from '../engine/image-engine.ts';
import type { ImageLayers, LayerIds } from './layer-table.ts';

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/**
 * The moment that `until=` means, in ms since epoch: a span before now as Go writes it (`1h30m`), seconds
 * since epoch, or a date; null for what is none of these.
 */
export function momentOf(until: string, now: number): number | null {
  const text = until.trim();
  if (/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(text)) {
    const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
    return now - parts.reduce((sum, [, n, unit = '']) => sum + Number(n) * (units[unit] ?? 0), 0);
  }
  if (/^\d{9,}(?:\.\d+)?$/.test(text)) return Number(text) * 1000;
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return null;
  const parsed = Date.parse(text);
  return Number.isNaN(parsed) ? null : parsed;
}

/** @param label `KEY` or `KEY=VALUE` */
export function hasLabel({ labels }: Pick<EngineImage, 'labels'>, label: string): boolean {
  const at = label.indexOf('=');
  const own = labels[at < 0 ? label : label.slice(0, at)];
  return own !== undefined && (at < 0 || own === label.slice(at + 1));
}

/** Those that the engine would remove by themselves: not used, of no other image's making, and as asked for. */
function chosen(
  heads: readonly EngineImage[],
  containers: readonly EngineContainer[],
  parents: ReadonlySet<string>,
  request: PruneRequest,
  now: number,
): EngineImage[] {
  const used = new Set(containers.map(({ imageId }) => imageId));
  const before = request.until === null ? Infinity : (momentOf(request.until, now) ?? -Infinity);
  return heads.filter(
    (image) =>
      !used.has(image.id) &&
      (image.tags.length === 0
        ? !parents.has(image.id) && image.digests.length === 0
        : request.all) &&
      (image.createdAt ?? 0) < before &&
      request.labels.every((label) => hasLabel(image, label)),
  );
}

/** With the images without a name that they alone were made from. */
function withParents(
  going: readonly EngineImage[],
  all: readonly EngineImage[],
  used: ReadonlySet<string>,
): ReadonlySet<string> {
  const byId = new Map(all.map((image) => [image.id, image]));
  const children = new Map<string, number>();
  for (const { parentId } of all) {
    if (parentId !== null) children.set(parentId, (children.get(parentId) ?? 0) + 1);
  }
  const gone = new Set(going.map(({ id }) => id));
  const lose = (id: string | null): void => {
    const parent = id === null ? undefined : byId.get(id);
    if (parent === undefined) return;
    const left = (children.get(parent.id) ?? 1) - 1;
    children.set(parent.id, left);
    if (left > 0 || parent.tags.length > 0 || used.has(parent.id) || gone.has(parent.id)) return;
    gone.add(parent.id);
    lose(parent.parentId);
  };
  for (const { parentId } of going) lose(parentId);
  return gone;
}

/** A layer on the layers under it, which is what an engine keeps once. */
interface Chain {
  readonly next: Map<string, Chain>;
  kept: boolean;
  counted: boolean;
}

const newChain = (): Chain => ({ next: new Map(), kept: false, counted: false });

/** Bytes that only what goes has, and bytes that what stays has, too. */
export function sumUp(
  going: readonly ImageLayers[],
  staying: readonly LayerIds[],
  bytesOf: ReadonlyMap<string, number>,
): Pick<PrunePlan, 'won' | 'kept'> {
  const root = newChain();
  const walk = (image: LayerIds, visit: (chain: Chain, at: number) => void): void => {
    let chain = root;
    for (const [at, layer] of image.layers.entries()) {
      const next = chain.next.get(layer) ?? newChain();
      chain.next.set(layer, next);
      visit(next, at);
      chain = next;
    }
  };
  for (const image of staying) walk(image, (chain) => (chain.kept = true));
  const sum = { won: { atLeast: 0, atMost: 0 }, kept: 0 };
  for (const image of going) {
    let unknown = false;
    walk(image, (chain, at) => {
      if (chain.counted) return;
      chain.counted = true;
      const size = image.sizes[at] ?? null;
      if (size === null) unknown ||= !chain.kept;
      else if (chain.kept) sum.kept += size;
      else {
        sum.won.atLeast += size;
        sum.won.atMost += size;
      }
    });
    // All that is known of such an image is what it takes as a whole.
    if (unknown) sum.won.atMost += bytesOf.get(image.id) ?? 0;
  }
  return sum;
}

export interface PruneGround {
  /** Without those between steps. */
  readonly heads: readonly EngineImage[];
  readonly all: readonly EngineImage[];
  readonly containers: readonly EngineContainer[];
}

export interface PruneSet {
  /** The newest first. */
  readonly ids: readonly string[];
  /** With those between steps that go with them. */
  readonly gone: ReadonlySet<string>;
}

/**
 * What pruning would remove, by the rules of the engine (moby, daemon/images/image_prune.go): images that
 * no container uses, without a name and without children or, with `all`, also with a name; each with the
 * images without a name that it was made from.
 *
 * @param now ms since epoch
 */
export function planPrune(
  { heads, all, containers }: PruneGround,
  request: PruneRequest,
  now: number,
): PruneSet {
  const parents = new Set(all.flatMap(({ parentId }) => parentId ?? []));
  const going = chosen(heads, containers, parents, request, now);
  const used = new Set(containers.map(({ imageId }) => imageId));
  const gone = withParents(going, all, used);
  const ids = going.toSorted((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0));
  return { ids: ids.map(({ id }) => id), gone };
}
