import {
  findStageMove,
  movedNumbers,
  type DockerfileModel,
  type Edit,
  type StageMove,
} from '@stagecraft/dockerfile';

/** What the numbers of a text mean, seen from the last text whose numbers are taken at their word. */
export interface StageNumbers {
  /** The model before stages began to move; `model` itself while none has. */
  readonly baseline: DockerfileModel;
  readonly model: DockerfileModel;
  /** Where the baseline's stages are in `model`; null where it is not certain which is which. */
  readonly move: StageMove | null;
  /** Let every number name the stage again that it named in the baseline. */
  readonly edits: readonly Edit[];
}

/** Numbers that are taken at their word. */
export function settledNumbers(model: DockerfileModel): StageNumbers {
  return { baseline: model, model, move: null, edits: [] };
}

/** Whether no change of stages is under way. */
export function isSettled({ baseline, model }: StageNumbers): boolean {
  return baseline === model;
}

/**
 * After a change of the text to `model`. The baseline stays while a number means another stage than in
 * it, and while it may come to that: a FROM is being written, or a stage was cut away that can be pasted
 * elsewhere. Once the person has gone on, the text is the new baseline. Where it is not certain which
 * stage is which, there are no edits.
 */
export function numbersAfter(before: StageNumbers, model: DockerfileModel): StageNumbers {
  const { baseline } = before;
  if (baseline.text === model.text) return settledNumbers(model);
  const step = findStageMove(before.model, model);
  const move = isSettled(before) ? step : moveSince(before, step, model);
  const moved = move === null ? [] : movedNumbers(baseline, model, move);
  const halfWritten = move !== null && hidesStage(baseline, model, move);
  const edits = moved.flatMap(({ span, to }): Edit[] =>
    to === null || halfWritten ? [] : [{ start: span.start, end: span.end, text: String(to) }],
  );
  const kept = { baseline, model, move, edits };
  if (edits.length > 0 || halfWritten) return kept;
  if (!sameTexts(basesOf(before.model), basesOf(model))) return kept;
  const blank = sameTexts(textsOf(before.model), textsOf(model));
  return blank && moved.length > 0 ? kept : settledNumbers(model);
}

/**
 * Small steps tell best which stage is which, as a FROM can be edited or written twice meanwhile; but
 * a stage that was cut away and pasted is found only in the baseline.
 */
function moveSince(
  before: StageNumbers,
  step: StageMove | null,
  model: DockerfileModel,
): StageMove | null {
  const { baseline, move } = before;
  if (move === null || step === null) return findStageMove(baseline, model);
  const stepwise = move.map((at) => (at === null ? null : (step[at] ?? null)));
  if (!stepwise.includes(null)) return stepwise;
  const direct = findStageMove(baseline, model);
  const taken = new Set(stepwise);
  const old = basesOf(baseline);
  const bases = basesOf(model);
  return stepwise.map((at, stage) => {
    const found = direct?.[stage] ?? null;
    if (at !== null || found === null || taken.has(found)) return at;
    return bases[found] === old[stage] ? found : null;
  });
}

/** Whether a stage is gone only because something is being written right before its FROM. */
function hidesStage(baseline: DockerfileModel, model: DockerfileModel, move: StageMove): boolean {
  const gone = basesOf(baseline).filter((_, stage) => move[stage] === null);
  return gone.length > 0 && textsOf(model).some((text) => gone.some((base) => text.endsWith(base)));
}

function basesOf({ instructions, text }: DockerfileModel): string[] {
  return instructions.flatMap(({ keyword, contentSpan }) =>
    keyword === 'FROM' ? [text.slice(contentSpan.start, contentSpan.end)] : [],
  );
}

function textsOf({ instructions, text }: DockerfileModel): string[] {
  return instructions.map(({ contentSpan }) => text.slice(contentSpan.start, contentSpan.end));
}

function sameTexts(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, at) => text === other[at]);
}
