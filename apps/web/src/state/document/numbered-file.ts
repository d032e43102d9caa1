import type { Snapshot } from '../document-slice.types.ts';
import { isSettled, numbersAfter, settledNumbers, type StageNumbers } from './stage-numbers.ts';

/** What is kept of an open Dockerfile to tell which of its stage numbers mean another stage than before. */
export interface NumberedFile {
  readonly numbers: StageNumbers;
  /** Of the text that the numbers are in. */
  readonly version: number;
  /** Its state, as the document session's `savePoint` names states: they count up, undo goes back. */
  readonly point: number;
  /** The highest point that was read. */
  readonly newest: number;
  /** What was under way at points that undo and redo can come back to. */
  readonly underWay: ReadonlyMap<number, Omit<StageNumbers, 'model'>>;
  /** The text that is read next has its numbers right, whatever changed. */
  readonly settles: boolean;
}

/** How many points are remembered. */
const limit = 200;

/** A file whose text is read for the first time. */
function numberedFile({ model, version }: Snapshot, point: number): NumberedFile {
  const numbers = settledNumbers(model);
  return { numbers, version, point, newest: point, underWay: new Map(), settles: false };
}

/** The file when its text at `point` was read. */
export function readNumbers(
  before: NumberedFile | undefined,
  snapshot: Snapshot,
  point: number,
): NumberedFile {
  if (before === undefined) return numberedFile(snapshot, point);
  const { model, version } = snapshot;
  if (model === before.numbers.model) return { ...before, version, point };
  const numbers = before.settles ? settledNumbers(model) : nextNumbers(before, snapshot, point);
  const underWay = withPoint(before.underWay, point, numbers);
  const newest = Math.max(before.newest, point);
  return { numbers, version, point, newest, underWay, settles: false };
}

function nextNumbers(
  { numbers, newest, underWay }: NumberedFile,
  { model }: Snapshot,
  point: number,
): StageNumbers {
  const known = underWay.get(point);
  if (known !== undefined) return { ...known, model };
  // A change that undo or redo brings back is not a new one.
  if (point <= newest && isSettled(numbers)) return settledNumbers(model);
  return numbersAfter(numbers, model);
}

/** The file when the numbers of its text at `version` are to be taken at their word, read already or not. */
export function settleFile(file: NumberedFile, version: number | null): NumberedFile {
  if (file.version !== version) return { ...file, settles: true };
  const numbers = settledNumbers(file.numbers.model);
  return { ...file, numbers, underWay: withPoint(file.underWay, file.point, numbers) };
}

function withPoint(
  underWay: NumberedFile['underWay'],
  point: number,
  numbers: StageNumbers,
): NumberedFile['underWay'] {
  if (isSettled(numbers) && !underWay.has(point)) return underWay;
  const next = new Map(underWay);
  next.delete(point);
  if (isSettled(numbers)) return next;
  const { baseline, move, edits } = numbers;
  next.set(point, { baseline, move, edits });
  const [oldest] = next.keys();
  if (next.size > limit && oldest !== undefined) next.delete(oldest);
  return next;
}
