import type { ProposedLine, SessionRecipe } from '@stagecraft/contracts';

type Recipe = Pick<SessionRecipe, 'instructions'>;

/** FROM stays on, and stays the first. */
export const isFixed = ({ instruction }: ProposedLine): boolean => instruction === 0;

/** The lines of a proposal as it is. */
export const proposedLines = ({ instructions }: Recipe): readonly ProposedLine[] =>
  instructions.map(({ text }, instruction) => ({ instruction, text, on: true }));

/** Whether the person has made something else of a proposal. */
export const isEdited = ({ instructions }: Recipe, lines: readonly ProposedLine[]): boolean =>
  lines.some(
    ({ instruction, text, on }, at) =>
      !on || instruction !== at || text !== instructions[instruction]?.text,
  );

/** The person's lines whose instruction the next proposal has, too, with their place in that. */
function keptLines(
  next: Recipe,
  before: Recipe,
  lines: readonly ProposedLine[],
): readonly ProposedLine[] {
  const places = new Map<string, number[]>();
  next.instructions.forEach(({ text }, at) => {
    if (at > 0) places.set(text, [...(places.get(text) ?? []), at]);
  });
  return lines.flatMap((line) => {
    const text = before.instructions[line.instruction]?.text ?? '';
    const instruction = places.get(text)?.shift();
    return isFixed(line) || instruction === undefined ? [] : [{ ...line, instruction }];
  });
}

/**
 * The lines of a new proposal. What the person has moved, edited or switched off stays so where the new one
 * has the same instruction; what is new comes after what it was proposed after.
 *
 * @param before the proposal that `lines` are of
 */
export function mergedLines(
  next: Recipe,
  before: Recipe,
  lines: readonly ProposedLine[],
): readonly ProposedLine[] {
  const proposed = proposedLines(next);
  const kept = keptLines(next, before, lines);
  const isKept = new Set(kept.map(({ instruction }) => instruction));
  /** New lines by the place of the line that each is to follow. */
  const following = new Map<number, ProposedLine[]>();
  let anchor = 0;
  for (const line of proposed.slice(1)) {
    if (isKept.has(line.instruction)) anchor = line.instruction;
    else following.set(anchor, [...(following.get(anchor) ?? []), line]);
  }
  return [...proposed.slice(0, 1), ...kept].flatMap((line) => [
    line,
    ...(following.get(line.instruction) ?? []),
  ]);
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
