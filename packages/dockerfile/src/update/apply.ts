import type { DirectiveNode, DockerfileModel, Instruction, Problem, SyntaxNode } from '../types.ts';
import { isStill, shiftNode, shiftProblem } from './shift.ts';
import type { ModelDelta } from './types.ts';

/**
 * The model after a change. What the delta keeps before the change are the same objects; what it keeps
 * after it is moved without being read again.
 * @param previous the model that the delta was made for
 */
export function applyModelDelta(previous: DockerfileModel, delta: ModelDelta): DockerfileModel {
  const { start, end, text } = delta.edit;
  return assemble(previous, delta, previous.text.slice(0, start) + text + previous.text.slice(end));
}

/** `applyModelDelta` where the next text is at hand. */
export function assemble(
  previous: DockerfileModel,
  delta: ModelDelta,
  text: string,
): DockerfileModel {
  const nodes = spliceNodes(previous, delta);
  const instructions: Instruction[] = [];
  const directives: DirectiveNode[] = [];
  for (const node of nodes) {
    if (node.kind === 'instruction') instructions.push(node);
    else if (node.kind === 'directive') directives.push(node);
  }
  return {
    text,
    nodes,
    instructions,
    directives,
    escape: delta.escape,
    newline: delta.newline,
    lineStarts: editLineStarts(previous.lineStarts, delta),
    problems: spliceProblems(previous, delta),
  };
}

function spliceNodes(previous: DockerfileModel, delta: ModelDelta): SyntaxNode[] {
  const { shift } = delta;
  const { before, between, after } = delta.nodes;
  const nodes = previous.nodes.slice(0, before);
  for (const node of between) nodes.push(node);
  const ids = new Map(delta.ids);
  const still = isStill(shift);
  for (let at = previous.nodes.length - after; at < previous.nodes.length; at++) {
    const node = previous.nodes[at];
    if (node === undefined) continue;
    const id =
      ids.size > 0 && node.kind === 'instruction' ? ids.get(node.index + shift.index) : undefined;
    nodes.push(still && id === undefined ? node : shiftNode(node, shift, id));
  }
  return nodes;
}

function spliceProblems(previous: DockerfileModel, delta: ModelDelta): readonly Problem[] {
  const { before, between, after } = delta.problems;
  const kept = previous.problems.slice(previous.problems.length - after);
  const moved = isStill(delta.shift)
    ? kept
    : kept.map((problem) => shiftProblem(problem, delta.shift));
  return [...previous.problems.slice(0, before), ...between, ...moved];
}

/** The starts of the lines of a text after an edit. */
export function editLineStarts(
  previous: readonly number[],
  delta: Pick<ModelDelta, 'edit' | 'shift'>,
): number[] {
  const { edit, shift } = delta;
  const starts: number[] = [];
  let at = 0;
  for (; at < previous.length; at++) {
    const start = previous[at] ?? 0;
    if (start > edit.start) break;
    starts.push(start);
  }
  for (let found = edit.text.indexOf('\n'); found >= 0; found = edit.text.indexOf('\n', found + 1))
    starts.push(edit.start + found + 1);
  for (; at < previous.length; at++) {
    const start = previous[at] ?? 0;
    if (start > edit.end) starts.push(start + shift.offset);
  }
  return starts;
}
