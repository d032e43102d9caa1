import { entryAt, type MergedTree } from '../tree/merge.ts';
import type { LayerContents } from '../types.ts';
import type { Package } from './types.ts';

/** First folder of a path → what it is called in truth, where it is a link, as `bin` → `usr/bin` is. */
function linkedFolders(
  layers: readonly LayerContents[],
  { root }: MergedTree,
): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  for (const [name, node] of root.children ?? []) {
    const entry = entryAt(layers, node);
    if (entry?.kind === 'symlink') links.set(name, entry.linkTarget.replace(/^(?:\.?\/)+/, ''));
  }
  return links;
}

/**
 * Which package owns a path of the merged image. Databases name a file as it was before `/bin`, `/lib` and
 * `/sbin` became links, so paths are compared behind these.
 * @returns null where no database names the path; folders are owned by many, and have no owner here
 */
export function ownerOf(
  layers: readonly LayerContents[],
  tree: MergedTree,
  packages: readonly Package[],
  path: string,
): Package | null {
  const links = linkedFolders(layers, tree);
  const direct = (written: string): string => {
    const cut = written.indexOf('/');
    const real = cut < 0 ? undefined : links.get(written.slice(0, cut));
    return real === undefined ? written : `${real}${written.slice(cut)}`;
  };
  const wanted = direct(path);
  const name = wanted.slice(wanted.lastIndexOf('/') + 1);
  const owns = (file: string): boolean => file.endsWith(name) && direct(file) === wanted;
  const owners = packages.filter(({ files }) => files.some(owns));
  return owners.length === 1 ? (owners[0] ?? null) : null;
}
