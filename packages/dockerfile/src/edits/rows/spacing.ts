import type { DockerfileModel, Span } from '../../types.ts';
import { blockOf, instructionsOf } from '../blocks.ts';
import type { Piece } from '../compose.ts';
import type { Place } from './types.ts';

/** Whether a blank line ends at an offset, or begins there. */
export interface Blanks {
  readonly above: (offset: number) => boolean;
  readonly below: (offset: number) => boolean;
}

/** Where the blank lines between instructions are; worked out once for all questions. */
export function blanksOf({ nodes }: DockerfileModel): Blanks {
  const spans = nodes.flatMap(({ kind, span }) => (kind === 'blank' ? [span] : []));
  const starts = new Set(spans.map(({ start }) => start));
  const ends = new Set(spans.map(({ end }) => end));
  return { above: (offset) => ends.has(offset), below: (offset) => starts.has(offset) };
}

/** Blocks below each other, with a blank line where they were parted by one. */
export function spaced(blanks: Blanks, blocks: readonly Exclude<Piece, string>[]): Piece[] {
  return blocks.flatMap((block, at): Piece[] => {
    const before = blocks[at - 1];
    const parted = before !== undefined && blanks.below(before.end) && blanks.above(block.start);
    return parted ? ['\n', block] : [block];
  });
}

/** Whether blank lines part blocks from what is above and below them. */
export function standApart(
  { text }: DockerfileModel,
  blanks: Blanks,
  blocks: readonly Span[],
): boolean {
  const start = blocks[0]?.start ?? 0;
  const end = blocks.at(-1)?.end ?? 0;
  return blanks.above(start) && (blanks.below(end) || end === text.length);
}

/** Lines for a place, parted by a blank line where the two rows there are. */
export function likeOthers(model: DockerfileModel, place: Place, lines: string): string {
  const { stage, before } = place;
  const at = before ?? instructionsOf(model, stage).at(-1) ?? -1;
  const rows = [model.instructions[at - 1], model.instructions[at]];
  if (rows.some((row) => row?.stage !== stage || row.keyword === 'FROM')) return lines;
  const side = missingBlank(model, blanksOf(model), place);
  if (side === null) return lines;
  return side === 'above' ? `\n${lines}` : `${lines}\n\n`;
}

/** On which side of a place a blank line is missing between parted rows and new ones; null where rows stand close. */
export function missingBlank(
  model: DockerfileModel,
  blanks: Blanks,
  { stage, before }: Place,
): 'above' | 'below' | null {
  if (before !== null) return blanks.above(blockOf(model, before).start) ? 'below' : null;
  const last = instructionsOf(model, stage).at(-1);
  if (last === undefined) return null;
  const isFrom = model.instructions[last]?.keyword === 'FROM';
  return isFrom || blanks.above(blockOf(model, last).start) ? 'above' : null;
}
