/** What becomes of a run of entries: those in `[start, end)` are replaced by `added`. */
export interface Hunk<T> {
  readonly start: number;
  readonly end: number;
  readonly added: readonly T[];
}

/** Above this many comparisons, everything between the equal ends is one hunk. */
const MAX_CELLS = 250_000;

/** The hunks between two lists, in order; what is in none is the same in both. */
export function diffLists<T>(
  before: readonly T[],
  after: readonly T[],
  same: (a: T, b: T) => boolean = Object.is,
): Hunk<T>[] {
  let start = 0;
  let oldEnd = before.length;
  let newEnd = after.length;
  const equal = (a: number, b: number): boolean => {
    const [x, y] = [before[a], after[b]];
    return x !== undefined && y !== undefined && same(x, y);
  };
  while (start < Math.min(oldEnd, newEnd) && equal(start, start)) start++;
  while (oldEnd > start && newEnd > start && equal(oldEnd - 1, newEnd - 1)) {
    oldEnd--;
    newEnd--;
  }
  if (start === oldEnd && start === newEnd) return [];
  const rows = oldEnd - start;
  const columns = newEnd - start;
  if (rows * columns > MAX_CELLS || rows === 0 || columns === 0) {
    return [{ start, end: oldEnd, added: after.slice(start, newEnd) }];
  }
  const lengths = commonLengths(rows, columns, (a, b) => equal(start + a, start + b));
  return readHunks(lengths, rows, columns, (a, b) => equal(start + a, start + b)).map((hunk) => ({
    start: start + hunk.start,
    end: start + hunk.end,
    added: after.slice(start + hunk.from, start + hunk.to),
  }));
}

type Same = (a: number, b: number) => boolean;

/** Length of the longest common sequence of what follows each pair of places. */
function commonLengths(rows: number, columns: number, same: Same): Uint32Array {
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  for (let a = rows - 1; a >= 0; a--) {
    for (let b = columns - 1; b >= 0; b--) {
      const skip = Math.max(lengths[(a + 1) * width + b] ?? 0, lengths[a * width + b + 1] ?? 0);
      lengths[a * width + b] = same(a, b) ? (lengths[(a + 1) * width + b + 1] ?? 0) + 1 : skip;
    }
  }
  return lengths;
}

function readHunks(
  lengths: Uint32Array,
  rows: number,
  columns: number,
  same: Same,
): { start: number; end: number; from: number; to: number }[] {
  const hunks: { start: number; end: number; from: number; to: number }[] = [];
  const width = columns + 1;
  let [a, b, start, from] = [0, 0, 0, 0];
  const close = (): void => {
    if (a > start || b > from) hunks.push({ start, end: a, from, to: b });
  };
  while (a < rows || b < columns) {
    if (a < rows && b < columns && same(a, b)) {
      close();
      a++;
      b++;
      start = a;
      from = b;
    } else if (
      b === columns ||
      (a < rows && (lengths[(a + 1) * width + b] ?? 0) >= (lengths[a * width + b + 1] ?? 0))
    ) {
      a++;
    } else b++;
  }
  close();
  return hunks;
}
