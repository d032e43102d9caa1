import { sourcesOf } from '../graph/sources.ts';
import type { DockerfileModel, Instruction, Span } from '../types.ts';
import { isStageIndex } from '../symbols/stage-symbols.ts';
import type { Edit } from './edit.ts';

/**
 * Where each stage of the text before stands in the text after, by its index; null when it is gone.
 * Its length is the number of stages before.
 */
export type StageMove = readonly (number | null)[];

/** What COPY --from names by a number. */
interface NumberedSource {
  readonly name: string;
  readonly span: Span;
}

/**
 * Edits that keep every `COPY --from=N` naming the same stage when stages move: the model is that of a
 * text whose stages stand in their new places while its numbers still count as before. Numbers that
 * name no stage, or one that is gone, are left as they are.
 */
export function renumberStages(model: DockerfileModel, move: StageMove): readonly Edit[] {
  return edits(model, move, model.instructions);
}

/**
 * The edits that a change of text needs so that numbers go on naming the same stages: to be applied to
 * the text of `next`. Stages are known again by their instructions; null where it is not certain which
 * is which, so that nothing should be changed. Numbers in lines that the change itself wrote are taken
 * to mean what they say.
 */
export function renumberAfter(
  previous: DockerfileModel,
  next: DockerfileModel,
): readonly Edit[] | null {
  const move = findMove(stagesOf(previous), stagesOf(next));
  if (move === null) return null;
  if (move.every((to, from) => to === from)) return [];
  const old = new Set(previous.instructions.filter(isNumbered).map((one) => textOf(previous, one)));
  const kept = next.instructions.filter(
    (instruction) => isNumbered(instruction) && old.has(textOf(next, instruction)),
  );
  return edits(next, move, kept);
}

function edits(
  model: DockerfileModel,
  move: StageMove,
  instructions: readonly Instruction[],
): Edit[] {
  return instructions.flatMap((instruction) =>
    numbersOf(instruction).flatMap(({ name, span }): Edit[] => {
      const from = Number(name);
      const to = move[from];
      // A number in quotes or with a line break within is not what the span holds.
      if (to === undefined || to === null || to === from) return [];
      if (model.text.slice(span.start, span.end) !== name) return [];
      return [{ start: span.start, end: span.end, text: String(to) }];
    }),
  );
}

/** Numbers that name a stage. In a trigger, too: it acts in another stage of the same file. */
function numbersOf({ detail, ...rest }: Instruction): readonly NumberedSource[] {
  if (detail.type === 'onbuild') return detail.trigger === null ? [] : numbersOf(detail.trigger);
  return sourcesOf({ ...rest, detail }).flatMap((use) =>
    use.kind === 'copy' && isStageIndex(use.name) ? [use] : [],
  );
}

function isNumbered(instruction: Instruction): boolean {
  return numbersOf(instruction).length > 0;
}

function textOf({ text }: DockerfileModel, { contentSpan }: Instruction): string {
  return text.slice(contentSpan.start, contentSpan.end);
}

/** A stage as it is known again: the texts of its instructions. */
interface StageText {
  readonly from: string;
  readonly whole: string;
}

function stagesOf(model: DockerfileModel): StageText[] {
  const stages: { from: string; parts: string[] }[] = [];
  for (const instruction of model.instructions) {
    const text = textOf(model, instruction);
    if (instruction.keyword === 'FROM') stages.push({ from: text, parts: [] });
    stages.at(-1)?.parts.push(text);
  }
  return stages.map(({ from, parts }) => ({ from, whole: parts.join('\n') }));
}

/**
 * Matches stages: those that are wholly the same first, then of what is left those of the same FROM,
 * then a single one that is left on both sides. Null when that leaves a choice.
 */
function findMove(before: readonly StageText[], after: readonly StageText[]): StageMove | null {
  const unchanged =
    before.length === after.length && before.every(({ from }, at) => from === after[at]?.from);
  if (unchanged) return before.map((_, at) => at);
  const move: (number | null)[] = before.map(() => null);
  const free = new Set(after.keys());
  for (const key of ['whole', 'from'] as const) {
    if (!matchBy(key, before, after, move, free)) return null;
  }
  const lost = [...move.keys()].filter((at) => move[at] === null);
  const [only] = free;
  if (only !== undefined && lost[0] !== undefined) {
    // Some went and some came: only a single one at its old place is the same stage rewritten.
    if (free.size > 1 || lost.length > 1 || lost[0] !== only) return null;
    move[only] = only;
  }
  return move;
}

/** Matches what is alike; false when several are alike and their numbers differ, so that none can be told apart. */
function matchBy(
  key: keyof StageText,
  before: readonly StageText[],
  after: readonly StageText[],
  move: (number | null)[],
  free: Set<number>,
): boolean {
  const places = new Map<string, number[]>();
  for (const at of free) {
    const text = after[at]?.[key] ?? '';
    const list = places.get(text);
    if (list === undefined) places.set(text, [at]);
    else list.push(at);
  }
  const wanted = new Map<string, number[]>();
  for (const [at, stage] of before.entries()) {
    if (move[at] !== null) continue;
    const list = wanted.get(stage[key]);
    if (list === undefined) wanted.set(stage[key], [at]);
    else list.push(at);
  }
  for (const [text, sources] of wanted) {
    const targets = places.get(text);
    if (targets === undefined) continue;
    if (targets.length !== sources.length) return false;
    for (const [order, source] of sources.entries()) {
      const target = targets[order];
      if (target === undefined) continue;
      move[source] = target;
      free.delete(target);
    }
  }
  return true;
}
