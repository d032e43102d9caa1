import type { Hunk } from '@stagecraft/dockerfile';

/** One line of a preview. */
export interface DiffLine {
  readonly kind: 'removed' | 'added' | 'gap';
  /** From 1: in the text before for removed lines, in the text after for added ones; null for a gap. */
  readonly number: number | null;
  readonly text: string;
}

/** Longer lines are cut: nobody reads them here, and they would weigh on the page. */
const longest = 400;

/** Lines of the hunks in the order of the text, with a gap between those that are apart. */
export function diffLines(hunks: readonly Hunk[]): DiffLine[] {
  const lines: DiffLine[] = [];
  let shift = 0;
  for (const { line, removed, added } of hunks) {
    if (lines.length > 0) lines.push({ kind: 'gap', number: null, text: '' });
    lines.push(...numbered('removed', line + 1, removed));
    lines.push(...numbered('added', line + 1 + shift, added));
    shift += added.length - removed.length;
  }
  return lines;
}

function numbered(kind: 'removed' | 'added', first: number, lines: readonly string[]): DiffLine[] {
  return lines.map((line, index) => ({
    kind,
    number: first + index,
    text: line.length > longest ? `${line.slice(0, longest)}…` : line,
  }));
}
