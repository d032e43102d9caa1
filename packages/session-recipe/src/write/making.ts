import type { WantedEntry } from '../types.ts';
import { shellWord } from './run-text.ts';

type Folder = Extract<WantedEntry, { kind: 'directory' }>;

const words = (paths: readonly string[]): string => paths.map(shellWord).join(' ');

/** `command key path…` for each key. */
function byKey(
  command: string,
  folders: readonly Folder[],
  keyOf: (folder: Folder) => string,
): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const folder of folders) {
    const group = groups.get(keyOf(folder));
    if (group === undefined) groups.set(keyOf(folder), [folder.path]);
    else group.push(folder.path);
  }
  return [...groups].map(([key, paths]) => `${command} ${key} ${words(paths)}`);
}

/** Commands that make folders and links as they are to be, those above first. */
export function makingCommands(entries: readonly WantedEntry[]): readonly string[] {
  const sorted = entries.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const folders = sorted.filter((entry) => entry.kind === 'directory');
  const fresh = folders.filter(({ isNew }) => isNew);
  const owned = folders.filter(({ isNew, uid, gid }) => !isNew || uid !== 0 || gid !== 0);
  const limited = folders.filter(({ isNew, mode }) => !isNew || mode !== 0o755);
  return [
    ...(fresh.length === 0 ? [] : [`mkdir -p ${words(fresh.map(({ path }) => path))}`]),
    ...byKey('chown', owned, ({ uid, gid }) => `${String(uid)}:${String(gid)}`),
    ...byKey('chmod', limited, ({ mode }) => mode.toString(8)),
    ...sorted.flatMap((entry) =>
      entry.kind === 'symlink' ? [`ln -snf ${words([entry.target, entry.path])}`] : [],
    ),
  ];
}
