import type { DockerfileModel } from '@stagecraft/dockerfile';
import { textOf } from '../match/plan.ts';
import { similarity, wordsOf } from '../match/similarity.ts';
import { alignInstructions } from './align.ts';

/** Below this, two texts of one keyword are two instructions, not one that was changed. */
const enoughAlike = 0.2;
/** Pairs that are compared by their words in one gap; in larger ones only equal texts are found. */
const maxComparisons = 20_000;

/**
 * Which instruction of an earlier text an instruction is now: equal ones in order, then, between those,
 * the most alike of the same keyword, then equal ones that were moved.
 * @returns later instruction → earlier instruction; each is in at most one pair
 */
export function pairInstructions(
  before: DockerfileModel,
  after: DockerfileModel,
): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  for (const [earlier, later] of alignInstructions(before, after)) pairs.set(later, earlier);
  const taken = new Set(pairs.values());
  let [fromBefore, fromAfter] = [0, 0];
  const anchors = [...pairs, [after.instructions.length, before.instructions.length] as const];
  for (const [later, earlier] of anchors) {
    pairAlike({ before, after, pairs, taken }, [fromBefore, earlier], [fromAfter, later]);
    [fromBefore, fromAfter] = [earlier + 1, later + 1];
  }
  pairMoved({ before, after, pairs, taken });
  return pairs;
}

interface Pairing {
  readonly before: DockerfileModel;
  readonly after: DockerfileModel;
  readonly pairs: Map<number, number>;
  readonly taken: Set<number>;
}

type Range = readonly [from: number, to: number];

/** Pairs what stands in a gap, the most alike first. */
function pairAlike({ before, after, pairs, taken }: Pairing, old: Range, now: Range): void {
  if ((old[1] - old[0]) * (now[1] - now[0]) > maxComparisons) return;
  const words = (model: DockerfileModel, [from, to]: Range) =>
    model.instructions.slice(from, to).map((one) => ({
      index: one.index,
      keyword: one.keyword,
      words: wordsOf(textOf(model, one).slice(one.keyword.length)),
    }));
  const earlier = words(before, old);
  const candidates = words(after, now).flatMap((later) =>
    earlier
      .filter(({ keyword }) => keyword === later.keyword)
      .map((one) => ({
        later: later.index,
        earlier: one.index,
        alike: similarity(one.words, later.words),
      })),
  );
  const pair = (later: number, found: number): void => {
    pairs.set(later, found);
    taken.add(found);
  };
  for (const { later, earlier: found, alike } of candidates.toSorted((a, b) => b.alike - a.alike)) {
    if (alike < enoughAlike) break;
    if (!pairs.has(later) && !taken.has(found)) pair(later, found);
  }
  for (const { later, earlier: found } of candidates) {
    // In the very same place: one was put for the other.
    const isSamePlace = later - now[0] === found - old[0] && now[1] - now[0] === old[1] - old[0];
    if (isSamePlace && !pairs.has(later) && !taken.has(found)) pair(later, found);
  }
}

/** Pairs equal texts wherever they stand. */
function pairMoved({ before, after, pairs, taken }: Pairing): void {
  const left = new Map<string, number[]>();
  for (const one of before.instructions) {
    if (taken.has(one.index)) continue;
    const text = textOf(before, one);
    left.set(text, [...(left.get(text) ?? []), one.index]);
  }
  for (const one of after.instructions) {
    if (pairs.has(one.index)) continue;
    const found = left.get(textOf(after, one))?.shift();
    if (found !== undefined) pairs.set(one.index, found);
  }
}
