import type { ChangeNoise } from '@stagecraft/contracts';
import { markNoise, type PathChange } from './noise.ts';

/** What a changed path of a container is part of, apart from noise. */
type Substance = 'packages' | 'users' | 'configuration' | 'programs' | 'data';
export type ChangeMatter = Substance | Exclude<ChangeNoise, 'folder'>;

/** Changes that are part of one thing. */
export interface MatterGroup<T> {
  readonly matter: ChangeMatter;
  /** Nobody would put it into an image. */
  readonly noise: boolean;
  readonly changes: readonly T[];
}

/** First match counts. Paths are absolute; folders by the Filesystem Hierarchy Standard 3.0. */
const rules: readonly (readonly [RegExp, Substance])[] = [
  [/^\/var\/lib\/(?:dpkg|apt|rpm|dnf|pacman)(?:\/|$)|^\/(?:usr\/)?lib\/apk(?:\/|$)/, 'packages'],
  [/^\/etc\/apk\/world$|^\/usr\/lib\/sysimage\/rpm(?:\/|$)/, 'packages'],
  [/^\/etc\/(?:passwd|shadow|group|gshadow|subuid|subgid)$|^\/home\/[^/]+$/, 'users'],
  [/^\/(?:usr\/local\/)?etc(?:\/|$)/, 'configuration'],
  [/^\/(?:usr|s?bin|lib(?:32|64|x32)?)(?:\/|$)/, 'programs'],
];

/** The most telling first, noise last. */
const order: readonly ChangeMatter[] = [
  ...(['packages', 'users', 'configuration', 'data', 'programs'] as const),
  ...(['package-lists', 'cache', 'log', 'temporary', 'history', 'backup', 'runtime'] as const),
];

const substanceOf = (path: string): Substance =>
  rules.find(([pattern]) => pattern.test(path))?.[1] ?? 'data';

/**
 * Changes by what they are part of, told by their paths; those that belong to no image last. Folders that
 * are listed only as something in them changed say nothing more, and are left out.
 */
export function groupByMatter<T extends PathChange>(
  changes: readonly T[],
): readonly MatterGroup<T>[] {
  const groups = new Map<ChangeMatter, { noise: boolean; changes: T[] }>();
  for (const [index, { path, noise }] of markNoise(changes).entries()) {
    const change = changes[index];
    if (change === undefined || noise === 'folder') continue;
    const matter = noise ?? substanceOf(path);
    const group = groups.get(matter);
    if (group === undefined) groups.set(matter, { noise: noise !== null, changes: [change] });
    else group.changes.push(change);
  }
  return order.flatMap((matter) => {
    const group = groups.get(matter);
    return group === undefined ? [] : [{ matter, ...group }];
  });
}

const ofPackage = /^\/var\/lib\/dpkg\/info\/([^/:]+)(?::[^/]+)?\.(list|md5sums)$/;

/**
 * Packages that were installed or upgraded, by what dpkg writes for each, in order of their names. It writes
 * the list of files of a package that stays as it is, too, when it brings that in order; its checksums only
 * with another version. Other package managers keep one database, whose path does not say what changed in it.
 */
export function installedPackages(changes: readonly PathChange[]): readonly string[] {
  const names = changes.flatMap(({ path, change }) => {
    const [, name, file] = ofPackage.exec(path) ?? [];
    const tells = change === 'added' || (change === 'changed' && file === 'md5sums');
    return name !== undefined && tells ? name : [];
  });
  return [...new Set(names)].toSorted();
}
