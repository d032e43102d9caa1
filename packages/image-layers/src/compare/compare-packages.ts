import type { Package } from '../packages/types.ts';

/** A package that two images differ in; a version is null on the side that does not have it. */
export interface PackageDifference {
  readonly manager: Package['manager'];
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Bytes that the package takes more (less, when negative), as the databases tell. */
  readonly bytes: number;
}

/** Several versions of one package, as kernels and multi-arch libraries have, are told in one line. */
function byName(packages: readonly Package[]): ReadonlyMap<string, readonly Package[]> {
  const found = new Map<string, Package[]>();
  for (const one of packages) {
    const key = `${one.manager} ${one.name}`;
    const same = found.get(key);
    if (same === undefined) found.set(key, [one]);
    else same.push(one);
  }
  return found;
}

const versions = (packages: readonly Package[]): string | null =>
  packages.length === 0
    ? null
    : [...new Set(packages.map(({ version }) => version))].toSorted().join(', ');

const bytesOf = (packages: readonly Package[]): number =>
  packages.reduce((sum, { bytes }) => sum + bytes, 0);

/** Packages that came, went or have another version, by name. */
export function comparePackages(
  before: readonly Package[],
  after: readonly Package[],
): readonly PackageDifference[] {
  const [olds, news] = [byName(before), byName(after)];
  return [...new Set([...olds.keys(), ...news.keys()])].toSorted().flatMap((key) => {
    const [old, now] = [olds.get(key) ?? [], news.get(key) ?? []];
    const [one] = [...old, ...now];
    const change = { before: versions(old), after: versions(now) };
    if (one === undefined || change.before === change.after) return [];
    const bytes = bytesOf(now) - bytesOf(old);
    return [{ manager: one.manager, name: one.name, ...change, bytes }];
  });
}
