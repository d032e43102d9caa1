import type { WhatIf, WhatIfInstruction } from '@stagecraft/contracts';
import type { Instruction } from '@stagecraft/dockerfile';
import { textOf } from '../cache/inputs.ts';
import { pairMoved } from './pairs.ts';
import type { OrderChange, Replay } from './types.ts';

/** A rebuild that tells of an instruction. */
interface Rebuild {
  readonly replay: Replay;
  /** Whether its key was one of an earlier build: null for an order that does not have it. */
  readonly kept: { readonly before: boolean | null; readonly after: boolean };
}

/**
 * Counts in how many rebuilds each step would have come from the cache with the present order and with
 * the other one. The first build that tells of a step only fills the cache. Nothing that was pruned in
 * between is known of here, in neither order.
 * @param replays oldest first
 */
export function tellWhatIf(
  change: OrderChange,
  replays: readonly Replay[],
): Omit<WhatIf, 'unjudged'> {
  const moved = pairMoved(change.before, change.after);
  const rebuilds = rebuildsOf(replays, moved);
  const instructions = change.after.instructions.flatMap((one) => {
    const own = rebuilds.get(one.index);
    if (own === undefined) return [];
    const now = moved.get(one.index) ?? null;
    const times = now === null ? [] : replays.flatMap(({ durations }) => durations.get(now) ?? []);
    return [tellOne(change, one, now, own, median(times))];
  });
  const savedMs = instructions.reduce((sum, one) => sum + (one.savedMs ?? 0), 0);
  return { rebuilds: Math.max(0, replays.length - 1), instructions, savedMs };
}

/** Instruction of the changed text → the rebuilds that tell of it. */
function rebuildsOf(
  replays: readonly Replay[],
  moved: ReadonlyMap<number, number>,
): ReadonlyMap<number, readonly Rebuild[]> {
  const seen = { before: new Set<string>(), after: new Set<string>() };
  const all = new Map<number, Rebuild[]>();
  for (const replay of replays) {
    for (const [index, key] of replay.keys.after) {
      const now = moved.get(index);
      const old = now === undefined ? null : replay.keys.before.get(now);
      if (old === undefined) continue;
      const known = all.get(index);
      const before = old === null ? null : seen.before.has(old);
      if (known === undefined) all.set(index, []);
      else known.push({ replay, kept: { before, after: seen.after.has(key) } });
    }
    for (const key of replay.keys.before.values()) seen.before.add(key);
    for (const key of replay.keys.after.values()) seen.after.add(key);
  }
  return all;
}

function tellOne(
  { after }: OrderChange,
  one: Instruction,
  now: number | null,
  rebuilds: readonly Rebuild[],
  usualMs: number | null,
): WhatIfInstruction {
  const count = (order: 'before' | 'after'): number =>
    rebuilds.filter(({ kept }) => kept[order]).length;
  return {
    instruction: one.index,
    before: now,
    keyword: one.keyword,
    text: textOf(after, one),
    rebuilds: rebuilds.length,
    kept: { before: now === null ? null : count('before'), after: count('after') },
    savedMs: savedOf(rebuilds, now, usualMs),
  };
}

/** ms; a rebuild in which the step was not carried out counts with the usual time. */
function savedOf(
  rebuilds: readonly Rebuild[],
  now: number | null,
  usualMs: number | null,
): number | null {
  const differing = rebuilds.filter(({ kept }) => (kept.before ?? true) !== kept.after);
  if (differing.length === 0) return 0;
  if (now === null || usualMs === null) return null;
  return differing.reduce((sum, { replay, kept }) => {
    const duration = replay.durations.get(now) ?? usualMs;
    return sum + (kept.after ? duration : -duration);
  }, 0);
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
