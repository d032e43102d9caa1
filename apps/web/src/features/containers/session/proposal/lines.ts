import type { SessionRecipe } from '@stagecraft/contracts';
import type { ProposedLine } from '../../../../state/recording-slice.types.ts';

/** FROM stays on, and stays the first. */
export const isFixed = ({ instruction }: ProposedLine): boolean => instruction === 0;

/**
 * The lines of a new proposal. What the person has switched off before stays off, where the new one has
 * the same instruction.
 */
export function linesOf(
  { instructions }: Pick<SessionRecipe, 'instructions'>,
  before: readonly ProposedLine[],
): readonly ProposedLine[] {
  const off = new Set(before.filter(({ on }) => !on).map(({ text }) => text));
  return instructions.map(({ text }, instruction) => ({
    instruction,
    text,
    on: instruction === 0 || !off.has(text),
  }));
}

/** The Dockerfile of the lines that are on. */
export const textOf = (lines: readonly ProposedLine[]): string =>
  lines
    .filter(({ on }) => on)
    .map(({ text }) => `${text.replace(/\n+$/, '')}\n`)
    .join('');

/** Whether a line can change places with the one before (-1) or after it (1). */
export function canMove(lines: readonly ProposedLine[], at: number, by: -1 | 1): boolean {
  const [line, other] = [lines[at], lines[at + by]];
  return line !== undefined && other !== undefined && !isFixed(line) && !isFixed(other);
}

/** The lines with one of them before or after its neighbour; as they are where it cannot move. */
export function moved(
  lines: readonly ProposedLine[],
  at: number,
  by: -1 | 1,
): readonly ProposedLine[] {
  const [line, other] = [lines[at], lines[at + by]];
  if (line === undefined || other === undefined || !canMove(lines, at, by)) return lines;
  return lines.with(at, other).with(at + by, line);
}
