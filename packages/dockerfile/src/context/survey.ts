import type { IgnoreRules } from '../ignore/ignore.ts';
import type { ContextCounts, Found, LineCount, ReadFolder, SurveyOptions } from './types.ts';
import { counts, createWalk, startAt } from './walk.ts';

/** Paths named for one line of the ignore file. */
const exampleLimit = 5;

interface Tally {
  files: number;
  bytes: number;
}

/**
 * Counts what a build would send of its context, and what each line of the ignore file leaves out.
 * BuildKit asks only for what the Dockerfile uses of it; the classic builder gets all.
 */
export async function surveyContext(
  readFolder: ReadFolder,
  rules: IgnoreRules,
  options: SurveyOptions = {},
): Promise<ContextCounts> {
  const walk = createWalk(readFolder, rules, options);
  const sent: Tally = { files: 0, bytes: 0 };
  const lines = new Map<number, { readonly total: Tally; readonly examples: string[] }>();

  function visit(found: Found): void {
    const { path, entry, ignoredBy, closed, within } = found;
    options.onFound?.(found);
    if (ignoredBy === null) {
      if (counts(entry)) add(sent, entry.bytes);
      return;
    }
    const line = lines.get(ignoredBy) ?? { total: { files: 0, bytes: 0 }, examples: [] };
    if (counts(entry)) add(line.total, entry.bytes);
    const named = !within && (closed || counts(entry));
    if (named && line.examples.length < exampleLimit)
      line.examples.push(closed ? `${path}/` : path);
    if (named) lines.set(ignoredBy, line);
  }

  await walk.below([startAt('', rules)], visit);
  const left: Tally = { files: 0, bytes: 0 };
  for (const { total } of lines.values()) {
    left.files += total.files;
    left.bytes += total.bytes;
  }
  return { sent, left, lines: inOrder(lines), truncated: walk.truncated() };
}

function add(tally: Tally, bytes: number): void {
  tally.files += 1;
  tally.bytes += bytes;
}

function inOrder(lines: ReadonlyMap<number, Omit<LineCount, 'line'>>): LineCount[] {
  return [...lines].map(([line, count]) => ({ line, ...count })).sort((a, b) => a.line - b.line);
}
