import { renameSymbol } from '../../symbols/rename.ts';
import type { Stage } from '../../types.ts';
import { labelOf } from '../edges/links.ts';
import type { Edit } from '../edit.ts';
import type { EditContext, IntentEdits, IntentFunction } from '../intent.ts';
import { finish, lineNumber } from './finish.ts';
import { within } from './layout.ts';
import { newNameRefusal } from './names.ts';
import { referencesOf } from './references.ts';
import { refusals } from './refusals.ts';
import { done, notes } from './sentences.ts';
import { describe } from './users.ts';
import { nameEdit, readFrom, type From } from './write.ts';

/** Gives a stage another name at every place, a first name, or takes its name away. */
export const renameStage: IntentFunction<'renameStage'> = (context, { stage, name }) => {
  const { model, graph, options } = context;
  const own = graph.stages[stage];
  if (own === undefined) return { ok: false, refusal: refusals.noStage() };
  const from = readFrom(model, own.from);
  if (from === null) {
    return { ok: false, refusal: refusals.brokenFrom(String(lineNumber(context, own.from))) };
  }
  if (name === null) return takeName(context, own, from);
  if (own.name === null || from.name === null) return giveName(context, stage, from, name);
  const renamed = renameSymbol(model, graph, from.name.span.start, name, options);
  if (!renamed.ok) return renamed;
  return apply(context, renamed.edits, done.renamed(own.name, name.toLowerCase()));
};

function giveName(context: EditContext, stage: number, from: From, name: string): IntentEdits {
  const lower = name.toLowerCase();
  const refusal = newNameRefusal(context, lower);
  if (refusal !== null) return { ok: false, refusal };
  const edits = nameEdit(context.model, from, lower);
  return apply(context, edits, done.named(labelOf(context.graph, stage), lower));
}

/** COPY --from can name the stage by its number; a FROM or a mount can't. */
function takeName(context: EditContext, { index, name }: Stage, from: From): IntentEdits {
  const { model, graph } = context;
  if (name === null) return { ok: true, edits: [], done: done.nothing() };
  const users = referencesOf(model, graph).filter(({ target }) => target === index);
  const bound = users.filter(({ kind }) => kind !== 'copy');
  if (bound.length > 0) {
    return { ok: false, refusal: refusals.nameNeeded(name, describe(context, bound)) };
  }
  const numbered = users
    .filter(({ numbered: already }) => !already)
    .map(({ span }): Edit => ({ ...span, text: String(index) }));
  const edits = [...nameEdit(model, from, null), ...numbered];
  return apply(context, edits, done.unnamed(name), [notes.targetName(name)]);
}

function apply(
  context: EditContext,
  edits: readonly Edit[],
  said: ReturnType<typeof done.nothing>,
  more: readonly ReturnType<typeof done.nothing>[] = [],
): IntentEdits {
  const { model, graph } = context;
  if (edits.length === 0) return { ok: true, edits: [], done: done.nothing() };
  return finish(context, {
    pieces: [within({ start: 0, end: model.text.length }, edits)],
    move: graph.stages.map(({ index }) => index),
    count: graph.stages.length,
    done: said,
    notes: more,
  });
}
