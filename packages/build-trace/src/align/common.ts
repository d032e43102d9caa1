/** Indices of equal elements in two sequences. */
export type Pair = readonly [number, number];

interface Range {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/** Up to this many cells the exact table is cheap (about 10 ms); beyond it only unique elements count. */
const maxCells = 1_000_000;

/**
 * A common subsequence of two number sequences, by patience: equal ends first, then the elements that
 * are unique on both sides as anchors, then the same between the anchors. Exact (longest) between
 * anchors while the range is small. Near-linear for real edits.
 * @returns pairs in increasing order of both indices
 */
export function longestCommon(a: readonly number[], b: readonly number[]): readonly Pair[] {
  const pairs: Pair[] = [];
  const todo: Range[] = [{ aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length }];
  for (let range = todo.pop(); range !== undefined; range = todo.pop()) {
    const inner = trimEnds(a, b, range, pairs);
    if (inner.aStart === inner.aEnd || inner.bStart === inner.bEnd) continue;
    const anchors = uniqueAnchors(a, b, inner);
    if (anchors.length > 0) todo.push(...between(inner, anchors));
    else if ((inner.aEnd - inner.aStart) * (inner.bEnd - inner.bStart) <= maxCells) {
      pairs.push(...exact(a, b, inner));
    }
    pairs.push(...anchors);
  }
  return pairs.toSorted(([left], [right]) => left - right);
}

function trimEnds(a: readonly number[], b: readonly number[], range: Range, pairs: Pair[]): Range {
  let { aStart, aEnd, bStart, bEnd } = range;
  while (aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart])
    pairs.push([aStart++, bStart++]);
  while (aStart < aEnd && bStart < bEnd && a[aEnd - 1] === b[bEnd - 1])
    pairs.push([--aEnd, --bEnd]);
  return { aStart, aEnd, bStart, bEnd };
}

/** The ranges that the anchors leave between them. */
function between(range: Range, anchors: readonly Pair[]): Range[] {
  const ranges: Range[] = [];
  let { aStart, bStart } = range;
  for (const [aEnd, bEnd] of [...anchors, [range.aEnd, range.bEnd] as const]) {
    ranges.push({ aStart, aEnd, bStart, bEnd });
    [aStart, bStart] = [aEnd + 1, bEnd + 1];
  }
  return ranges;
}

/** Elements found exactly once on each side, as the longest run that does not cross. */
function uniqueAnchors(a: readonly number[], b: readonly number[], range: Range): Pair[] {
  const inA = onlyPositions(a, range.aStart, range.aEnd);
  const inB = onlyPositions(b, range.bStart, range.bEnd);
  const pairs: Pair[] = [];
  for (const [value, at] of inA) {
    const there = inB.get(value);
    if (at !== null && there !== undefined && there !== null) pairs.push([at, there]);
  }
  return longestIncreasing(pairs.toSorted(([left], [right]) => left - right));
}

/** Value → its position, or null when it is there more than once. */
function onlyPositions(
  values: readonly number[],
  start: number,
  end: number,
): Map<number, number | null> {
  const positions = new Map<number, number | null>();
  for (let at = start; at < end; at += 1) {
    const value = values[at] ?? -1;
    positions.set(value, positions.has(value) ? null : at);
  }
  return positions;
}

/** The longest subsequence whose second elements increase (patience sorting). */
function longestIncreasing(pairs: readonly Pair[]): Pair[] {
  const tops: number[] = [];
  const before: number[] = [];
  for (const [at, [, value]] of pairs.entries()) {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[at] = low === 0 ? -1 : (tops[low - 1] ?? -1);
    tops[low] = at;
  }
  const run: Pair[] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) run.push(pair);
  }
  return run.toReversed();
}

/** The longest common subsequence of a small range, by the classic table. */
function exact(a: readonly number[], b: readonly number[], range: Range): Pair[] {
  const { aStart, aEnd, bStart, bEnd } = range;
  const width = bEnd - bStart + 1;
  const lengths = new Uint32Array((aEnd - aStart + 1) * width);
  const cell = (i: number, j: number): number => (i - aStart) * width + (j - bStart);
  for (let i = aEnd - 1; i >= aStart; i -= 1) {
    for (let j = bEnd - 1; j >= bStart; j -= 1) {
      lengths[cell(i, j)] =
        a[i] === b[j]
          ? (lengths[cell(i + 1, j + 1)] ?? 0) + 1
          : Math.max(lengths[cell(i + 1, j)] ?? 0, lengths[cell(i, j + 1)] ?? 0);
    }
  }
  const pairs: Pair[] = [];
  let i = aStart;
  let j = bStart;
  while (i < aEnd && j < bEnd) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if ((lengths[cell(i + 1, j)] ?? 0) >= (lengths[cell(i, j + 1)] ?? 0)) i += 1;
    else j += 1;
  }
  return pairs;
}
