import { say } from '../../problems/problem.ts';
import type { EditContext, IntentEdits, IntentOf } from '../intent.ts';
import { refuse } from '../refuse.ts';
import { rewrite } from '../rewrite.ts';
import { setBase } from '../stages/set-base.ts';
import { actingStages } from './links.ts';
import { noSuchEdge, nothingToDo } from './refusals.ts';
import { actingOf } from './runs.ts';
import { copyFrom, mountFrom } from './source-flags.ts';
import { writeSource } from './sources.ts';
import type { SourceEnd } from './types.ts';

/**
 * Lets a COPY or a mount take from elsewhere: only the value of `--from` or `from=` changes, comes or
 * goes. A stage gets another base.
 */
export function rerouteSource(
  context: EditContext,
  { edge, source }: IntentOf<'rerouteSource'>,
): IntentEdits {
  const { model, graph } = context;
  if (edge.kind === 'base') return rerouteBase(context, edge.stage, source);
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

/** Where a stage's base is to come from: as setting the base does. */
function rerouteBase(context: EditContext, stage: number, source: SourceEnd): IntentEdits {
  if (source.kind !== 'context') return setBase(context, { kind: 'setBase', stage, base: source });
  return refuse(
    'base-from-context',
    say(
      'A stage is built from an image or another stage. To take files from the build context, add a COPY.',
      '阶段只能基于镜像或其他阶段。若要从构建上下文获取文件，请添加 COPY。',
    ),
  );
}
