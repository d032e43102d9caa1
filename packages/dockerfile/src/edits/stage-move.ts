import type { DockerfileModel, Instruction } from '../types.ts';

/**
 * Where each stage of the text before stands in the text after, by its index; null when it is gone.
 * Its length is the number of stages before.
 */
export type StageMove = readonly (number | null)[];

/**
 * Where the stages of one text are in the next. Stages are known again by their instructions; null where
 * it is not certain which is which.
 */
export function findStageMove(previous: DockerfileModel, next: DockerfileModel): StageMove | null {
  const before = stagesOf(previous);
  const after = stagesOf(next);
  const same =
    before.length === after.length && before.every(({ from }, at) => from === after[at]?.from);
  if (!same) return findMove(before, after);
  // Stages of the same FROM can have changed places; all of them must be there to tell.
  const twins = new Set(before.map(({ from }) => from)).size < before.length;
  return (twins ? exchange(before, after) : null) ?? before.map((_, at) => at);
}

/** Whether every stage is where it was. */
export function isStill(move: StageMove): boolean {
  return move.every((to, from) => to === from);
}

/** An instruction as it is written, without the comments and line breaks around it. */
export function textOf({ text }: DockerfileModel, { contentSpan }: Instruction): string {
  return text.slice(contentSpan.start, contentSpan.end);
}

/** A stage as it is known again. */
interface StageText {
  readonly from: string;
  /** The texts of all its instructions. */
  whole(): string;
}

function stagesOf(model: DockerfileModel): StageText[] {
  const { instructions } = model;
  const starts: { readonly from: string; readonly first: number }[] = [];
  for (const [first, instruction] of instructions.entries()) {
    if (instruction.keyword === 'FROM') starts.push({ from: textOf(model, instruction), first });
  }
  return starts.map(({ from, first }, stage) => ({
    from,
    whole: () => {
      const own = instructions.slice(first, starts[stage + 1]?.first);
      return own.map((instruction) => textOf(model, instruction)).join('\n');
    },
  }));
}

function exchange(before: readonly StageText[], after: readonly StageText[]): StageMove | null {
  const move: (number | null)[] = before.map(() => null);
  const matched = matchBy(({ whole }) => whole(), before, after, move, new Set(after.keys()));
  return matched && !move.includes(null) ? move : null;
}

/**
 * Matches stages: those that are wholly the same first, then of what is left those of the same FROM,
 * then a single one that is left on both sides. Null when that leaves a choice.
 */
function findMove(before: readonly StageText[], after: readonly StageText[]): StageMove | null {
  const move: (number | null)[] = before.map(() => null);
  const free = new Set(after.keys());
  if (!matchBy(({ whole }) => whole(), before, after, move, free)) return null;
  if (!matchBy(({ from }) => from, before, after, move, free)) return null;
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
  key: (stage: StageText) => string,
  before: readonly StageText[],
  after: readonly StageText[],
  move: (number | null)[],
  free: Set<number>,
): boolean {
  const places = placesBy(key, after, [...free]);
  const lost = [...move.keys()].filter((at) => move[at] === null);
  for (const [text, sources] of placesBy(key, before, lost)) {
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

/** The indexes of those of `stages` that are asked for, by their text. */
function placesBy(
  key: (stage: StageText) => string,
  stages: readonly StageText[],
  indexes: readonly number[],
): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const at of indexes) {
    const stage = stages[at];
    if (stage === undefined) continue;
    const text = key(stage);
    const list = places.get(text);
    if (list === undefined) places.set(text, [at]);
    else list.push(at);
  }
  return places;
}
