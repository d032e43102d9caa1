import { labelOf } from '../edges/links.ts';
import type { IntentEdits, IntentFunction, EditContext, Offer } from '../intent.ts';
import { renumberStages } from '../renumber.ts';
import { deleteWithUsers } from './delete-cascade.ts';
import { replaceByBase } from './delete-to-base.ts';
import { finish } from './finish.ts';
import { inlineStage } from './inline-stage.ts';
import { layoutOf, moveWithout, piecesOf, sectionsWithout } from './layout.ts';
import type { Reference } from './references.ts';
import { refusals } from './refusals.ts';
import { done } from './sentences.ts';
import { describe, usersOf } from './users.ts';

/** Takes a stage away, and by `how` also what needs it, or lets that use something else. */
export const deleteStage: IntentFunction<'deleteStage'> = (context, { stage, how }) => {
  const { stages } = context.graph;
  if (stages[stage] === undefined) return { ok: false, refusal: refusals.noStage() };
  if (stages.length === 1) return { ok: false, refusal: refusals.onlyStage() };
  const users = usersOf(context, stage);
  if (how === 'cascade') return deleteWithUsers(context, stage, users);
  if (how === 'inline') return inlineStage(context, stage, users);
  if (users.length === 0) return deleteAlone(context, stage);
  if (how === 'image') return replaceByBase(context, stage, users);
  const refusal = refusals.needed(labelOf(context.graph, stage), describe(context, users));
  return { ok: false, refusal, offers: offersFor(context, stage, users) };
};

function deleteAlone(context: EditContext, stage: number): IntentEdits {
  const { model, graph } = context;
  const move = moveWithout(graph, stage);
  const edits = renumberStages(model, move);
  const layout = layoutOf(model);
  return finish(context, {
    pieces: piecesOf(layout, sectionsWithout(layout, stage, edits)),
    move,
    count: graph.stages.length - 1,
    done: done.deleted(labelOf(context.graph, stage)),
  });
}

/** The other ways, each only where it goes through. */
function offersFor(context: EditContext, stage: number, users: readonly Reference[]): Offer[] {
  const label = labelOf(context.graph, stage);
  const offers: readonly (Offer & { readonly made: IntentEdits })[] = [
    {
      label: { en: 'Delete what needs it too', 'zh-CN': '一并删除依赖它的内容' },
      intent: { kind: 'deleteStage', stage, how: 'cascade' },
      made: deleteWithUsers(context, stage, users),
    },
    {
      label: {
        en: `Put its instructions into the stages built FROM ${label}`,
        'zh-CN': `将其指令并入以 ${label} 为基础的阶段`,
      },
      intent: { kind: 'deleteStage', stage, how: 'inline' },
      made: inlineStage(context, stage, users),
    },
    {
      label: { en: 'Use its base image instead', 'zh-CN': '改用它的基础镜像' },
      intent: { kind: 'deleteStage', stage, how: 'image' },
      made: replaceByBase(context, stage, users),
    },
  ];
  return offers.flatMap(({ label: said, intent, made }) =>
    made.ok ? [{ label: said, intent }] : [],
  );
}
