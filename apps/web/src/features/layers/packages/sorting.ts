import type { ImagePackage } from '@stagecraft/contracts';

export type PackageColumn = 'name' | 'version' | 'bytes' | 'files' | 'source' | 'license';

export interface PackageOrder {
  readonly by: PackageColumn;
  readonly descending: boolean;
}

/** The order after a press on a column's head: the other way round, or by that column, the most first. */
export function nextOrder(order: PackageOrder, by: PackageColumn): PackageOrder {
  if (order.by === by) return { by, descending: !order.descending };
  return { by, descending: by === 'bytes' || by === 'files' };
}

/** Packages with every word of the search in their name, source or summary, in order. */
export function shownPackages(
  packages: readonly ImagePackage[],
  search: string,
  { by, descending }: PackageOrder,
): readonly ImagePackage[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ name, source, summary }: ImagePackage): boolean => {
    const text = `${name} ${source} ${summary}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const sign = descending ? -1 : 1;
  const compare = (a: ImagePackage, b: ImagePackage): number => {
    const [x, y] = [a[by], b[by]];
    const way = typeof x === 'number' && typeof y === 'number' ? x - y : x < y ? -1 : x > y ? 1 : 0;
    return way * sign || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  };
  return packages.filter(fits).toSorted(compare);
}
