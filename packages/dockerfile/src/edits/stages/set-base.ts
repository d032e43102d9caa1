import type { Stage, Text } from '../../types.ts';
import type { EditContext, IntentEdits, IntentFunction } from '../intent.ts';
import { baseText } from './base.ts';
import { finish, lineNumber } from './finish.ts';
import { within } from './layout.ts';
import { moveStage } from './move-stage.ts';
import { labelOf } from './names.ts';
import { referencesOf } from './references.ts';
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
    const refused = laterBase(context, stage, base.stage);
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
    done: done.based(labelOf(context, stage), text.text),
    notes: [...text.notes, ...effects(context, own, base)],
  });
};

/** Only an earlier stage can be a base; a later one can perhaps be moved up. */
function laterBase(context: EditContext, stage: number, base: number): IntentEdits | null {
  const label = labelOf(context, stage);
  if (base === stage) return { ok: false, refusal: refusals.itself(label) };
  if (base < stage || context.graph.stages[base] === undefined) return null;
  const other = labelOf(context, base);
  if (needs(context, base, stage)) return { ok: false, refusal: refusals.circle(other, label) };
  const intent = { kind: 'moveStage', stage: base, to: stage } as const;
  const offer = {
    label: {
      en: `Move ${other} right above ${label}`,
      'zh-CN': `将 ${other} 移到 ${label} 之前`,
    },
    intent,
  };
  const refusal = refusals.comesLater(other, label);
  return { ok: false, refusal, offers: moveStage(context, intent).ok ? [offer] : [] };
}

/** Whether a stage uses another one, itself or through others. */
function needs({ model, graph }: EditContext, stage: number, other: number): boolean {
  const uses = new Map<number, number[]>();
  for (const { acting, target } of referencesOf(model, graph)) {
    for (const user of acting) uses.set(user, [...(uses.get(user) ?? []), target]);
  }
  const reached = new Set([stage]);
  for (const one of reached) for (const used of uses.get(one) ?? []) reached.add(used);
  return reached.has(other);
}

type NewBase = Parameters<typeof setBase>[1]['base'];

/** What begins or ends to act in the stage. */
function effects({ model, graph }: EditContext, own: Stage, base: NewBase): Text[] {
  const holds = (stage: number): boolean =>
    graph.stages[stage]?.instructions.some(
      (index) => model.instructions[index]?.keyword === 'ONBUILD',
    ) === true;
  const label = (stage: number): string => graph.stages[stage]?.name ?? String(stage);
  const { base: old } = own;
  return [
    ...(base.kind === 'scratch' ? [notes.scratch()] : []),
    ...(old.kind === 'stage' && holds(old.stage) ? [notes.noTriggers(label(old.stage))] : []),
    ...(base.kind === 'stage' && holds(base.stage) ? [notes.triggers(label(base.stage))] : []),
  ];
}
