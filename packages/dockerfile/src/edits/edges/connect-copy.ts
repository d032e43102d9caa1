import { say } from '../../problems/problem.ts';
import { offsetOf } from '../blocks.ts';
import type { EditContext, IntentEdits, IntentOf } from '../intent.ts';
import { hasInstructions, rewrite } from '../rewrite.ts';
import { refusals as rowRefusals } from '../rows/refusals.ts';
import { isPlace } from '../rows/place.ts';
import { indentOf } from '../style.ts';
import { copyRefusal, writeCopy } from './copy-line.ts';
import { labelOf } from './links.ts';
import { writeSource } from './sources.ts';

/** Writes a COPY from a stage, an image or the context at a place of a stage. */
export function connectCopy(
  context: EditContext,
  { source, place, sources, destination, flags = [] }: IntentOf<'connectCopy'>,
): IntentEdits {
  const { model, graph } = context;
  if (place.stage < 0 || !isPlace(model, place)) return rowRefusals.place();
  const end = writeSource(context, source, 'copy', [place.stage]);
  if (!end.ok) return end;
  const words = { from: end.name, flags, sources, destination };
  const refused = copyRefusal(words);
  if (refused !== null) return refused;
  const edits = rewrite(model, {
    place: offsetOf(model, place),
    inserted: [indentOf(model, place.stage) + writeCopy(model, words)],
    edits: end.edits,
  });
  if (!hasInstructions(model, edits, model.instructions.length + 1)) return rowRefusals.open();
  const target = labelOf(graph, place.stage);
  const { en, 'zh-CN': zh } = end.label;
  const done = say(
    `Added a COPY from ${en} to stage ${target}.`,
    `已添加 COPY（来源：${zh}；目标：阶段 ${target}）。`,
  );
  return { ok: true, edits, done, notes: end.notes };
}
