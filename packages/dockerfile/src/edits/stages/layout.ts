import type { DockerfileModel, Instruction, Span, StageGraph } from '../../types.ts';
import { blockOf } from '../blocks.ts';
import type { Piece } from '../compose.ts';
import type { Edit } from '../edit.ts';
import type { StageMove } from '../stage-move.ts';

/** A stage's lines, from the comments above its FROM on. */
interface StageLines {
  readonly from: Instruction;
  readonly body: Span;
  /** The blank lines behind it. */
  readonly tail: Span;
}

/** The text as parts that stages are moved, put in and taken out by. */
export interface Layout {
  /** Parser directives, comments and ARGs that stand above the first stage. */
  readonly head: Span;
  readonly stages: readonly StageLines[];
}

/** A stage of the new text. */
export interface Section {
  readonly pieces: readonly Piece[];
  /** Index of the stage whose blank lines stand behind it; null for a stage that was not there. */
  readonly tailOf: number | null;
}

/** Cuts the text. Blank lines before a FROM, and comments that they part from it, are of the stage above. */
export function layoutOf(model: DockerfileModel): Layout {
  const { text, nodes, instructions } = model;
  const froms = instructions.filter(({ keyword }) => keyword === 'FROM');
  const starts = froms.map(({ index }) => blockOf(model, index).start);
  const bodyEnds: number[] = [];
  let stage = -1;
  for (const { kind, span } of nodes) {
    while (span.start >= (starts[stage + 1] ?? Number.POSITIVE_INFINITY)) stage += 1;
    if (stage >= 0 && kind !== 'blank') bodyEnds[stage] = span.end;
  }
  return {
    head: { start: 0, end: starts[0] ?? text.length },
    stages: froms.map((from, at) => {
      const start = starts[at] ?? 0;
      const end = starts[at + 1] ?? text.length;
      const bodyEnd = bodyEnds[at] ?? end;
      return { from, body: { start, end: bodyEnd }, tail: { start: bodyEnd, end } };
    }),
  };
}

/** What stands between stages in this file: one blank line, unless most of them follow without. */
export function gapOf({ stages }: Layout): string {
  const gaps = stages.slice(0, -1).map(({ tail }) => tail.end > tail.start);
  return gaps.filter(Boolean).length * 2 < gaps.length ? '' : '\n';
}

/** A stage's lines with those of the edits that fall into them. */
export function bodyPiece({ stages }: Layout, stage: number, edits: readonly Edit[] = []): Piece {
  return within(stages[stage]?.body ?? { start: 0, end: 0 }, edits);
}

/** Lines with those of the edits, which are in the order of the text, that fall into them. */
export function within({ start, end }: Span, edits: readonly Edit[]): Piece {
  const near = edits.slice(firstFrom(edits, start), firstFrom(edits, end + 1));
  const inner = near.filter((edit) => edit.end <= end);
  return inner.length === 0 ? { start, end } : { start, end, edits: inner };
}

/** Lines that go elsewhere, even where less would be written by moving those around them. */
export function moving(piece: Piece): Piece {
  return typeof piece === 'string' ? piece : { ...piece, moves: true };
}

/** Position of the first edit that begins at an offset or behind it. */
function firstFrom(edits: readonly Edit[], offset: number): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((edits[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the stages are once one of them is gone. */
export function moveWithout({ stages }: StageGraph, stage: number): StageMove {
  return stages.map(({ index }) => {
    if (index === stage) return null;
    return index > stage ? index - 1 : index;
  });
}

/** All stages but one, with those of the edits that fall into them. */
export function sectionsWithout(
  layout: Layout,
  stage: number,
  edits: readonly Edit[],
): readonly Section[] {
  return layout.stages.flatMap((_, index): Section[] =>
    index === stage ? [] : [{ pieces: [bodyPiece(layout, index, edits)], tailOf: index }],
  );
}

/**
 * The new text: the head, then these stages. Each keeps the blank lines behind it, but those at the end
 * of the file stay there.
 */
export function piecesOf(layout: Layout, sections: readonly Section[]): Piece[] {
  const { stages, head } = layout;
  const last = stages.length - 1;
  const final = sections.at(-1);
  const gap = gapOf(layout);
  const freed = final?.tailOf !== undefined && final.tailOf !== last ? final.tailOf : null;
  const behind = (section: Section): Piece => {
    if (section === final) return stages[last]?.tail ?? '';
    const own = section.tailOf === last ? freed : section.tailOf;
    return own === null ? gap : (stages[own]?.tail ?? gap);
  };
  return [head, ...sections.flatMap((section) => [...section.pieces, behind(section)])].filter(
    (piece) => typeof piece !== 'string' || piece !== '',
  );
}
