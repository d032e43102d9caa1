import { sortNodes } from '../parse/sort-nodes.ts';
import {
  isShebang,
  nodeStart,
  readNode,
  resumeReader,
  startReader,
  type Reader,
} from '../parse/reader.ts';
import { fileProblems } from '../problems/file.ts';
import { findNewline, floorIndex } from '../text/lines.ts';
import type { DockerfileModel, SyntaxNode } from '../types.ts';
import { findEdit } from './edit.ts';
import { movedIds } from './ids.ts';
import { editLineStarts } from './lines.ts';
import { spliceProblems } from './problems.ts';
import { isUnmoved } from './same.ts';
import { countBefore } from './search.ts';
import type { ModelDelta, Shift, Splice } from './types.ts';

/** A delta, and the lines of the next text, which it took to find it. */
interface Change {
  readonly delta: ModelDelta;
  readonly lineStarts: readonly number[];
}

/** Reads what a new text changes: from a safe place before the first difference to one after the last. */
export function readChange(previous: DockerfileModel, text: string): Change {
  const edit = findEdit(previous.text, text);
  const lineStarts = editLineStarts(previous.lineStarts, edit);
  const first = countSafe(previous, edit.start);
  const beforeEnd = previous.nodes[first - 1]?.span.end ?? 0;
  const before = previous.instructions.slice(0, countBefore(previous.instructions, beforeEnd));
  const reader =
    first === 0
      ? startReader(text, lineStarts)
      : resumeReader(text, lineStarts, previous.escape, before);
  const until = edit.start + edit.text.length;
  const resume = readUntilKnown(reader, previous, { start: beforeEnd, node: first, until });
  // Beyond the text when nothing is kept: an empty span at its end belongs to what was read anew.
  const afterStart = previous.nodes[resume]?.span.start ?? Infinity;
  const split = countBefore(previous.instructions, afterStart);
  const removed = previous.instructions.slice(before.length, split);
  const after = previous.instructions.slice(split);
  const { instructions } = sortNodes(reader.nodes);
  const shift: Shift = {
    offset: text.length - previous.text.length,
    line: lineStarts.length - previous.lineStarts.length,
    index: reader.index - split,
    stage: reader.stage - stageAt(previous, split),
  };
  const reading = { text, lineStarts, instructions, problems: reader.problems };
  const delta: ModelDelta = {
    edit,
    escape: reader.escape,
    newline: findNewline(text, lineStarts),
    nodes: spliceNodes(previous, first, reader.nodes, resume),
    problems: spliceProblems(previous, { before, after, beforeEnd, afterStart, shift }, reading),
    shift,
    ids: movedIds(reader.ids, removed, instructions, after, shift.index),
  };
  return { delta, lineStarts };
}

/**
 * How many nodes an edit at `start` can't have touched. Directives decide on each other; a last
 * instruction may go on in what is appended; a here-document that never closes has looked at all of the
 * text for its end.
 */
function countSafe(previous: DockerfileModel, start: number): number {
  const { nodes, instructions, problems } = previous;
  let count = countBefore(nodes, start + 1);
  while (count > 0 && (count === nodes.length || (nodes[count - 1]?.span.end ?? 0) > start))
    count--;
  const open = problems.find((one) => one.code === fileProblems.heredocOpen.code);
  const opener = open === undefined ? undefined : instructions[open.instruction ?? -1];
  if (opener !== undefined) count = Math.min(count, countBefore(nodes, opener.span.start));
  const last = nodes[count - 1]?.kind;
  const atTop = last === 'bom' || last === 'directive' || isBelowShebang(previous, count);
  return atTop ? 0 : count;
}

/** Whether these nodes are a `#!` line, after which directives may come, and such that leave it so. */
function isBelowShebang({ text, nodes }: DockerfileModel, count: number): boolean {
  if (!isShebang(text, text.charCodeAt(0) === 0xfeff ? 1 : 0)) return false;
  return nodes.slice(0, count).every(({ kind }) => kind !== 'instruction' && kind !== 'blank');
}

interface Stretch {
  /** Where to begin, and the previous model's node there. */
  readonly start: number;
  readonly node: number;
  /** From here on the text is as it was. */
  readonly until: number;
}

/**
 * Reads on until the previous model's nodes are those of the rest of the text too.
 * @returns the first of these nodes
 */
function readUntilKnown(reader: Reader, previous: DockerfileModel, stretch: Stretch): number {
  const { text, lineStarts } = reader;
  const offset = text.length - previous.text.length;
  let { node } = stretch;
  let line = floorIndex(lineStarts, stretch.start);
  for (; line < lineStarts.length; line = readNode(reader, line)) {
    const start = nodeStart(reader, line);
    if (start >= text.length) break;
    if (start < stretch.until || reader.atTop || reader.escape !== previous.escape) continue;
    while ((previous.nodes[node]?.span.start ?? Infinity) < start - offset) node++;
    if (isKnown(reader, previous, node, start - offset)) return node;
  }
  return previous.nodes.length;
}

/** Whether the reader would read from here on what the previous model has from this node on. */
function isKnown(reader: Reader, previous: DockerfileModel, at: number, start: number): boolean {
  const node = previous.nodes[at];
  if (node === undefined || node.span.start !== start) return false;
  if (node.kind === 'bom' || start <= (previous.directives.at(-1)?.span.start ?? -1)) return false;
  // What may stand before the first FROM is judged by other rules.
  const stage = stageAt(previous, countBefore(previous.instructions, start));
  return stage < 0 === reader.stage < 0;
}

/** The stage that an instruction at this index would stand in, were it no FROM. */
function stageAt(model: DockerfileModel, index: number): number {
  return model.instructions[index - 1]?.stage ?? -1;
}

/** Nodes that were read to be sure, and are the same, stay the objects that they were. */
function spliceNodes(
  previous: DockerfileModel,
  first: number,
  read: readonly SyntaxNode[],
  resume: number,
): Splice<SyntaxNode> {
  let same = 0;
  for (; same < read.length && first + same < resume; same++) {
    const [before, now] = [previous.nodes[first + same], read[same]];
    if (before === undefined || now === undefined || !isUnmoved(before, now)) break;
  }
  return {
    before: first + same,
    between: read.slice(same),
    after: previous.nodes.length - resume,
  };
}
