import { sourcesOf } from '../graph/sources.ts';
import type { DockerfileModel, Instruction, Span } from '../types.ts';
import { isStageIndex } from '../symbols/stage-symbols.ts';
import type { Edit } from './edit.ts';
import { findStageMove, isStill, textOf, type StageMove } from './stage-move.ts';

/** What COPY --from names by a number. */
interface NumberedSource {
  readonly name: string;
  readonly span: Span;
}

/** A number that was written for a stage that stands elsewhere now. */
export interface MovedNumber {
  readonly span: Span;
  /** Index of the stage that it was written for; null when that is gone. */
  readonly to: number | null;
}

/**
 * Edits that keep every `COPY --from=N` naming the same stage when stages move: the model is that of a
 * text whose stages stand in their new places while its numbers still count as before. Numbers that
 * name no stage, or one that is gone, are left as they are.
 */
export function renumberStages(model: DockerfileModel, move: StageMove): readonly Edit[] {
  return movedIn(model, move, model.instructions).flatMap(editOf);
}

/**
 * The edits that a change of text needs so that numbers go on naming the same stages: to be applied to
 * the text of `next`. Null where it is not certain which stage is which, so that nothing should be
 * changed. Numbers that the change itself wrote are taken to mean what they say.
 */
export function renumberAfter(
  previous: DockerfileModel,
  next: DockerfileModel,
): readonly Edit[] | null {
  const move = findStageMove(previous, next);
  return move === null ? null : movedNumbers(previous, next, move).flatMap(editOf);
}

/** The numbers in `next` that were there in `previous` already and meant a stage that `move` took elsewhere. */
export function movedNumbers(
  previous: DockerfileModel,
  next: DockerfileModel,
  move: StageMove,
): readonly MovedNumber[] {
  return isStill(move) ? [] : movedIn(next, move, keptInstructions(previous, next, move));
}

function editOf({ span, to }: MovedNumber): Edit[] {
  return to === null ? [] : [{ start: span.start, end: span.end, text: String(to) }];
}

function movedIn(
  model: DockerfileModel,
  move: StageMove,
  instructions: readonly Instruction[],
): MovedNumber[] {
  return instructions.flatMap((instruction) =>
    numbersOf(instruction).flatMap(({ name, span }): MovedNumber[] => {
      const from = Number(name);
      const to = move[from];
      return to === undefined || to === from ? [] : [{ span: digitsIn(model, span, name), to }];
    }),
  );
}

/** Where in a word its number stands: within quotes; all of one that is written in a stranger way. */
function digitsIn({ text }: DockerfileModel, { start, end }: Span, name: string): Span {
  const written = text.slice(start, end);
  const at = /^(["'])\d+\1$/.test(written) ? start + 1 : null;
  return at === null ? { start, end } : { start: at, end: at + name.length };
}

/** Numbers that name a stage. In a trigger, too: it acts in another stage of the same file. */
function numbersOf(instruction: Instruction): readonly NumberedSource[] {
  const { detail } = instruction;
  if (detail.type === 'onbuild') return detail.trigger === null ? [] : numbersOf(detail.trigger);
  if (detail.type !== 'copy') return [];
  return sourcesOf(instruction).flatMap((use) =>
    use.kind === 'copy' && isStageIndex(use.name) ? [use] : [],
  );
}

/**
 * Instructions with numbers that `next` has from `previous`: all of a stage whose numbers are the same,
 * as the rest of their lines may have been changed meanwhile, and elsewhere those of the same text.
 */
function keptInstructions(
  previous: DockerfileModel,
  next: DockerfileModel,
  move: StageMove,
): readonly Instruction[] {
  const before = numberedByStage(previous);
  const origin = new Map<number, number>();
  const everywhere = new Set<string>();
  const homeless = new Set<string>();
  for (const [stage, instructions] of before) {
    const to = move[stage] ?? null;
    if (to !== null) origin.set(to, stage);
    for (const instruction of instructions) {
      const text = textOf(previous, instruction);
      everywhere.add(text);
      if (to === null) homeless.add(text);
    }
  }
  return [...numberedByStage(next)].flatMap(([stage, instructions]) => {
    const old = before.get(origin.get(stage) ?? -1) ?? null;
    if (old !== null && numberList(old) === numberList(instructions)) return instructions;
    const own = new Set(old?.map((instruction) => textOf(previous, instruction)));
    return instructions.filter((instruction) => {
      const text = textOf(next, instruction);
      return old === null ? everywhere.has(text) : own.has(text) || homeless.has(text);
    });
  });
}

/** Instructions with numbers, by the index of their stage. */
function numberedByStage(model: DockerfileModel): Map<number, Instruction[]> {
  const stages = new Map<number, Instruction[]>();
  let stage = -1;
  for (const instruction of model.instructions) {
    if (instruction.keyword === 'FROM') stage += 1;
    if (numbersOf(instruction).length === 0) continue;
    const list = stages.get(stage);
    if (list === undefined) stages.set(stage, [instruction]);
    else list.push(instruction);
  }
  return stages;
}

function numberList(instructions: readonly Instruction[]): string {
  return instructions.flatMap((one) => numbersOf(one).map(({ name }) => name)).join();
}
