import { say } from '../../problems/problem.ts';
import { blockOf } from '../blocks.ts';
import { compose } from '../compose.ts';
import type { EditContext, IntentEdits, IntentOf, Offer } from '../intent.ts';
import { aftermathOf } from './aftermath.ts';
import { refusals } from './refusals.ts';
import { remainingOf } from './remaining.ts';
import { selected } from './selection.ts';
import { countText, stageText } from './words.ts';
import { afterEdits, writtenText } from './written.ts';

/** Takes instructions away with the comments above them. */
export function deleteInstructions(
  context: EditContext,
  { instructions: indices }: IntentOf<'deleteInstructions'>,
): IntentEdits {
  const { model } = context;
  const selection = selected(model, indices, (stage) => offer(context, stage));
  if (!selection.ok) return selection;
  const gone = new Set(selection.instructions.map(({ index }) => index));
  const blocks = [...gone].map((index) => blockOf(model, index));
  const edits = compose(model, remainingOf(model, blocks, null).above);
  const kept = model.instructions.filter(({ index }) => !gone.has(index));
  const after = afterEdits(
    model,
    edits,
    kept.map((one) => writtenText(model, one)),
  );
  if (after === null) return refusals.open();
  const aftermath = aftermathOf(
    context,
    after,
    kept.map(({ index }) => index),
  );
  if (!aftermath.ok) return aftermath;
  const what = countText(selection.instructions);
  return {
    ok: true,
    edits,
    done: say(`Deleted ${what.en}.`, `已删除 ${what['zh-CN']}。`),
    notes: aftermath.notes,
  };
}

function offer({ graph }: EditContext, stage: number): Offer[] {
  const { en, 'zh-CN': zh } = stageText(graph, stage);
  return [
    {
      label: say(`Delete ${en}`, `删除${zh}`),
      intent: { kind: 'deleteStage', stage, how: 'refuse' },
    },
  ];
}
