import { say } from '../../problems/problem.ts';
import type { EditContext, IntentEdits, IntentOf, Offer } from '../intent.ts';
import { refuse, type Refused } from '../refuse.ts';
import { rewrite } from '../rewrite.ts';
import type { NewBase } from '../stages/types.ts';
import { actingStages, labelOf } from './links.ts';
import { noSuchEdge, nothingToDo } from './refusals.ts';
import { actingOf } from './runs.ts';
import { copyFrom, mountFrom } from './source-flags.ts';
import { writeSource } from './sources.ts';
import type { SourceEnd } from './types.ts';

/** Lets a COPY or a mount take from elsewhere: only the value of `--from` or `from=` changes, comes or goes. */
export function rerouteSource(
  context: EditContext,
  { edge, source }: IntentOf<'rerouteSource'>,
): IntentEdits {
  const { model, graph } = context;
  if (edge.kind === 'base') return baseRefusal(context, edge.stage, source);
  const instruction = model.instructions[edge.instruction];
  const acting = instruction === undefined ? null : actingOf(instruction);
  if (instruction === undefined || acting === null) return noSuchEdge();
  const end = writeSource(context, source, edge.kind, actingStages(graph, instruction));
  if (!end.ok) return end;
  const result =
    edge.kind === 'copy'
      ? copyFrom(model, acting, end.name)
      : mountFrom(model, acting, edge.mount, end.name);
  if (!result.ok) return result;
  if (result.edits.length === 0) return nothingToDo();
  const edits = rewrite(model, { edits: [...end.edits, ...result.edits] });
  const { en, 'zh-CN': zh } = end.label;
  const what =
    edge.kind === 'copy' ? say(acting.keyword, `${acting.keyword} `) : say('mount', '挂载');
  const done = say(`The ${what.en} takes from ${en} now.`, `${what['zh-CN']}现在来自${zh}。`);
  return { ok: true, edits, done, notes: end.notes };
}

/** FROM is no source of files: what a stage is built from is set by another gesture. */
function baseRefusal({ graph }: EditContext, stage: number, source: SourceEnd): Refused {
  if (graph.stages[stage] === undefined) return noSuchEdge();
  const label = labelOf(graph, stage);
  return refuse(
    'base-edge',
    say(
      `This edge is the base of stage ${label}. Set another base instead.`,
      `这条连线是阶段 ${label} 的基础。请改为设置其他基础。`,
    ),
    source.kind === 'context' ? [] : [baseOffer(stage, source)],
  );
}

function baseOffer(stage: number, base: NewBase): Offer {
  return {
    label: say('Build the stage from there', '改为基于它构建该阶段'),
    intent: { kind: 'setBase', stage, base },
  };
}
