import type { Stage } from '@stagecraft/dockerfile';
import type { Snapshot } from '../document-slice.types.ts';
import type { AppStore } from '../types.ts';
import { stageOfTarget, targetNameOf } from './target.ts';

/** Keeps the chosen target on its stage while that gets another name or number. */
export function followTarget(store: AppStore): void {
  store.subscribe(({ snapshot, target }, before) => {
    if (snapshot === before.snapshot || snapshot === null || before.snapshot === null) return;
    if (target === null || snapshot.path !== before.snapshot.path) return;
    const now = targetAfter(before.snapshot, snapshot, target);
    if (now !== target) store.setState({ target: now, targetBy: 'stage' });
  });
}

/** Gives the choice up where the text no longer has its stage. */
export function letGoOfTarget(store: AppStore, before: Snapshot, after: Snapshot): void {
  const { target } = store.getState();
  if (target === null || stageOfTarget(after.graph.stages, target) !== undefined) return;
  if (stageOfTarget(before.graph.stages, target) === undefined) return;
  store.setState({ target: null, targetBy: 'stage' });
}

/**
 * The choice that means the same stage in a later text. A name that is gone stays chosen, as typing may bring
 * it back; a number that has lost its stage does not, as it would silently mean another one.
 */
function targetAfter(before: Snapshot, after: Snapshot, target: string): string | null {
  const stage = stageOfTarget(before.graph.stages, target);
  if (stage === undefined) return target;
  const isNumber = stage.name !== target.toLowerCase();
  if (!isNumber && after.graph.stages.some(({ name }) => name === stage.name)) return target;
  const now = sameStage(before, after, stage);
  if (now !== undefined) return targetNameOf(now);
  return isNumber ? null : target;
}

/** By its FROM where that is as it was, else by its place where all other stages are what they were. */
function sameStage(before: Snapshot, after: Snapshot, stage: Stage): Stage | undefined {
  const from = before.model.instructions[stage.from]?.id;
  const stages = after.graph.stages;
  const found = stages.find((one) => after.model.instructions[one.from]?.id === from);
  if (found !== undefined) return found;
  const others = before.graph.stages;
  const isOnlyOne =
    stages.length === others.length &&
    stages.every(({ name, index }) => index === stage.index || name === others[index]?.name);
  return isOnlyOne ? stages[stage.index] : undefined;
}
