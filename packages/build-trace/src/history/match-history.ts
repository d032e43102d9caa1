import type { HistoryEntry } from '@stagecraft/contracts';
import type { DockerfileModel, StageGraph } from '@stagecraft/dockerfile';
import { similarity } from '../match/similarity.ts';
import type { HistoryOrigin, MatchedHistoryEntry } from '../types.ts';
import { readCreatedBy, type CreatedBy } from './created-by.ts';
import { expectedEntries, stageChain, type ExpectedEntry } from './expected.ts';

/** Cost of an instruction that left no entry, and of an entry that no instruction made. */
const gap = -2;
const optionalGap = -0.01;

/**
 * Says which instruction each entry of an image's history came from.
 * @param model the Dockerfile that the image was built from
 * @param graph its graph with the target that was built
 * @param history oldest first
 * @returns the entries in the same order. Entries below the target's first own one are the base
 *   image's; they are `unknown` when the image was plainly not built from this file, or the file
 *   says that there is no base (`FROM scratch`).
 */
export function matchHistory(
  model: DockerfileModel,
  graph: StageGraph,
  history: readonly HistoryEntry[],
): readonly MatchedHistoryEntry[] {
  const chain = stageChain(graph);
  const expected = expectedEntries(model, chain);
  const matched = alignFromEnd(
    history.map(({ createdBy }) => readCreatedBy(createdBy)),
    expected,
  );
  const found = matched.filter((at) => at !== null).length;
  const required = expected.filter(({ optional }) => !optional).length;
  const root = chain[0]?.base.kind;
  const hasBase = root !== undefined && root !== 'scratch' && found * 2 >= required;
  const firstOwn = matched.findIndex((at) => at !== null);
  const baseEnd = firstOwn < 0 ? history.length : firstOwn;
  return history.map((entry, at) => {
    const from = matched[at] ?? null;
    let origin: HistoryOrigin = { kind: 'unknown' };
    if (from !== null) origin = { kind: 'instruction', instruction: from };
    else if (hasBase && at < baseEnd) origin = { kind: 'base' };
    return { entry, origin };
  });
}

/** How well an entry fits an instruction; null when it can't be its. */
function fit(entry: CreatedBy, expected: ExpectedEntry): number | null {
  if (entry.keyword !== expected.keyword) return null;
  const alike = similarity(entry.words, expected.words);
  if (entry.sure && expected.expands) return 0.5 + 2 * alike;
  if (alike === 0 || (!entry.sure && alike < 0.5)) return null;
  return 0.5 + 2 * alike;
}

/**
 * The best alignment of the newest entries with the expected ones. Both are read from the end, because
 * how many entries the base has is not known; entries left over at the start cost nothing.
 * @returns for each entry its instruction, or null
 */
function alignFromEnd(
  entries: readonly CreatedBy[],
  expected: readonly ExpectedEntry[],
): (number | null)[] {
  const width = expected.length + 1;
  // score[i * width + j]: best for the last i entries and the last j expected ones.
  const score = new Float64Array((entries.length + 1) * width);
  const entryAt = (i: number): CreatedBy | undefined => entries[entries.length - i];
  const expectedAt = (j: number): ExpectedEntry | undefined => expected[expected.length - j];
  const at = (i: number, j: number): number => score[i * width + j] ?? 0;
  const matchScore = (i: number, j: number): number => {
    const entry = entryAt(i);
    const wanted = expectedAt(j);
    const value = entry === undefined || wanted === undefined ? null : fit(entry, wanted);
    return value === null ? -Infinity : at(i - 1, j - 1) + value;
  };
  const missing = (j: number): number => (expectedAt(j)?.optional === true ? optionalGap : gap);
  for (let i = 0; i <= entries.length; i += 1) {
    for (let j = 0; j <= expected.length; j += 1) {
      if (i === 0 && j === 0) continue;
      score[i * width + j] = Math.max(
        i > 0 && j > 0 ? matchScore(i, j) : -Infinity,
        j > 0 ? at(i, j - 1) + missing(j) : -Infinity,
        i > 0 ? at(i - 1, j) + gap : -Infinity,
      );
    }
  }
  let i = 0;
  for (let own = 1; own <= entries.length; own += 1) {
    if (at(own, expected.length) > at(i, expected.length)) i = own;
  }
  const result: (number | null)[] = entries.map(() => null);
  let j = expected.length;
  while (i > 0 && j > 0) {
    if (at(i, j) === matchScore(i, j)) {
      result[entries.length - i] = expectedAt(j)?.instruction ?? null;
      [i, j] = [i - 1, j - 1];
    } else if (at(i, j) === at(i, j - 1) + missing(j)) j -= 1;
    else i -= 1;
  }
  return result;
}
