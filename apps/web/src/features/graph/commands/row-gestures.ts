import type { GraphIntent, Instruction } from '@stagecraft/dockerfile';
import { copyText, cutText, pasteText } from '../selection/clipboard.ts';
import { placeAfter } from '../selection/place.ts';
import { stageOf, type Subject } from '../selection/subject.ts';
import type { Gesture, Plan } from './gesture.ts';

const indices = (rows: readonly Instruction[]): number[] => rows.map(({ index }) => index);
const ids = (rows: readonly Instruction[]): string[] => rows.map(({ id }) => id);

/** The plan of an intent about the selected rows. */
function onRows(intentOf: (instructions: readonly number[]) => GraphIntent): Plan {
  return ({ rows }) => (rows.length === 0 ? null : { intent: intentOf(indices(rows)) });
}

/** Moves rows one place up or down, past the next one that stays; they end up next to each other. */
function step(direction: 'up' | 'down'): Plan {
  return ({ snapshot, rows }) => {
    const edge = direction === 'up' ? rows[0] : rows.at(-1);
    if (edge === undefined) return null;
    const { instructions } = snapshot.model;
    const past = instructions[edge.index + (direction === 'up' ? -1 : 1)];
    if (past?.stage !== edge.stage || past.keyword === 'FROM') return null;
    const next = direction === 'up' ? past : instructions[past.index + 1];
    const before = next?.stage === edge.stage ? next.index : null;
    const place = { stage: edge.stage, before };
    return { intent: { kind: 'moveInstructions', instructions: indices(rows), place } };
  };
}

/** Moves rows to the end of the stage above, or to the beginning of the one below. */
function across(distance: 1 | -1): Plan {
  return (subject) => {
    const stage = stageOf(subject);
    const other =
      stage === null ? undefined : subject.snapshot.graph.stages[stage.index + distance];
    if (other === undefined) return null;
    const before = distance === 1 ? (other.instructions[0] ?? null) : null;
    const place = { stage: other.index, before };
    return { intent: { kind: 'moveInstructions', instructions: indices(subject.rows), place } };
  };
}

const ask =
  (kind: 'moveRows' | 'whatIf' | 'extractStage' | 'mergeRuns' | 'addCacheMounts'): Plan =>
  ({ rows }) => ({ task: { kind, rows: ids(rows) } });

const withOne =
  (gestureOf: (one: Instruction) => Gesture): Plan =>
  ({ one }) =>
    one === null ? null : gestureOf(one);

/** What gestures on instructions come to. */
export const rowGestures = {
  editForm: withOne(({ id }) => ({ run: (store) => store.getState().setOpenForm(id) })),
  editText: withOne(({ id }) => ({ task: { kind: 'editText', row: id } })),
  addInstruction: (subject: Subject) => ({
    task: { kind: 'addInstruction', place: placeAfter(subject) },
  }),
  moveUp: step('up'),
  moveDown: step('down'),
  moveToPrevious: across(-1),
  moveToNext: across(1),
  moveRows: ask('moveRows'),
  whatIf: ask('whatIf'),
  duplicate: onRows((instructions) => ({ kind: 'duplicateInstructions', instructions })),
  comment: onRows((instructions) => ({ kind: 'commentInstructions', instructions })),
  delete: onRows((instructions) => ({ kind: 'deleteInstructions', instructions })),
  copy: () => ({ run: async (store) => void (await copyText(store)) }),
  cut: () => ({ run: cutText }),
  paste: () => ({ run: pasteText }),
  extractStage: ask('extractStage'),
  mergeRuns: ask('mergeRuns'),
  addCacheMounts: ask('addCacheMounts'),
} satisfies Record<string, Plan>;
