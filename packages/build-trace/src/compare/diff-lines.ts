import type { DiffLine } from '@stagecraft/contracts';
import { longestCommon } from '../align/common.ts';

/** Two texts line by line: common lines once, what only one has before what only the other has. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const numbers = new Map<string, number>();
  const numberOf = (line: string): number => {
    const number = numbers.get(line) ?? numbers.size;
    numbers.set(line, number);
    return number;
  };
  const [old, now] = [before.split(/\r?\n/), after.split(/\r?\n/)];
  const common = longestCommon(old.map(numberOf), now.map(numberOf));
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  for (const [oldEnd, newEnd] of [...common, [old.length, now.length] as const]) {
    for (; i < oldEnd; i += 1) lines.push({ before: i, after: null, text: old[i] ?? '' });
    for (; j < newEnd; j += 1) lines.push({ before: null, after: j, text: now[j] ?? '' });
    if (i < old.length && j < now.length) lines.push({ before: i, after: j, text: now[j] ?? '' });
    [i, j] = [i + 1, j + 1];
  }
  return lines;
}
