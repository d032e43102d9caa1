import type { DockerfileModel } from '@stagecraft/dockerfile';
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
  const { added, removed } = gesture.answer.consequence;
  // A stage that moves in the file stays where it is on the canvas, with its rows.
  if (gesture.intent.kind === 'moveStage') return { ...none, leaving: removed };
  const gone = removed.filter((index) => isFrom(model.instructions[index]));
  const come = added.filter(isFrom);
  // Where as many FROMs go as come, they are written anew: each stands under its own.
  const makesStages = come.length > gone.length;
  const rows: Group[] = [];
  const stages: GhostRow[][] = [];
  let open: GhostRow[] = [];
  let last = -2;
  for (const one of added) {
    const begins = isFrom(one);
    if (begins || one.index !== last + 1) {
      open = [];
      const after = begins ? (gone[come.indexOf(one)] ?? one.after) : one.after;
      if (begins && makesStages) stages.push(open);
      else rows.push({ stage: stageOf(model, after), after, rows: open });
    }
    open.push(ghost(one.text, one.keyword));
    last = one.index;
  }
  return { rows, stages, leaving: removed };
}

function isFrom(one: { readonly keyword: string } | undefined): boolean {
  return one?.keyword === 'FROM';
}

type Group = GhostRows & { readonly rows: GhostRow[] };

function stageOf(model: DockerfileModel, after: number | null): number {
  return after === null ? -1 : (model.instructions[after]?.stage ?? -1);
}

/** Its text on one line, and no longer than anyone can see. */
function ghost(text: string, keyword: string): GhostRow {
  const shown = text.slice(keyword.length, keyword.length + 200);
  return { keyword, text: shown.replace(/\s+/g, ' ').trim() };
}
