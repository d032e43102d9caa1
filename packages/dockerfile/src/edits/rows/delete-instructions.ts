import { say } from '../../problems/problem.ts';
import { blockOf } from '../blocks.ts';
import { compose } from '../compose.ts';
import type { EditContext, IntentEdits, IntentOf, Offer } from '../intent.ts';
import { remainingOf } from './remaining.ts';
import { selected } from './selection.ts';
import { takenAway } from './take-away.ts';
import { countText, stageText } from './words.ts';

/** Takes instructions away with the comments above them. */
export function deleteInstructions(
  context: EditContext,
  { instructions: indices, cut }: IntentOf<'deleteInstructions'>,
): IntentEdits {
  const { model } = context;
  const selection = selected(model, indices, (stage) => offer(context, stage));
  if (!selection.ok) return selection;
  const gone = new Set(selection.instructions.map(({ index }) => index));
  const blocks = [...gone].map((index) => blockOf(model, index));
  const edits = compose(model, remainingOf(model, blocks, null).above);
  const what = countText(selection.instructions);
  const done =
    cut === true
      ? say(`Cut ${what.en}.`, `已剪切 ${what['zh-CN']}。`)
      : say(`Deleted ${what.en}.`, `已删除 ${what['zh-CN']}。`);
  return takenAway(context, gone, edits, done);
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
