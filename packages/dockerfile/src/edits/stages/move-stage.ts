import { instructionsOf } from '../blocks.ts';
import { labelOf } from '../edges/links.ts';
import type { EditContext, IntentEdits, IntentFunction, Offer } from '../intent.ts';
import { renumberStages } from '../renumber.ts';
import type { StageMove } from '../stage-move.ts';
import { finish, lineNumber } from './finish.ts';
import { bodyPiece, layoutOf, moving, piecesOf, type Section } from './layout.ts';
import { referencesOf } from './references.ts';
import { refusals } from './refusals.ts';
import { done } from './sentences.ts';

/** Puts a stage elsewhere among the stages; each stays behind those that it uses. */
export const moveStage: IntentFunction<'moveStage'> = (context, { stage, to }) => {
  const { model, graph } = context;
  const count = graph.stages.length;
  if (graph.stages[stage] === undefined) return { ok: false, refusal: refusals.noStage() };
  if (!Number.isInteger(to) || to < 0 || to >= count) {
    return { ok: false, refusal: refusals.noPlace() };
  }
  if (to === stage) return { ok: true, edits: [], done: done.nothing() };
  const blocked = findBlock(context, stage, to);
  if (blocked !== null) return blocked;
  const move = moveOf(count, stage, to);
  const order: number[] = [];
  for (const [from, at] of move.entries()) if (at !== null) order[at] = from;
  const edits = renumberStages(model, move);
  const layout = layoutOf(model);
  const sections = order.map((index): Section => ({
    pieces: [
      index === stage ? moving(bodyPiece(layout, index, edits)) : bodyPiece(layout, index, edits),
    ],
    tailOf: index,
  }));
  return finish(context, {
    pieces: piecesOf(layout, sections),
    move,
    count,
    moved: instructionsOf(model, stage),
    done: done.moved(labelOf(context.graph, stage)),
  });
};

/** Where each stage is once `stage` is at `to`. */
function moveOf(count: number, stage: number, to: number): StageMove {
  return Array.from({ length: count }, (_, index) => {
    if (index === stage) return to;
    if (index > stage && index <= to) return index - 1;
    return index < stage && index >= to ? index + 1 : index;
  });
}

/** The nearest stage that it can't pass, with the offer to move it as far as it can go. */
function findBlock(context: EditContext, stage: number, to: number): IntentEdits | null {
  const passed = (other: number): boolean =>
    to > stage ? other > stage && other <= to : other < stage && other >= to;
  let found: { readonly refusal: ReturnType<typeof refusals.noPlace>; at: number } | null = null;
  for (const { acting, target, instruction } of referencesOf(context.model, context.graph)) {
    for (const user of acting) {
      const other = user === stage ? target : user;
      if (user === target || (user !== stage && target !== stage) || !passed(other)) continue;
      // A name of a later stage is wrong already, and a move may put it right.
      if (target > user) continue;
      if (found !== null && Math.abs(found.at - stage) <= Math.abs(other - stage)) continue;
      const line = String(lineNumber(context, instruction));
      const names = [labelOf(context.graph, user), labelOf(context.graph, target)] as const;
      found = { refusal: refusals.comesBefore(...names, line), at: other };
    }
  }
  if (found === null) return null;
  const { refusal, at } = found;
  const reach = to > stage ? at - 1 : at + 1;
  return { ok: false, refusal, offers: reach === stage ? [] : [offer(context, stage, reach, at)] };
}

function offer(context: EditContext, stage: number, to: number, next: number): Offer {
  const name = labelOf(context.graph, stage);
  const other = labelOf(context.graph, next);
  const label =
    to > stage
      ? { en: `Move ${name} right above ${other}`, 'zh-CN': `将 ${name} 移到 ${other} 之前` }
      : { en: `Move ${name} right below ${other}`, 'zh-CN': `将 ${name} 移到 ${other} 之后` };
  return { label, intent: { kind: 'moveStage', stage, to } };
}
