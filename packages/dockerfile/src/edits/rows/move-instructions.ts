import { say } from '../../problems/problem.ts';
import type { DockerfileModel, Instruction, Span, StageGraph, Text } from '../../types.ts';
import { blockOf, offsetOf } from '../blocks.ts';
import { compose, type Piece } from '../compose.ts';
import type { EditContext, IntentEdits, IntentOf } from '../intent.ts';
import type { Refused } from '../refuse.ts';
import { aftermathOf } from './aftermath.ts';
import { isPlace } from './place.ts';
import { refusals } from './refusals.ts';
import { remainingOf } from './remaining.ts';
import { selected } from './selection.ts';
import { moveOffer, sourceRefusal } from './sources.ts';
import { blanksOf, missingBlank, spaced, standApart } from './spacing.ts';
import type { Place } from './types.ts';
import { countText, stageText } from './words.ts';
import { afterEdits, writtenText } from './written.ts';

/** Takes instructions with the comments above them to another place, in the order that they stand in. */
export function moveInstructions(
  context: EditContext,
  { instructions: indices, place }: IntentOf<'moveInstructions'>,
): IntentEdits {
  const { model, graph } = context;
  const selection = selected(model, indices, (stage) => moveOffer(graph, stage, place.stage));
  if (!selection.ok) return selection;
  if (!isPlace(model, place)) return refusals.place();
  const moved = selection.instructions;
  const order = newOrder(model.instructions, moved, place);
  if (order.every((index, at) => index === at)) {
    return { ok: true, edits: [], done: say('Nothing moved.', '位置没有变化。') };
  }
  const refusal = misplaced(graph, moved, place.stage);
  if (refusal !== null) return refusal;
  const blocks = moved.map(({ index }) => blockOf(model, index));
  const { above, below } = remainingOf(model, blocks, offsetOf(model, place));
  const edits = compose(model, [...above, ...rowsAt(model, blocks, place), ...below]);
  const texts = model.instructions.map((one) => writtenText(model, one));
  const after = afterEdits(
    model,
    edits,
    order.map((index) => texts[index] ?? ''),
  );
  if (after === null) return refusals.open();
  const done = movedText(graph, moved, place.stage);
  const aftermath = aftermathOf(context, after, order);
  const indicesMoved = moved.map(({ index }) => index);
  return aftermath.ok
    ? { ok: true, edits, done, notes: aftermath.notes, moved: indicesMoved }
    : aftermath;
}

/** The moved rows, parted by blank lines as they were where the others there are, too. */
function rowsAt(model: DockerfileModel, blocks: readonly Span[], place: Place): Piece[] {
  const blanks = blanksOf(model);
  const rows = spaced(
    blanks,
    blocks.map(({ start, end }) => ({ start, end, moves: true as const })),
  );
  if (!standApart(model, blanks, blocks)) return rows;
  const side = missingBlank(model, blanks, place);
  return [...(side === 'above' ? ['\n'] : []), ...rows, ...(side === 'below' ? ['\n'] : [])];
}

/** Indices before, in the order after. */
function newOrder(
  all: readonly Instruction[],
  moved: readonly Instruction[],
  { stage, before }: Place,
): number[] {
  const gone = new Set(moved.map(({ index }) => index));
  const next = before ?? all.findIndex((one) => one.stage > stage);
  const until = next < 0 ? all.length : next;
  const kept = (from: number, to: number): number[] =>
    all.slice(from, to).flatMap(({ index }) => (gone.has(index) ? [] : [index]));
  return [...kept(0, until), ...gone, ...kept(until, all.length)];
}

/** Why the instructions can't stand in a stage. */
function misplaced(
  graph: StageGraph,
  moved: readonly Instruction[],
  stage: number,
): Refused | null {
  for (const instruction of moved) {
    if (instruction.stage === stage) continue;
    const { keyword } = instruction;
    if (stage < 0 && keyword !== 'ARG') return refusals.onlyArg(keyword);
    const refusal = sourceRefusal(graph, instruction, stage);
    if (refusal !== null) return refusal;
  }
  return null;
}

function movedText(graph: StageGraph, moved: readonly Instruction[], stage: number): Text {
  const what = countText(moved);
  if (stage < 0) {
    return say(
      `Moved ${what.en} above the first FROM.`,
      `已移动 ${what['zh-CN']}，现在位于第一个 FROM 之前。`,
    );
  }
  const { en, 'zh-CN': zh } = stageText(graph, stage);
  return moved.every((one) => one.stage === stage)
    ? say(`Moved ${what.en} within ${en}.`, `已在${zh} 内移动 ${what['zh-CN']}。`)
    : say(`Moved ${what.en} to ${en}.`, `已移动 ${what['zh-CN']}，现在位于${zh}。`);
}
