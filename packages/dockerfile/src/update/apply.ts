import { sortNodes } from '../parse/sort-nodes.ts';
import type { DockerfileModel, Problem, SyntaxNode } from '../types.ts';
import { editLineStarts } from './lines.ts';
import { isStill, shiftNode, shiftProblem } from './shift.ts';
import type { ModelDelta } from './types.ts';

/**
 * The model after a change. What the delta keeps before the change are the same objects; what it keeps
 * after it is moved without being read again.
 * @param previous the model that the delta was made for
 */
export function applyModelDelta(previous: DockerfileModel, delta: ModelDelta): DockerfileModel {
  const { start, end, text } = delta.edit;
  const next = previous.text.slice(0, start) + text + previous.text.slice(end);
  return assemble(previous, delta, next, editLineStarts(previous.lineStarts, delta.edit));
}

/** `applyModelDelta` where the next text and its lines are at hand. */
export function assemble(
  previous: DockerfileModel,
  delta: ModelDelta,
  text: string,
  lineStarts: readonly number[],
): DockerfileModel {
  const nodes = spliceNodes(previous, delta);
  const { escape, newline } = delta;
  const problems = spliceProblems(previous, delta);
  return { text, nodes, ...sortNodes(nodes), escape, newline, lineStarts, problems };
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
