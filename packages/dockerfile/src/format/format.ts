import type { Edit } from '../edits/edit.ts';
import { contentEnd } from '../parse/logical.ts';
import { skipSpace, trimEnd } from '../text/chars.ts';
import { lineOf } from '../text/lines.ts';
import type { CommentNode, DockerfileModel, Span, SyntaxNode } from '../types.ts';
import { makeGapReader } from './gap.ts';
import { formatInstruction } from './instruction.ts';
import { layoutEdits } from './layout.ts';
import { cleanIndent, DEFAULT_FORMAT, type FormatOptions } from './options.ts';
import { usesPosixShell } from './posix.ts';
import type { TokenContext } from './tokens.ts';
import { write } from './write.ts';

/**
 * Formats a Dockerfile: minimal edits in the order of the text, none when it is formatted already. The
 * model before and after means the same; instructions with errors, heredoc bodies and directives stay
 * as they are, and so does all that follows a heredoc that never closes. Never refuses, never throws;
 * formatting twice is formatting once.
 */
export function formatDockerfile(
  model: DockerfileModel,
  options: FormatOptions = DEFAULT_FORMAT,
): readonly Edit[] {
  return formatRange(model, { start: 0, end: model.text.length }, options);
}

/** Formats the instructions, comments and blank lines that `span` touches, and nothing beside them. */
export function formatRange(
  model: DockerfileModel,
  span: Span,
  options: FormatOptions = DEFAULT_FORMAT,
): readonly Edit[] {
  const broken = brokenInstructions(model);
  const isBroken = (node: SyntaxNode): boolean =>
    node.kind === 'instruction' && broken.has(node.index);
  const nodes = readableNodes(model);
  const touched = nodes.filter((node) => touches(node.span, span));
  const first = touched[0];
  const last = touched.at(-1);
  if (first === undefined || last === undefined) return [];
  const region = { start: first.span.start, end: last.span.end };
  const layout = layoutEdits(model, nodes, isBroken).filter((edit) => within(model, edit, region));
  const context: TokenContext = {
    model,
    readGap: makeGapReader(model),
    posix: usesPosixShell(model),
    splitShell: options.sortPackages,
  };
  const clean = { ...options, indent: cleanIndent(options.indent) };
  const inside = touched.flatMap((node) => {
    if (node.kind === 'comment') return formatComment(model, node);
    if (node.kind !== 'instruction' || isBroken(node)) return [];
    return formatInstruction(context, node, clean);
  });
  return layout.concat(inside).sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Instructions that BuildKit refuses, or will refuse as a trigger. */
function brokenInstructions(model: DockerfileModel): ReadonlySet<number> {
  const broken = new Set<number>();
  for (const { severity, trigger, instruction } of model.problems) {
    if (instruction !== null && (severity === 'error' || trigger)) broken.add(instruction);
  }
  return broken;
}

/** Nodes before the first heredoc without an end: what is after it may be meant as its body. */
function readableNodes(model: DockerfileModel): readonly SyntaxNode[] {
  const { nodes } = model;
  const open = nodes.findIndex(
    (node) =>
      node.kind === 'instruction' && node.heredocs.some((heredoc) => heredoc.closeSpan === null),
  );
  return open < 0 ? nodes : nodes.slice(0, open);
}

/** Whether the ranges share a character; an empty `span` touches the node whose lines it stands in. */
function touches(node: Span, span: Span): boolean {
  if (span.start === span.end) return node.start <= span.start && span.start <= node.end;
  return node.start < span.end && span.start < node.end;
}

/** Blank lines at the region's own borders are not the region's, but at those of the file. */
function within(model: DockerfileModel, edit: Edit, region: Span): boolean {
  if (edit.start < region.start || edit.end > region.end) return false;
  if (edit.start < edit.end) return true;
  return edit.start > region.start && (edit.end < region.end || edit.end === model.text.length);
}

function formatComment(model: DockerfileModel, { span }: CommentNode): Edit[] {
  const { text } = model;
  const end = contentEnd(model, lineOf(model, span.start));
  const first = skipSpace(text, span.start, end);
  const edits: Edit[] = [];
  write(edits, text, span.start, first, '');
  write(edits, text, trimEnd(text, first, end), end, '');
  return edits;
}
