import { sourcesOf } from '../graph/sources.ts';
import { stageRefusal } from '../symbols/rename-stage.ts';
import type { DockerfileModel, Instruction } from '../types.ts';
import type { Edit } from './edit.ts';
import type { EditContext } from './intent.ts';
import { inFileCase } from './style.ts';

/**
 * A name for a stage without one, or for a new one: the first of `wanted` that is free, else its last
 * one with a number. Free is what no stage, image or named context of the file is called, so that
 * nothing else comes to mean the stage. `taken` are names in lower case that are given at the same time.
 */
export function freeStageName(
  context: EditContext,
  wanted: readonly string[] = ['build', 'stage'],
  taken: ReadonlySet<string> = new Set(),
): string {
  const { graph, options } = context;
  const used = namesUsed(context.model);
  const isFree = (name: string): boolean =>
    !taken.has(name) && !used.has(name) && stageRefusal(graph, -1, name, options) === null;
  const found = wanted.find(isFree);
  if (found !== undefined) return found;
  const stem = wanted.at(-1) ?? 'stage';
  let count = 2;
  while (!isFree(`${stem}${String(count)}`)) count += 1;
  return `${stem}${String(count)}`;
}

/** What instructions take from, in lower case: in triggers, too, whose stages are perhaps elsewhere. */
function namesUsed({ instructions }: DockerfileModel): ReadonlySet<string> {
  const namesOf = (instruction: Instruction): string[] => {
    const { detail } = instruction;
    if (detail.type === 'onbuild') return detail.trigger === null ? [] : namesOf(detail.trigger);
    if (detail.type === 'from') return [detail.image?.value.toLowerCase() ?? ''];
    return sourcesOf(instruction).flatMap((use) =>
      use.kind === 'context' ? [] : [use.name.toLowerCase()],
    );
  };
  return new Set(instructions.flatMap(namesOf));
}

/**
 * The edit that gives a stage this name: in place of the one it has, or ` AS name` behind its image.
 * Null for an index of no stage, or a FROM that is too broken to say where.
 */
export function nameStage({ model, graph }: EditContext, stage: number, name: string): Edit | null {
  const from = model.instructions[graph.stages[stage]?.from ?? -1];
  if (from?.detail.type !== 'from') return null;
  const { image, name: old } = from.detail;
  if (old !== null) return { start: old.span.start, end: old.span.end, text: name };
  if (image === null || from.words.length > 1) return null;
  const { end } = image.span;
  return { start: end, end, text: ` ${inFileCase(model, 'AS')} ${name}` };
}
