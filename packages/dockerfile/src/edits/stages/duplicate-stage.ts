import { applyEdits } from '../apply-edits.ts';
import { labelOf } from '../edges/links.ts';
import type { EditContext, IntentFunction } from '../intent.ts';
import { renumberStages } from '../renumber.ts';
import { finish, lineNumber } from './finish.ts';
import { bodyPiece, layoutOf, piecesOf, type Layout, type Section } from './layout.ts';
import { copyIdeas, newName } from './names.ts';
import { refusals } from './refusals.ts';
import { done } from './sentences.ts';
import { nameEdit, readFrom, type From } from './write.ts';

/** Puts a copy of a stage right behind it; what names the stage goes on naming the first one. */
export const duplicateStage: IntentFunction<'duplicateStage'> = (context, { stage, name }) => {
  const { model, graph } = context;
  const own = graph.stages[stage];
  if (own === undefined) return { ok: false, refusal: refusals.noStage() };
  const from = readFrom(model, own.from);
  if (from === null) {
    return { ok: false, refusal: refusals.brokenFrom(String(lineNumber(context, own.from))) };
  }
  const chosen = newName(context, name, copyIdeas(own));
  if (!chosen.ok) return chosen;
  const move = graph.stages.map(({ index }) => (index <= stage ? index : index + 1));
  const edits = renumberStages(model, move);
  const layout = layoutOf(model);
  const sections: Section[] = graph.stages.map(({ index }) => ({
    pieces: [bodyPiece(layout, index, edits)],
    tailOf: index,
  }));
  const copy = copyOf(context, layout, stage, from, chosen.name);
  sections.splice(stage + 1, 0, { pieces: [copy], tailOf: null });
  return finish(context, {
    pieces: piecesOf(layout, sections),
    move,
    count: graph.stages.length + 1,
    copy: [stage, stage + 1],
    done: done.duplicated(labelOf(context.graph, stage), chosen.name),
  });
};

/** A stage's lines with another name. Numbers in them name earlier stages, which stay where they are. */
function copyOf(
  { model }: EditContext,
  layout: Layout,
  stage: number,
  from: From,
  name: string,
): string {
  const { start, end } = layout.stages[stage]?.body ?? { start: 0, end: 0 };
  const edits = nameEdit(model, from, name).map((edit) => ({
    ...edit,
    start: edit.start - start,
    end: edit.end - start,
  }));
  const text = applyEdits(model.text.slice(start, end), edits);
  return text.endsWith('\n') ? text : `${text}\n`;
}
