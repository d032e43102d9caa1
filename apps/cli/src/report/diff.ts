import type { Hunk } from '@stagecraft/dockerfile';

/** Changed lines as a unified diff without context, which `patch` takes with `--unidiff-zero`. */
export function unifiedDiff(file: string, hunks: readonly Hunk[]): string {
  if (hunks.length === 0) return '';
  let shift = 0;
  const parts = hunks.map(({ line, removed, added }) => {
    const before = rangeOf(line, removed.length);
    const after = rangeOf(line + shift, added.length);
    shift += added.length - removed.length;
    const lines = [...removed.map((one) => `-${one}`), ...added.map((one) => `+${one}`)];
    return `@@ -${before} +${after} @@\n${lines.join('\n')}\n`;
  });
  return `--- ${file}\n+++ ${file}\n${parts.join('')}`;
}

/** An empty range names the line before it. */
function rangeOf(line: number, count: number): string {
  return count === 0 ? `${String(line)},0` : `${String(line + 1)},${String(count)}`;
}
