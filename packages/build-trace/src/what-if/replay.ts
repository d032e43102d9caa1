import type { BuildStep, UnjudgedReason } from '@stagecraft/contracts';
import type { Digest, RecordedBuild } from '../cache/types.ts';
import { pairChanged, pairMoved } from './pairs.ts';
import { play } from './play.ts';
import type { OrderChange, Replay } from './types.ts';

/**
 * Plays a recorded build again with either order: with its files, arguments and base images, and with
 * the words that its instructions had then.
 * @param steps its table of steps
 * @returns why it tells nothing, where it does not
 */
export function replayBuild(
  record: RecordedBuild,
  steps: readonly BuildStep[],
  { before, after }: OrderChange,
  digest: Digest,
): Replay | UnjudgedReason {
  const pairs = pairChanged(record.model, before);
  const moved = pairMoved(before, after);
  const pairsAfter = new Map<number, number>();
  for (const [later, now] of moved) {
    const then = pairs.get(now);
    if (then !== undefined) pairsAfter.set(later, then);
  }
  const old = play(record, before, pairs, () => false, digest);
  const other = play(record, after, pairsAfter, (index) => !moved.has(index), digest);
  if (old === null || other === null || pairs.size === 0) return 'instructions';
  const tells = [...other.keys].some(([index, key]) => {
    const now = moved.get(index);
    return now === undefined || (old.keys.get(now) ?? key) !== key;
  });
  const unknown = old.unknown ?? other.unknown;
  if (unknown !== null && !tells) return unknown;
  return { keys: { before: old.keys, after: other.keys }, durations: measured(steps, pairs) };
}

/** ms that each instruction took where it was carried out. */
function measured(
  steps: readonly BuildStep[],
  pairs: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const byThen = new Map<number, number>();
  for (const { phase, durationMs, instructions } of steps) {
    if (phase !== 'done' || durationMs === null) continue;
    for (const one of instructions) byThen.set(one, (byThen.get(one) ?? 0) + durationMs);
  }
  const durations = new Map<number, number>();
  for (const [now, then] of pairs) {
    const duration = byThen.get(then);
    if (duration !== undefined) durations.set(now, duration);
  }
  return durations;
}
