import { inFileCase, type Edit, type Instruction } from '@stagecraft/dockerfile';
import type { LintFile } from '../../file/types.ts';

/**
 * The edit that puts an instruction above another one and the comments that belong to that; null before
 * the first FROM, where BuildKit would refuse one more.
 */
export function lineAbove(
  { model }: Pick<LintFile, 'model'>,
  instruction: Instruction,
  keyword: string,
  args: string,
): Edit | null {
  const { nodes, text, newline } = model;
  let at = nodes.findIndex(
    (node) => node.kind === 'instruction' && node.index === instruction.index,
  );
  const own = nodes[at];
  if (own?.kind !== 'instruction' || instruction.stage < 0) return null;
  while (nodes[at - 1]?.kind === 'comment') at--;
  const start = nodes[at]?.span.start ?? own.span.start;
  const indent = text.slice(own.span.start, own.contentSpan.start);
  const line = `${indent}${inFileCase(model, keyword)} ${args}${newline}`;
  return { start, end: start, text: line };
}

/** The edit that puts an instruction below another one. */
export function lineBelow(
  { model }: Pick<LintFile, 'model'>,
  { span, contentSpan }: Instruction,
  keyword: string,
  args: string,
): Edit {
  const { text, newline } = model;
  const indent = text.slice(span.start, contentSpan.start);
  const line = `${newline}${indent}${inFileCase(model, keyword)} ${args}`;
  return { start: contentSpan.end, end: contentSpan.end, text: line };
}
