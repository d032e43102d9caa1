import type { DockerfileModel } from '../types.ts';
import { updateDockerfile } from '../update/update.ts';
import { lineOf } from '../text/lines.ts';
import { applyEdits } from './apply-edits.ts';
import type { Edit } from './edit.ts';
import { textOf } from './stage-move.ts';

/** Lines that edits replace. */
export interface Hunk {
  /** 0-based, of the first line, in the text before. */
  readonly line: number;
  /** Without line endings. */
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** An instruction that edits bring in. */
export interface AddedInstruction {
  /** Its index after the edits. */
  readonly index: number;
  /** The nearest instruction above it that stays, by its index before; null for none. */
  readonly after: number | null;
  readonly keyword: string;
  /** As it will be written. */
  readonly text: string;
}

/** What edits would do, as it is shown while a gesture is being made. */
export interface Consequence {
  readonly hunks: readonly Hunk[];
  /** Indices of the instructions that go or are written anew. */
  readonly removed: readonly number[];
  readonly added: readonly AddedInstruction[];
}

/**
 * What the edits do to a model's lines and instructions. The fewest edits may move what stands around an
 * instruction rather than the instruction: those in `moved` are told as gone and come again.
 */
export function consequenceOf(
  model: DockerfileModel,
  edits: readonly Edit[],
  moved: readonly number[] = [],
): Consequence {
  const after = updateDockerfile(model, applyEdits(model.text, edits));
  const kept = keptBy(model, after, edits, new Set(moved));
  const removed = model.instructions.flatMap(({ index }) => (kept.has(index) ? [] : [index]));
  return { hunks: hunksOf(model, edits), removed, added: addedIn(after, kept) };
}

/** Indices before → indices after, of instructions that stay as they are where they are; `moved` are none. */
function keptBy(
  before: DockerfileModel,
  after: DockerfileModel,
  edits: readonly Edit[],
  moved: ReadonlySet<number>,
): Map<number, number> {
  const starts = new Map(after.instructions.map((one) => [one.contentSpan.start, one]));
  const kept = new Map<number, number>();
  let next = 0;
  let shift = 0;
  for (const one of before.instructions) {
    const { start, end } = one.contentSpan;
    for (let edit = edits[next]; edit !== undefined && edit.end <= start; edit = edits[next]) {
      shift += edit.text.length - (edit.end - edit.start);
      next += 1;
    }
    if (moved.has(one.index) || (edits[next]?.start ?? end) < end) continue;
    const now = starts.get(start + shift);
    if (now !== undefined && textOf(after, now) === textOf(before, one)) {
      kept.set(one.index, now.index);
    }
  }
  return kept;
}

function addedIn(after: DockerfileModel, kept: ReadonlyMap<number, number>): AddedInstruction[] {
  const before = new Map([...kept].map(([old, now]) => [now, old]));
  let last: number | null = null;
  return after.instructions.flatMap((instruction): AddedInstruction[] => {
    const old = before.get(instruction.index);
    if (old === undefined) {
      const { index, keyword } = instruction;
      return [{ index, after: last, keyword, text: textOf(after, instruction) }];
    }
    last = old;
    return [];
  });
}

/** Whole lines of a text that the edits touch, those of neighbouring lines together. */
export function hunksOf(
  model: Pick<DockerfileModel, 'text' | 'lineStarts'>,
  edits: readonly Edit[],
): readonly Hunk[] {
  const groups: { first: number; last: number; edits: Edit[] }[] = [];
  for (const edit of edits) {
    const first = lineOf(model, edit.start);
    // New lines between two others concern neither.
    const last = bringsLines(model, edit)
      ? first - 1
      : lineOf(model, Math.max(edit.start, edit.end - 1));
    const open = groups.at(-1);
    if (open !== undefined && first <= open.last + 1) {
      open.last = Math.max(open.last, last);
      open.edits.push(edit);
    } else groups.push({ first, last, edits: [edit] });
  }
  return groups.map(({ first, last, edits: own }) => {
    const start = model.lineStarts[first] ?? 0;
    const end = model.lineStarts[last + 1] ?? model.text.length;
    const inner = own.map((edit) => ({
      ...edit,
      start: edit.start - start,
      end: edit.end - start,
    }));
    const text = model.text.slice(start, end);
    return hunk(first, linesOf(text), linesOf(applyEdits(text, inner)));
  });
}

/** Whether an edit only puts whole lines in front of one. */
function bringsLines(
  { text }: Pick<DockerfileModel, 'text'>,
  { start, end, text: added }: Edit,
): boolean {
  const atLine = start === 0 || text[start - 1] === '\n';
  return start === end && atLine && added.endsWith('\n');
}

/** A hunk without the equal lines at its ends. */
function hunk(line: number, removed: readonly string[], added: readonly string[]): Hunk {
  let start = 0;
  while (start < Math.min(removed.length, added.length) && removed[start] === added[start]) start++;
  let end = 0;
  const most = Math.min(removed.length, added.length) - start;
  while (end < most && removed.at(-1 - end) === added.at(-1 - end)) end += 1;
  return {
    line: line + start,
    removed: removed.slice(start, removed.length - end),
    added: added.slice(start, added.length - end),
  };
}

function linesOf(text: string): string[] {
  if (text === '') return [];
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  return text.endsWith('\n') ? lines.slice(0, -1) : lines;
}
