import type { Instruction, Span, Stage } from '@stagecraft/dockerfile';
import type { Snapshot } from '../../state/document-slice.types.ts';
import type { AppState } from '../../state/types.ts';

/** One place that a crumb can lead to. */
export interface CrumbChoice {
  readonly key: string;
  /** The stage's name or number, null for what stands before the first FROM; or the instruction. */
  readonly text: string | null;
  readonly target: Span;
  /** Whether the cursor is in it. */
  readonly here: boolean;
}

/** The instruction that the cursor is in, as the snapshot has it. */
export function cursorInstruction(state: AppState): Instruction | null {
  const { snapshot, cursorInstruction: index } = state;
  return index === null ? null : (snapshot?.model.instructions[index] ?? null);
}

/** What the stage's crumb says; see `CrumbChoice.text`. Undefined where the cursor is in no instruction. */
export function stageCrumb(state: AppState): string | null | undefined {
  const cursor = cursorInstruction(state);
  if (cursor === null) return undefined;
  const stage = state.snapshot?.graph.stages[cursor.stage];
  return stage === undefined ? null : stageText(stage);
}

/** What the instruction's crumb says; null where the cursor is in none. */
export function instructionCrumb(state: AppState): string | null {
  const cursor = cursorInstruction(state);
  return cursor === null || state.snapshot === null
    ? null
    : shortText(state.snapshot.model.text, cursor);
}

function stageText({ name, index }: Stage): string {
  return name ?? String(index);
}

/** Stages to choose from, the instructions before the first one among them. */
export function stageChoices(snapshot: Snapshot, cursor: Instruction | null): CrumbChoice[] {
  const { model, graph } = snapshot;
  const first = model.instructions[0];
  const before: CrumbChoice[] =
    first?.stage === -1
      ? [{ key: 'globals', text: null, target: startOf(first), here: cursor?.stage === -1 }]
      : [];
  return before.concat(
    graph.stages.flatMap((stage) => {
      const from = model.instructions[stage.from];
      if (from === undefined) return [];
      const here = cursor?.stage === stage.index;
      const text = stageText(stage);
      return [{ key: `${String(stage.index)} ${text}`, text, target: startOf(from), here }];
    }),
  );
}

/** The instructions beside the cursor's. */
export function instructionChoices(snapshot: Snapshot, cursor: Instruction | null): CrumbChoice[] {
  if (cursor === null) return [];
  return snapshot.model.instructions
    .filter(({ stage }) => stage === cursor.stage)
    .map((instruction) => ({
      key: instruction.id,
      text: shortText(snapshot.model.text, instruction),
      target: startOf(instruction),
      here: instruction.index === cursor.index,
    }));
}

const shortest = 60;

/** The instruction's first line, cut where it is long. */
function shortText(text: string, { contentSpan }: Instruction): string {
  const content = text.slice(contentSpan.start, contentSpan.end);
  const line = /^[^\r\n]*/.exec(content)?.[0] ?? '';
  const tidy = line.replace(/\s+/g, ' ').trim();
  const whole = tidy.length <= shortest && line.length === content.length;
  return whole ? tidy : `${tidy.slice(0, shortest).replace(/ ?\\$/, '')}…`;
}

function startOf({ keywordSpan }: Instruction): Span {
  return { start: keywordSpan.start, end: keywordSpan.start };
}
