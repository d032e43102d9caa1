import type { DockerfileModel, InstructionPlace } from '@stagecraft/dockerfile';
import type { GesturePreview } from '../../../state/canvas-slice.types.ts';

/** An instruction that is not in the file yet. */
export interface GhostRow {
  readonly keyword: string;
  readonly text: string;
}

/** Rows that would stand together. */
export interface GhostRows {
  readonly stage: number;
  /** Index of the instruction that they would stand under; null: above all of the stage's. */
  readonly after: number | null;
  readonly rows: readonly GhostRow[];
}

/** What a gesture would bring in and take away, as the canvas shows it. */
export interface Ghosts {
  readonly rows: readonly GhostRows[];
  /** Stages that are not there yet, FROM first. */
  readonly stages: readonly (readonly GhostRow[])[];
  /** Indices of the instructions that would go, move or be written anew. */
  readonly leaving: readonly number[];
}

const none: Ghosts = { rows: [], stages: [], leaving: [] };

/** What is to be drawn of a gesture that is being made. */
export function ghostsOf(model: DockerfileModel, gesture: GesturePreview | null): Ghosts {
  if (gesture === null || !gesture.answer.ok || gesture.answer.edits.length === 0) return none;
  const { intent, answer } = gesture;
  // Which of two rows that change places has moved, only the intent knows.
  if (intent.kind === 'moveInstructions') return moved(model, intent.instructions, intent.place);
  const { added, removed } = answer.consequence;
  const isFrom = (one: { readonly keyword: string } | undefined): boolean =>
    one?.keyword === 'FROM';
  // Where as many FROMs go as come, they are written anew.
  const come = added.filter(isFrom).length;
  const makesStages = come > removed.filter((index) => isFrom(model.instructions[index])).length;
  const rows: Group[] = [];
  const stages: GhostRow[][] = [];
  let open: GhostRow[] = [];
  let last = -2;
  for (const one of added) {
    const begins = makesStages && isFrom(one);
    if (begins || one.index !== last + 1) {
      open = [];
      if (begins) stages.push(open);
      else rows.push({ stage: stageOf(model, one.after), after: one.after, rows: open });
    }
    open.push(ghost(one.text, one.keyword));
    last = one.index;
  }
  return { rows, stages, leaving: removed };
}

type Group = GhostRows & { readonly rows: GhostRow[] };

function moved(
  model: DockerfileModel,
  instructions: readonly number[],
  place: InstructionPlace,
): Ghosts {
  const moving = new Set(instructions);
  const above = model.instructions.findLast(
    ({ index, stage }) =>
      stage === place.stage &&
      !moving.has(index) &&
      (place.before === null || index < place.before),
  );
  const rows = instructions.flatMap((index) => ghostOf(model, index));
  return {
    rows: [{ stage: place.stage, after: above?.index ?? null, rows }],
    stages: [],
    leaving: instructions,
  };
}

function ghostOf(model: DockerfileModel, index: number): GhostRow[] {
  const instruction = model.instructions[index];
  if (instruction === undefined) return [];
  const { contentSpan, keyword } = instruction;
  return [ghost(model.text.slice(contentSpan.start, contentSpan.end), keyword)];
}

function stageOf(model: DockerfileModel, after: number | null): number {
  return after === null ? -1 : (model.instructions[after]?.stage ?? -1);
}

/** Its text on one line, and no longer than anyone can see. */
function ghost(text: string, keyword: string): GhostRow {
  const shown = text.slice(keyword.length, keyword.length + 200);
  return { keyword, text: shown.replace(/\s+/g, ' ').trim() };
}
