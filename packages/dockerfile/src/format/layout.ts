import type { Edit } from '../edits/edit.ts';
import { readDirective } from '../parse/directives.ts';
import { contentEnd } from '../parse/logical.ts';
import { lineOf } from '../text/lines.ts';
import type { BlankNode, DockerfileModel, SyntaxNode } from '../types.ts';
import { skipSpace } from '../text/chars.ts';
import { write } from './write.ts';

interface Layout {
  readonly model: DockerfileModel;
  readonly nodes: readonly SyntaxNode[];
  readonly isBroken: (node: SyntaxNode) => boolean;
  readonly edits: Edit[];
}

/**
 * Edits to the blank lines: one before each stage but the first (before the comments directly above its
 * FROM), elsewhere at most one in a row, none at the start and the end; and the final line ending. Blank
 * lines beside a broken instruction stay. `nodes` are the model's first ones, as far as they are read.
 */
export function layoutEdits(
  model: DockerfileModel,
  nodes: readonly SyntaxNode[],
  isBroken: (node: SyntaxNode) => boolean,
): Edit[] {
  const layout: Layout = { model, nodes, isBroken, edits: [] };
  let before: SyntaxNode | null = null;
  let blanks: BlankNode[] = [];
  for (const [index, node] of nodes.entries()) {
    if (node.kind === 'bom') continue;
    if (node.kind === 'blank') {
      blanks.push(node);
      continue;
    }
    writeBlanks(layout, before, blanks, index);
    before = node;
    blanks = [];
  }
  if (nodes.length === model.nodes.length) writeEnd(layout, before, blanks);
  return layout.edits;
}

function writeBlanks(
  layout: Layout,
  before: SyntaxNode | null,
  blanks: readonly BlankNode[],
  index: number,
): void {
  const { model, nodes, isBroken, edits } = layout;
  const node = nodes[index];
  if (node === undefined || isBroken(node) || (before !== null && isBroken(before))) return;
  const wanted = countWanted(layout, before, blanks.length, index);
  if (wanted > blanks.length) {
    edits.push({ start: node.span.start, end: node.span.start, text: model.newline });
    return;
  }
  const kept = blanks[wanted - 1];
  if (kept !== undefined) {
    const end = contentEnd(model, lineOf(model, kept.span.start));
    write(edits, model.text, kept.span.start, end, '');
  }
  remove(edits, blanks.slice(wanted));
}

function countWanted(
  layout: Layout,
  before: SyntaxNode | null,
  count: number,
  index: number,
): number {
  if (before === null) return count > 0 && looksLikeDirective(layout, index) ? 1 : 0;
  const follows = count > 0 || before.kind !== 'comment';
  return follows && leadsToStage(layout, index) ? 1 : Math.min(count, 1);
}

/** A comment that would become a directive if it stood at the very top. */
function looksLikeDirective({ model, nodes }: Layout, index: number): boolean {
  const node = nodes[index];
  if (node?.kind !== 'comment') return false;
  const { start, end } = node.span;
  return readDirective(model.text, skipSpace(model.text, start, end), end) !== null;
}

/** Whether `nodes[index]` is a FROM but the first, or the first of the comments directly above one. */
function leadsToStage({ nodes, isBroken }: Layout, index: number): boolean {
  let at = index;
  while (nodes[at]?.kind === 'comment') at++;
  const node = nodes[at];
  if (node?.kind !== 'instruction' || isBroken(node)) return false;
  return node.keyword === 'FROM' && node.stage > 0;
}

function writeEnd(
  { model, isBroken, edits }: Layout,
  before: SyntaxNode | null,
  blanks: readonly BlankNode[],
): void {
  if (before !== null && isBroken(before)) return;
  remove(edits, blanks);
  const { length } = model.text;
  if (before?.span.end === length && !model.text.endsWith('\n')) {
    edits.push({ start: length, end: length, text: model.newline });
  }
}

function remove(edits: Edit[], blanks: readonly BlankNode[]): void {
  const first = blanks[0];
  const last = blanks.at(-1);
  if (first !== undefined && last !== undefined) {
    edits.push({ start: first.span.start, end: last.span.end, text: '' });
  }
}
