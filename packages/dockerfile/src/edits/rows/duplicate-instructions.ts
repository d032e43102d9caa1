import { say } from '../../problems/problem.ts';
import type { Instruction } from '../../types.ts';
import { blockOf } from '../blocks.ts';
import { compose, type Piece } from '../compose.ts';
import type { EditContext, IntentEdits, IntentOf, Offer } from '../intent.ts';
import { refusals } from './refusals.ts';
import { selected } from './selection.ts';
import { blanksOf, spaced, standApart } from './spacing.ts';
import { countText, stageText } from './words.ts';
import { afterEdits, writtenText } from './written.ts';

/**
 * Puts a copy of instructions, with the comments above them, below them: those that follow each other are
 * copied as a group.
 */
export function duplicateInstructions(
  context: EditContext,
  { instructions: indices }: IntentOf<'duplicateInstructions'>,
): IntentEdits {
  const { model } = context;
  const selection = selected(model, indices, (stage) => offer(context, stage));
  if (!selection.ok) return selection;
  const pieces: Piece[] = [];
  const expected: string[] = [];
  const texts = model.instructions.map((one) => writtenText(model, one));
  const blanks = blanksOf(model);
  let at = 0;
  let seen = 0;
  for (const group of groupsOf(selection.instructions)) {
    const end = group.at(-1)?.span.end ?? at;
    const last = group.at(-1)?.index ?? 0;
    pieces.push({ start: at, end });
    expected.push(...texts.slice(seen, last + 1));
    const blocks = group.map(({ index }) => blockOf(model, index));
    if (standApart(model, blanks, blocks)) pieces.push('\n');
    pieces.push(...spaced(blanks, blocks));
    expected.push(...group.map(({ index }) => texts[index] ?? ''));
    at = end;
    seen = last + 1;
  }
  const edits = compose(model, [...pieces, { start: at, end: model.text.length }]);
  expected.push(...texts.slice(seen));
  if (afterEdits(model, edits, expected) === null) return refusals.open();
  const what = countText(selection.instructions);
  return {
    ok: true,
    edits,
    done: say(`Duplicated ${what.en}.`, `已创建副本：${what['zh-CN']}。`),
  };
}

/** Instructions that follow each other, together. */
function groupsOf(instructions: readonly Instruction[]): Instruction[][] {
  const groups: Instruction[][] = [];
  for (const instruction of instructions) {
    const group = groups.at(-1);
    if (group?.at(-1)?.index === instruction.index - 1) group.push(instruction);
    else groups.push([instruction]);
  }
  return groups;
}

function offer({ graph }: EditContext, stage: number): Offer[] {
  const { en, 'zh-CN': zh } = stageText(graph, stage);
  return [
    {
      label: say(`Duplicate ${en}`, `为${zh} 创建副本`),
      intent: { kind: 'duplicateStage', stage, name: null },
    },
  ];
}
