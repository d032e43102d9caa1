import type { DockerfileModel, Instruction } from '@stagecraft/dockerfile';
import { pairInstructions } from '../align/pair.ts';
import { textOf } from '../match/plan.ts';

/** Later instruction → earlier one; each is in at most one pair. */
type Pairs = ReadonlyMap<number, number>;

/**
 * Where instructions of one text stand in another that has them in another order: equal ones, first
 * within their stage, then anywhere; of several the first is the first.
 */
export function pairMoved(before: DockerfileModel, after: DockerfileModel): Pairs {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const inStage = (model: DockerfileModel) => (one: Instruction) =>
    `${String(one.stage)} ${textOf(model, one)}`;
  const anywhere = (model: DockerfileModel) => (one: Instruction) => textOf(model, one);
  for (const named of [inStage, anywhere]) {
    const left = new Map<string, number[]>();
    for (const one of before.instructions) {
      if (taken.has(one.index)) continue;
      const name = named(before)(one);
      const known = left.get(name);
      if (known === undefined) left.set(name, [one.index]);
      else known.push(one.index);
    }
    const next = new Map<string, number>();
    for (const one of after.instructions) {
      if (pairs.has(one.index)) continue;
      const name = named(after)(one);
      const at = next.get(name) ?? 0;
      const found = left.get(name)?.[at];
      if (found === undefined) continue;
      next.set(name, at + 1);
      pairs.set(one.index, found);
      taken.add(found);
    }
  }
  return pairs;
}

/** As `pairMoved`; what is left over is paired with what it was changed from. */
export function pairChanged(before: DockerfileModel, after: DockerfileModel): Pairs {
  const pairs = new Map(pairMoved(before, after));
  const taken = new Set(pairs.values());
  for (const [later, earlier] of pairInstructions(before, after)) {
    if (!pairs.has(later) && !taken.has(earlier)) pairs.set(later, earlier);
  }
  return pairs;
}
