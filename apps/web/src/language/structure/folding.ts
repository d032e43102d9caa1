import {
  instructionText,
  lineOf,
  type DockerfileModel,
  type Instruction,
  type SyntaxNode,
} from '@stagecraft/dockerfile';
import type { Feature } from '../feature.ts';
import type { FoldingRange } from '../service.ts';

/**
 * Stages, instructions of several lines, here-documents, comment blocks, the directives, and
 * `# region` … `# endregion`. Ranges nest: one that would cut across another is left out.
 */
export const foldingRanges: Feature<'folding'> = ({ model }) => {
  const found = [
    ...stageRanges(model),
    ...model.instructions.flatMap((one) => instructionRanges(model, one)),
    ...blockRanges(model),
    ...regionRanges(model),
  ];
  const seen = found.filter(({ startLine, endLine }) => endLine > startLine);
  return nested(seen.toSorted((a, b) => a.startLine - b.startLine || b.endLine - a.endLine));
};

/** From a FROM to its stage's last instruction. */
function stageRanges(model: DockerfileModel): FoldingRange[] {
  const ranges: { startLine: number; endLine: number; kind: 'stage' }[] = [];
  for (const { keyword, stage, firstLine, lastLine } of model.instructions) {
    const open = ranges.at(-1);
    if (keyword === 'FROM') ranges.push({ startLine: firstLine, endLine: lastLine, kind: 'stage' });
    else if (stage >= 0 && open !== undefined) open.endLine = lastLine;
  }
  return ranges;
}

/** An instruction's lines, and those of each heredoc under the line before it. */
function instructionRanges(model: DockerfileModel, instruction: Instruction): FoldingRange[] {
  const { firstLine, lastLine, heredocs } = instruction;
  if (lastLine === firstLine) return [];
  const [first] = heredocs;
  if (first === undefined)
    return [{ startLine: firstLine, endLine: lastLine, kind: 'instruction' }];
  const lastOfText = instructionText(model, instruction).lastLine;
  const ranges: FoldingRange[] = [];
  if (heredocs.length > 1 || lastOfText > firstLine) {
    ranges.push({ startLine: firstLine, endLine: lastLine, kind: 'instruction' });
  }
  heredocs.forEach((heredoc, index) => {
    const bodyLine = lineOf(model, heredoc.bodySpan.start);
    // Only the first body has a line of its own above it: the one that opens it.
    const startLine = index === 0 ? lastOfText : bodyLine;
    const endLine = heredoc.closeSpan === null ? lastLine : lineOf(model, heredoc.closeSpan.start);
    ranges.push({ startLine, endLine, kind: 'heredoc' });
  });
  return ranges;
}

/** Neighbouring comment lines; neighbouring directives. */
function blockRanges(model: DockerfileModel): FoldingRange[] {
  const ranges: { startLine: number; endLine: number; kind: 'comment' }[] = [];
  let before: SyntaxNode['kind'] | null = null;
  for (const { kind, span } of model.nodes) {
    const line = lineOf(model, span.start);
    const open = ranges.at(-1);
    if (kind === 'comment' || kind === 'directive') {
      if (kind === before && open !== undefined) open.endLine = line;
      else ranges.push({ startLine: line, endLine: line, kind: 'comment' });
    }
    before = kind;
  }
  return ranges;
}

const REGION = /^\s*#\s*(#?(?:end)?region)\b/;

function regionRanges(model: DockerfileModel): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const open: number[] = [];
  for (const { kind, span } of model.nodes) {
    if (kind !== 'comment') continue;
    const word = REGION.exec(model.text.slice(span.start, span.start + 80))?.[1];
    const line = lineOf(model, span.start);
    if (word === undefined) continue;
    if (!word.includes('end')) open.push(line);
    else {
      const startLine = open.pop();
      if (startLine !== undefined) ranges.push({ startLine, endLine: line, kind: 'comment' });
    }
  }
  return ranges;
}

/** Takes out what repeats a range or cuts across one that begins before; sorted by their start. */
function nested(ranges: readonly FoldingRange[]): FoldingRange[] {
  const kept: FoldingRange[] = [];
  const open: FoldingRange[] = [];
  for (const range of ranges) {
    while ((open.at(-1)?.endLine ?? Infinity) < range.startLine) open.pop();
    const around = open.at(-1);
    const cuts = around !== undefined && range.endLine > around.endLine;
    const repeats = around?.startLine === range.startLine && around.endLine === range.endLine;
    if (cuts || repeats) continue;
    kept.push(range);
    open.push(range);
  }
  return kept;
}
