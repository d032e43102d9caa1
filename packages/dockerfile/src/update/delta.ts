import type { DockerfileModel } from '../types.ts';
import { findEdit } from './edit.ts';
import { isUnmoved, sameNode, sameProblem } from './same.ts';
import type { ModelDelta, Shift, Splice } from './types.ts';

/**
 * What turns `previous` into `next`, whatever the two have to do with each other:
 * `applyModelDelta(previous, modelDelta(previous, next))` equals `next`. Small when the texts differ in
 * one place.
 */
export function modelDelta(previous: DockerfileModel, next: DockerfileModel): ModelDelta {
  const shift: Shift = {
    offset: next.text.length - previous.text.length,
    line: next.lineStarts.length - previous.lineStarts.length,
    index: next.instructions.length - previous.instructions.length,
    stage: stageCount(next) - stageCount(previous),
  };
  const nodes = splice(previous.nodes, next.nodes, isUnmoved, (a, b) => sameNode(a, b, shift));
  const problems = splice(
    previous.problems,
    next.problems,
    (a, b) => a === b || sameProblem(a, b),
    (a, b) => sameProblem(a, b, shift),
  );
  return {
    edit: findEdit(previous.text, next.text),
    escape: next.escape,
    newline: next.newline,
    nodes,
    problems,
    shift,
    ids: changedIds(previous, next, nodes.after),
  };
}

function stageCount(model: DockerfileModel): number {
  return (model.instructions.at(-1)?.stage ?? -1) + 1;
}

/** Entries that are the same at the start, and those that are, moved by `shift`, at the end. */
function splice<T>(
  previous: readonly T[],
  next: readonly T[],
  isUnmovedEntry: (a: T, b: T) => boolean,
  isMovedEntry: (a: T, b: T) => boolean,
): Splice<T> {
  const limit = Math.min(previous.length, next.length);
  const both = (at: number, same: (a: T, b: T) => boolean): boolean => {
    const a = previous.at(at);
    const b = next.at(at);
    return a !== undefined && b !== undefined && same(a, b);
  };
  let before = 0;
  while (before < limit && both(before, isUnmovedEntry)) before++;
  let after = 0;
  while (before + after < limit && both(-1 - after, isMovedEntry)) after++;
  return { before, between: next.slice(before, next.length - after), after };
}

/** Ids that differ among the instructions of the last `after` nodes. */
function changedIds(
  previous: DockerfileModel,
  next: DockerfileModel,
  after: number,
): (readonly [number, string])[] {
  const ids: (readonly [number, string])[] = [];
  for (let back = after; back > 0; back--) {
    const a = previous.nodes.at(-back);
    const b = next.nodes.at(-back);
    if (a?.kind === 'instruction' && b?.kind === 'instruction' && a.id !== b.id)
      ids.push([b.index, b.id]);
  }
  return ids;
}
