/** The candidate nearest to `word` by edit distance, without regard to case; null when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  if (word.length === 0 || word.length > 40) return null;
  const wanted = word.toLowerCase();
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/**
 * Insertions, deletions, replacements and swaps of neighbours between two short words; `limit` or more
 * as soon as it is clear that there are as many.
 */
function editDistance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let previous: number[] = [];
  let row: number[] = [];
  for (let j = 0; j <= b.length; j++) row.push(j);
  let least = 0;
  for (let i = 1; i <= a.length; i++) {
    [before, previous, row] = [previous, row, before];
    const leastBefore = least;
    row[0] = i;
    least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let value = (previous[j - 1] ?? 0) + (same ? 0 : 1);
      value = Math.min(value, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) value = Math.min(value, (before[j - 2] ?? 0) + 1);
      row[j] = value;
      least = Math.min(least, value);
    }
    // A swap reaches back two rows.
    if (least >= limit && leastBefore >= limit) return limit;
  }
  return row[b.length] ?? 0;
}
