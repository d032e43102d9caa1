import type { IgnoreRules } from '../ignore/ignore.ts';
import type { ContextEntry, Found, ReadFolder, SurveyOptions } from './types.ts';

/** Folders read side by side: the disk's answers are waited for together. */
const parallel = 16;

/** A folder to walk. */
export interface Start {
  readonly path: string;
  /** Line that leaves out the folder with all in it; null when the rules must be asked about each path. */
  readonly closedBy: number | null;
}

export interface Walk {
  /** Reads folders, keeping count; gives their entries in the order of the folders. */
  readonly read: (folders: readonly Start[]) => Promise<readonly Found[]>;
  /** Walks folders to the bottom: first what may be sent, level by level, then what stays out. */
  readonly below: (starts: readonly Start[], visit: (found: Found) => void) => Promise<void>;
  readonly truncated: () => boolean;
}

/** How the rules take a folder that is the start of a walk. */
export function startAt(path: string, rules: IgnoreRules): Start {
  const line = ignoringLine(path, rules);
  return { path, closedBy: line === null || rules.mayContainIncluded(path) ? null : line };
}

/** Walks folders within the limits of `options`. Folders that stay out have a limit of their own. */
export function createWalk(
  readFolder: ReadFolder,
  rules: IgnoreRules,
  options: SurveyOptions,
): Walk {
  const { limit = 200_000, leftLimit = 100_000, stopped = () => false } = options;
  const room = { open: limit, closed: leftLimit };
  let truncated = false;

  async function readOne({ path, closedBy }: Start): Promise<readonly Found[]> {
    const kind = closedBy === null ? 'open' : 'closed';
    const entries = room[kind] <= 0 || stopped() ? null : await readFolder(path);
    if (entries === null) {
      truncated = true;
      return [];
    }
    const kept = entries.slice(0, Math.max(0, room[kind]));
    if (kept.length < entries.length) truncated = true;
    room[kind] -= kept.length;
    return kept.map((entry) => judge(path, entry, closedBy, rules));
  }

  async function read(folders: readonly Start[]): Promise<readonly Found[]> {
    const found: Found[] = [];
    for (let at = 0; at < folders.length; at += parallel) {
      const batch = await Promise.all(folders.slice(at, at + parallel).map(readOne));
      for (const some of batch) for (const one of some) found.push(one);
    }
    return found;
  }

  async function below(starts: readonly Start[], visit: (found: Found) => void): Promise<void> {
    const open = starts.filter(({ closedBy }) => closedBy === null);
    const closed = starts.filter(({ closedBy }) => closedBy !== null);
    for (const queue of [open, closed]) {
      for (let from = 0, to = 0; from < queue.length; from = to) {
        to = Math.min(queue.length, from + parallel);
        for (const found of await read(queue.slice(from, to))) {
          visit(found);
          if (found.entry.kind !== 'folder') continue;
          const { path, ignoredBy } = found;
          if (found.closed) closed.push({ path, closedBy: ignoredBy });
          else open.push({ path, closedBy: null });
        }
      }
    }
  }

  return { read, below, truncated: () => truncated };
}

/**
 * Below a folder that is ignored and that no exception reaches, the rule that took the folder decides
 * about everything: it holds for all within, and no rule after it can take hold of what is ignored.
 */
function judge(
  folder: string,
  entry: ContextEntry,
  closedBy: number | null,
  rules: IgnoreRules,
): Found {
  const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
  const isFolder = entry.kind === 'folder';
  if (closedBy !== null)
    return { path, entry, ignoredBy: closedBy, closed: isFolder, within: true };
  const ignoredBy = ignoringLine(path, rules);
  const closed = isFolder && ignoredBy !== null && !rules.mayContainIncluded(path);
  return { path, entry, ignoredBy, closed, within: false };
}

/** Line of the rule that leaves a path out; null when it is sent. */
function ignoringLine(path: string, rules: IgnoreRules): number | null {
  const line = rules.decidedBy(path);
  return line !== null && rules.ignores(path) ? line : null;
}

/** Whether something counts as a file of the context: folders and what cannot be sent do not. */
export function counts({ kind }: ContextEntry): boolean {
  return kind === 'file' || kind === 'link';
}
