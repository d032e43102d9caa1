import { labelOf } from '../edges/links.ts';
import type { IntentEdits, IntentFunction, EditContext, Offer } from '../intent.ts';
import { renumberStages } from '../renumber.ts';
import { deleteWithUsers } from './delete-cascade.ts';
import { replaceByBase } from './delete-to-base.ts';
import { finish } from './finish.ts';
import { inlineStage } from './inline-stage.ts';
import { layoutOf, moveWithout, piecesOf, sectionsWithout } from './layout.ts';
import { refusals } from './refusals.ts';
import { done } from './sentences.ts';
import { describe, usersOf } from './users.ts';

/** Takes a stage away, and by `how` also what needs it, or lets that use something else. */
export const deleteStage: IntentFunction<'deleteStage'> = (context, { stage, how, cut }) => {
  const { stages } = context.graph;
  if (stages[stage] === undefined) return { ok: false, refusal: refusals.noStage() };
  if (stages.length === 1) return { ok: false, refusal: refusals.onlyStage() };
  const users = usersOf(context, stage);
  if (how === 'cascade') return deleteWithUsers(context, stage, users);
  if (how === 'inline') return inlineStage(context, stage, users);
  if (users.length === 0) return deleteAlone(context, stage, cut === true);
  if (how === 'image') return replaceByBase(context, stage, users);
  const refusal = refusals.needed(labelOf(context.graph, stage), describe(context, users));
  return { ok: false, refusal, offers: offersFor(context, stage) };
};

function deleteAlone(context: EditContext, stage: number, cut: boolean): IntentEdits {
  const { model, graph } = context;
  const move = moveWithout(graph, stage);
  const edits = renumberStages(model, move);
  const layout = layoutOf(model);
  return finish(context, {
    pieces: piecesOf(layout, sectionsWithout(layout, stage, edits)),
    move,
    count: graph.stages.length - 1,
    done: (cut ? done.cut : done.deleted)(labelOf(context.graph, stage)),
  });
}

/** The other ways; of these only what goes through is offered. */
function offersFor({ graph }: EditContext, stage: number): Offer[] {
  const label = labelOf(graph, stage);
  return [
    {
      label: { en: 'Delete what needs it too', 'zh-CN': '一并删除依赖它的内容' },
      intent: { kind: 'deleteStage', stage, how: 'cascade' },
    },
    {
      label: {
        en: `Put its instructions into the stages built FROM ${label}`,
        'zh-CN': `将其指令并入以 ${label} 为基础的阶段`,
      },
      intent: { kind: 'deleteStage', stage, how: 'inline' },
    },
    {
      label: { en: 'Use its base image instead', 'zh-CN': '改用它的基础镜像' },
      intent: { kind: 'deleteStage', stage, how: 'image' },
    },
  ];
}
