import type { Text } from '../../types.ts';
import type { Edit } from '../edit.ts';
import type { EditContext, IntentEdits } from '../intent.ts';
import { aftermathOf } from './aftermath.ts';
import { refusals } from './refusals.ts';
import { afterEdits, writtenText } from './written.ts';

/** The result of edits after which these instructions, by their index, are none any more. */
export function takenAway(
  context: EditContext,
  gone: ReadonlySet<number>,
  edits: readonly Edit[],
  done: Text,
): IntentEdits {
  const { model } = context;
  const kept = model.instructions.filter(({ index }) => !gone.has(index));
  const texts = kept.map((one) => writtenText(model, one));
  const after = afterEdits(model, edits, texts);
  if (after === null) return refusals.open();
  const origin = kept.map(({ index }) => index);
  const aftermath = aftermathOf(context, after, origin);
  return aftermath.ok ? { ok: true, edits, done, notes: aftermath.notes } : aftermath;
}
