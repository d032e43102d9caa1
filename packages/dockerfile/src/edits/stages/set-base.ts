import type { Stage, Text } from '../../types.ts';
import { labelOf, linkRefusal } from '../edges/links.ts';
import type { EditContext, IntentFunction } from '../intent.ts';
import { baseText } from './base.ts';
import { finish, lineNumber } from './finish.ts';
import { within } from './layout.ts';
import { refusals } from './refusals.ts';
import { done, notes } from './sentences.ts';
import { readFrom } from './write.ts';

/** Builds a stage from another image or stage, or from nothing. Its platform and name stay. */
export const setBase: IntentFunction<'setBase'> = (context, { stage, base }) => {
  const { model, graph } = context;
  const own = graph.stages[stage];
  if (own === undefined) return { ok: false, refusal: refusals.noStage() };
  const from = readFrom(model, own.from);
  if (from === null) {
    return { ok: false, refusal: refusals.brokenFrom(String(lineNumber(context, own.from))) };
  }
  if (base.kind === 'stage') {
    const { base: old } = own;
    if (old.kind === 'stage' && old.stage === base.stage) {
      return { ok: true, edits: [], done: done.nothing() };
    }
    if (base.stage === stage) {
      return { ok: false, refusal: refusals.itself(labelOf(context.graph, stage)) };
    }
    const refused = linkRefusal(graph, base.stage, stage);
    if (refused !== null) return refused;
  }
  const text = baseText(context, base, stage);
  if (!text.ok) return text;
  if (model.text.slice(from.image.span.start, from.image.span.end) === text.text) {
    return { ok: true, edits: [], done: done.nothing() };
  }
  const edits = [...text.edits, { ...from.image.span, text: text.text }];
  return finish(context, {
    pieces: [within({ start: 0, end: model.text.length }, edits)],
    move: graph.stages.map(({ index }) => index),
    count: graph.stages.length,
    changed: new Set([stage]),
    done: done.based(labelOf(context.graph, stage), text.text),
    notes: [...text.notes, ...effects(context, own, base)],
  });
};

type NewBase = Parameters<typeof setBase>[1]['base'];

/** What begins or ends to act in the stage. */
function effects({ model, graph }: EditContext, own: Stage, base: NewBase): Text[] {
  const holds = (stage: number): boolean =>
    graph.stages[stage]?.instructions.some(
      (index) => model.instructions[index]?.keyword === 'ONBUILD',
    ) === true;
  const label = (stage: number): string => labelOf(graph, stage);
  const { base: old } = own;
  return [
    ...(base.kind === 'scratch' ? [notes.scratch()] : []),
    ...(old.kind === 'stage' && holds(old.stage) ? [notes.noTriggers(label(old.stage))] : []),
    ...(base.kind === 'stage' && holds(base.stage) ? [notes.triggers(label(base.stage))] : []),
  ];
}
