import type { ChangeNoise } from '@stagecraft/contracts';

/** First match counts. Paths are absolute. */
const rules: readonly (readonly [RegExp, ChangeNoise])[] = [
  [/^\/(?:tmp|var\/tmp|dev\/shm)\/./, 'temporary'],
  [/^\/var\/lib\/apt\/lists\/./, 'package-lists'],
  [/^\/lib\/apk\/db\/lock$|^\/var\/lib\/dpkg\/(?:lock(?:-frontend)?|triggers\/Lock)$/, 'runtime'],
  [/^\/var\/cache\/(?:apt|apk|yum|dnf|libdnf5)(?:\/|$)/, 'cache'],
  [/^\/var\/cache\/.|\/\.cache\/|\/\.npm\/_|\/__pycache__(?:\/|$)|^\/etc\/ld\.so\.cache$/, 'cache'],
  [/^\/var\/log\/.|\.log$/, 'log'],
  [
    /\/\.(?:bash_history|ash_history|sh_history|history|viminfo|lesshst|wget-hsts|python_history|node_repl_history|psql_history|mysql_history|sqlite_history)$/,
    'history',
  ],
  [
    /^\/(?:run|var\/run)\/.|\.pid$|\.lock$|^\/etc\/(?:resolv\.conf|hostname|hosts|mtab)$/,
    'runtime',
  ],
  [
    /^\/etc\/(?:passwd|shadow|group|gshadow|subuid|subgid)-$|~$|\.sw[op]$|-old$|\.dpkg-old$/,
    'backup',
  ],
];

/**
 * What makes a changed path one that belongs to no image: caches, logs and the like.
 *
 * @param path absolute
 */
export function noiseOf(path: string): ChangeNoise | null {
  return rules.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}

/** What has become of a path of a container. */
export interface PathChange {
  /** Absolute. */
  readonly path: string;
  readonly change: 'added' | 'changed' | 'removed';
}

/**
 * Says of each change whether it is noise. A folder that is only there as something in it changed is,
 * too: engines list it for its time stamp.
 */
export function markNoise<T extends PathChange>(
  changes: readonly T[],
): readonly (T & { readonly noise: ChangeNoise | null })[] {
  const parents = new Set(changes.map(({ path }) => path.replace(/\/[^/]*$/, '')));
  return changes.map((change) => {
    const onlyHolds = change.change === 'changed' && parents.has(change.path);
    return { ...change, noise: noiseOf(change.path) ?? (onlyHolds ? 'folder' : null) };
  });
}
