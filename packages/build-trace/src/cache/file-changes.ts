import type { ContextFile, FileChange } from '@stagecraft/contracts';
import { factsOf } from './key.ts';

type Files = ReadonlyMap<string, ContextFile>;

/** How the files of a later build differ from those of an earlier one, by path. */
export function fileChanges(before: Files, after: Files): readonly FileChange[] {
  const changes: FileChange[] = [];
  for (const [path, file] of after) {
    const old = before.get(path);
    if (old === undefined) changes.push({ path, change: 'added' });
    else if (factsOf(old) !== factsOf(file)) changes.push({ path, change: 'changed' });
    else if (old.mtime !== file.mtime && file.kind === 'file') {
      changes.push({ path, change: 'touched' });
    }
  }
  for (const path of before.keys()) {
    if (!after.has(path)) changes.push({ path, change: 'removed' });
  }
  return changes.toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
}
