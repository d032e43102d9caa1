import { say } from '../../problems/problem.ts';
import { editFlags } from '../fields/flags.ts';
import { rewrite } from '../rewrite.ts';
import { refuse } from '../refuse.ts';
import type { EditContext, IntentEdits, IntentOf } from '../intent.ts';
import { actingStages } from './links.ts';
import { mountValue } from './mount-text.ts';
import { actingOf, mountRefusal } from './runs.ts';
import { writeSource } from './sources.ts';

/** Gives a RUN a bind mount of a stage, an image or the context, behind its other flags. */
export function connectMount(
  context: EditContext,
  { source, instruction: index, target, path }: IntentOf<'connectMount'>,
): IntentEdits {
  const { model, graph } = context;
  const instruction = model.instructions[index];
  const refused = mountRefusal(model, index, target);
  if (refused !== null) return refused;
  const acting = instruction === undefined ? null : actingOf(instruction);
  if (instruction === undefined || acting === null || target === '' || /[\n\r\0]/.test(target)) {
    return refuse(
      'no-target',
      say('A mount needs a target path, on one line.', '挂载需要一个目标路径，且不能换行。'),
    );
  }
  const end = writeSource(context, source, 'mount', actingStages(graph, instruction));
  if (!end.ok) return end;
  const value = mountValue([
    ['type', 'bind'],
    ...(end.name === null ? [] : [['from', end.name] as const]),
    ...(path === null || path === '' ? [] : [['source', path] as const]),
    ['target', target],
  ]);
  const at = acting.flags.filter(({ name }) => name === 'mount').length;
  const flag = editFlags(model, acting, [{ field: 'flag', name: 'mount', at, value }]);
  if (!flag.ok) return flag;
  const edits = rewrite(model, { edits: [...end.edits, ...flag.edits] });
  const { en, 'zh-CN': zh } = end.label;
  const done = say(
    `Mounted ${en} at ${target} for a RUN.`,
    `已为 RUN 添加挂载（来源：${zh}；位置：${target}）。`,
  );
  return { ok: true, edits, done, notes: end.notes };
}
