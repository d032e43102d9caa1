import type { DockerfileModel, Instruction, Span } from '@stagecraft/dockerfile';
import { instructionAt } from '@stagecraft/dockerfile';
import type { Feature } from '../feature.ts';
import { instructionParts } from './instruction-parts.ts';
import { growing } from './spans.ts';

/**
 * What a growing selection takes at each offset: word, value or argument, flag, command or argument
 * list, instruction, with its comments, stage, file.
 */
export const selectionRanges: Feature<'selection'> = ({ model }, { offsets }) => {
  const blocks = outerBlocks(model);
  return offsets.map((offset) => {
    const instruction = instructionAt(model, offset);
    const inner = instruction === null ? [] : instructionParts(model, instruction);
    const outer = blocks.filter(({ start, end }) => start <= offset && offset <= end);
    return growing([wordAround(model.text, offset), ...inner, ...outer], offset);
  });
};

const WORD = /[\w.-]|[^\0-\x7f]/;

function wordAround(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && WORD.test(text[start - 1] ?? '')) start--;
  let end = offset;
  while (end < text.length && WORD.test(text[end] ?? '')) end++;
  return { start, end };
}

/** Comment lines and blocks, instructions with the comments above them, stages, and the file. */
function outerBlocks(model: DockerfileModel): Span[] {
  const blocks: Span[] = [];
  const stages: { start: number; end: number }[] = [];
  let comments: Span[] = [];
  for (const node of model.nodes) {
    const content = lineContent(model.text, node.span);
    if (node.kind === 'comment') {
      const start = comments[0]?.start ?? content.start;
      comments.push(content);
      blocks.push(content, { start, end: content.end });
      continue;
    }
    if (node.kind === 'instruction') {
      const start = comments[0]?.start ?? node.contentSpan.start;
      blocks.push({ start, end: node.contentSpan.end });
      growStage(stages, node, start);
    } else if (node.kind === 'directive') blocks.push(content);
    comments = [];
  }
  return [...blocks, ...stages, { start: 0, end: model.text.length }];
}

function growStage(
  stages: { start: number; end: number }[],
  instruction: Instruction,
  start: number,
): void {
  const { end } = instruction.contentSpan;
  const open = stages.at(-1);
  if (instruction.keyword === 'FROM') stages.push({ start, end });
  else if (instruction.stage >= 0 && open !== undefined) open.end = end;
}

function lineContent(text: string, span: Span): Span {
  const line = text.slice(span.start, span.end);
  const start = span.start + (line.length - line.trimStart().length);
  return { start, end: start + line.trim().length };
}
