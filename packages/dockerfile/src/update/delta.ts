import type { DockerfileModel, SyntaxNode } from '../types.ts';
import type { Edit } from '../edits/edit.ts';
import { commonPrefix, commonSuffix } from './compare.ts';
import { sameNode, sameProblem } from './same.ts';
import type { ModelDelta, Shift, Splice } from './types.ts';

const STILL: Shift = { offset: 0, line: 0, index: 0, stage: 0 };

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
  const nodes = splice(previous.nodes, next.nodes, shift, sameWithId, sameNode);
  return {
    edit: findEdit(previous.text, next.text),
    escape: next.escape,
    newline: next.newline,
    nodes,
    problems: splice(previous.problems, next.problems, shift, sameProblem, sameProblem),
    shift,
    ids: changedIds(previous, next, nodes.after),
  };
}

/** The smallest single replacement that turns `previous` into `next`. */
export function findEdit(previous: string, next: string): Edit {
  const start = commonPrefix(previous, next);
  const limit = Math.min(previous.length, next.length) - start;
  const kept = commonSuffix(previous, next, limit);
  return { start, end: previous.length - kept, text: next.slice(start, next.length - kept) };
}

function stageCount(model: DockerfileModel): number {
  return (model.instructions.at(-1)?.stage ?? -1) + 1;
}

function sameWithId(a: SyntaxNode, b: SyntaxNode): boolean {
  if (a.kind === 'instruction' && b.kind === 'instruction' && a.id !== b.id) return false;
  return sameNode(a, b, STILL);
}

type Same<T> = (a: T, b: T, shift: Shift) => boolean;

/** Entries that are the same at the start, and those that are, moved by `shift`, at the end. */
function splice<T>(
  previous: readonly T[],
  next: readonly T[],
  shift: Shift,
  sameAtStart: Same<T>,
  sameAtEnd: Same<T>,
): Splice<T> {
  const limit = Math.min(previous.length, next.length);
  const same = (a: T | undefined, b: T | undefined, moved: Shift, by: Same<T>): boolean =>
    a !== undefined && b !== undefined && by(a, b, moved);
  let before = 0;
  while (
    before < limit &&
    (previous[before] === next[before] || same(previous[before], next[before], STILL, sameAtStart))
  ) {
    before++;
  }
  let after = 0;
  while (
    before + after < limit &&
    same(previous.at(-1 - after), next.at(-1 - after), shift, sameAtEnd)
  )
    after++;
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
