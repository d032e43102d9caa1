import type { LayerContents, LayerEntry } from '../types.ts';

/** What a layer did to a path; `metadata`: the same content with another mode, owner or time. */
export type TouchKind = 'added' | 'changed' | 'metadata' | 'repeated' | 'removed';

/** A layer that did something to a path. */
export interface Touch {
  /** From 0, base first. */
  readonly layer: number;
  readonly kind: TouchKind;
  /** What it put there; null where it removed the path, or where a folder only came with what is in it. */
  readonly entry: LayerEntry | null;
}

/** What stands at a path: nothing, a folder without an entry, or an entry. */
type Standing = LayerEntry | 'folder' | null;

const isBelow = (path: string, folder: string): boolean =>
  folder === '' || path.startsWith(`${folder}/`);

/** Whether a layer hides what lower layers have at a path, by a whiteout or an opaque folder. */
function hides({ whiteouts, opaque }: LayerContents, path: string): boolean {
  return (
    whiteouts.some((gone) => gone === path || isBelow(path, gone)) ||
    opaque.some((folder) => isBelow(path, folder))
  );
}

/** What stands at a path after a layer, and whether the layer put it there. */
function standing(contents: LayerContents, path: string, before: Standing): Standing {
  let now = hides(contents, path) ? null : before;
  const inside = `${path}/`;
  for (const entry of contents.entries) {
    if (entry.path === path) now = entry;
    else if (entry.kind !== 'directory' && isBelow(path, entry.path)) now = null;
    else if (now === null && entry.path.startsWith(inside)) now = 'folder';
  }
  return now;
}

/** How an entry took another's place; without digests content is not known to be the same. */
export function changeBetween(
  old: LayerEntry,
  now: LayerEntry,
): 'changed' | 'metadata' | 'repeated' {
  if (old.kind !== now.kind || old.size !== now.size || old.linkTarget !== now.linkTarget)
    return 'changed';
  if (old.kind === 'file' && (old.digest === null || old.digest !== now.digest) && old.size > 0)
    return 'changed';
  const same = old.mode === now.mode && old.uid === now.uid && old.gid === now.gid;
  return same && old.modifiedAt === now.modifiedAt ? 'repeated' : 'metadata';
}

function touchKind(before: Standing, now: Standing): TouchKind {
  if (now === null) return 'removed';
  if (before === null) return 'added';
  return before === 'folder' || now === 'folder' ? 'changed' : changeBetween(before, now);
}

/**
 * The layers that put a path there, changed or removed it, oldest first. The last one is to blame for what the
 * image has there; if it removed the path, the image does not have it.
 * @param path without a leading slash
 */
export function blamePath(layers: readonly LayerContents[], path: string): readonly Touch[] {
  const touches: Touch[] = [];
  let before: Standing = null;
  for (const [layer, contents] of layers.entries()) {
    const now = standing(contents, path, before);
    if (now !== before) {
      const kind = touchKind(before, now);
      touches.push({ layer, kind, entry: now === 'folder' ? null : now });
    }
    before = now;
  }
  return touches;
}
