import type { FileCount, Found } from '@stagecraft/dockerfile';

/** A file that is sent. */
export interface SentFile {
  readonly path: string;
  readonly bytes: number;
}

/** A path that is left out; one that ends in `/` stands for all in it. */
export interface LeftPath extends FileCount {
  readonly path: string;
  /** Line of the ignore file that decides, from 1. */
  readonly line: number;
  /** That line as written. */
  readonly rule: string;
}

/** Gathers what a survey comes across. */
export interface ContextReport {
  readonly add: (found: Found) => void;
  readonly result: () => { readonly sent: readonly SentFile[]; readonly left: readonly LeftPath[] };
}

/** With `all`, folders that stay out as a whole are told file by file. */
export function createContextReport(ignoreText: string, all: boolean): ContextReport {
  const rules = ignoreText.split('\n').map((line) => line.trim());
  const sent: SentFile[] = [];
  const left = new Map<string, { line: number; files: number; bytes: number }>();
  return {
    add: ({ path, entry, ignoredBy, closed, within }) => {
      const folder = entry.kind === 'folder';
      const { bytes } = entry;
      if (ignoredBy === null) {
        if (entry.kind === 'file' || entry.kind === 'link') sent.push({ path, bytes });
        return;
      }
      if (folder && (all || within || !closed)) return;
      const whole = all ? null : within ? folderAbove(path, left) : folder ? `${path}/` : null;
      const key = whole ?? path;
      const known = left.get(key) ?? { line: ignoredBy + 1, files: 0, bytes: 0 };
      if (!folder) known.files++;
      known.bytes += bytes;
      left.set(key, known);
    },
    result: () => ({
      sent: sent.toSorted(byPath),
      left: [...left]
        .map(([path, count]) => ({ path, ...count, rule: rules[count.line - 1] ?? '' }))
        .toSorted(byPath),
    }),
  };
}

/** The folder above `path` that stays out as a whole, ending in `/`. */
function folderAbove(path: string, left: ReadonlyMap<string, unknown>): string | null {
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    const folder = path.slice(0, at + 1);
    if (left.has(folder)) return folder;
  }
  return null;
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
