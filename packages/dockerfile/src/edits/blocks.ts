import type { DockerfileModel, Instruction, Span, SyntaxNode } from '../types.ts';
import type { Place } from './rows/types.ts';

/**
 * The lines that belong to an instruction: the comments right above it and the instruction with its line
 * ending. Comments that a blank line parts from it stand for themselves, and those between a parser
 * directive and the first blank line are the file's.
 */
export function blockOf(model: DockerfileModel, instruction: number): Span {
  const { nodes, instructions } = model;
  const own = instructions[instruction];
  if (own === undefined) return { start: model.text.length, end: model.text.length };
  let at = nodeIndex(nodes, own);
  while (nodes[at - 1]?.kind === 'comment') at -= 1;
  const before = nodes[at - 1]?.kind;
  const start = before === 'directive' ? own.span.start : (nodes[at]?.span.start ?? 0);
  return { start, end: own.span.end };
}

/** Where lines go in that are to stand at a place. */
export function offsetOf(model: DockerfileModel, place: Place): number {
  if (place.before !== null) return blockOf(model, place.before).start;
  const last = lastOf(model, place.stage);
  if (last !== null) return last.span.end;
  return model.instructions[0] === undefined ? model.text.length : blockOf(model, 0).start;
}

/** Indices of a stage's instructions, FROM first; of stage -1 those above the first FROM. */
export function instructionsOf(model: DockerfileModel, stage: number): number[] {
  return model.instructions.filter((one) => one.stage === stage).map(({ index }) => index);
}

/**
 * All of a stage's lines: from the comments above its FROM to those above the next one. Blank lines
 * before the next FROM are its own, as are comments that a blank line parts from that FROM.
 */
export function segmentOf(model: DockerfileModel, stage: number): Span {
  const own = fromOf(model, stage);
  const next = fromOf(model, stage + 1);
  const end = next === null ? model.text.length : blockOf(model, next.index).start;
  return { start: own === null ? end : blockOf(model, own.index).start, end };
}

function fromOf(model: DockerfileModel, stage: number): Instruction | null {
  return model.instructions.find((one) => one.stage === stage && one.keyword === 'FROM') ?? null;
}

function lastOf(model: DockerfileModel, stage: number): Instruction | null {
  return model.instructions.findLast((one) => one.stage === stage) ?? null;
}

/** Position of a node in the partition. */
function nodeIndex(nodes: readonly SyntaxNode[], { span }: Instruction): number {
  let low = 0;
  let high = nodes.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((nodes[middle]?.span.start ?? 0) < span.start) low = middle + 1;
    else high = middle;
  }
  return low;
}
