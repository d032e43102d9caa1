import type { DockerfileModel, Span } from '../types.ts';
import { updateDockerfile } from '../update/update.ts';
import { applyEdits } from './apply-edits.ts';
import { compose, type OldLines, type Piece } from './compose.ts';
import type { Edit } from './edit.ts';
import { remainingOf } from './rows/remaining.ts';

/** Changes of a text by whole lines, and within lines. All offsets count in the text before. */
export interface Rewriting {
  /** In the order of the text. */
  readonly removed?: readonly Span[];
  /** Offset of the line that `inserted` goes in front of. */
  readonly place?: number;
  /** New lines, or lines of the text that `removed` takes out of their old place. */
  readonly inserted?: readonly (string | Span)[];
  /** None overlaps another; those within lines that are moved go with them. */
  readonly edits?: readonly Edit[];
}

/** The minimal edits that make all the changes at once. */
export function rewrite(model: DockerfileModel, changes: Rewriting): Edit[] {
  const { removed = [], place = null, inserted = [], edits = [] } = changes;
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const { above, below } = remainingOf(model, removed, place);
  const stays = (part: Span): OldLines => ({
    ...part,
    edits: editsIn(sorted, part, model.text.length),
  });
  const comes = (part: string | Span): Piece =>
    typeof part === 'string' ? part : { ...stays(part), moves: true };
  const pieces = [...above.map(stays), ...inserted.map(comes), ...below.map(stays)];
  // New lines can read as those that they take the place of.
  return compose(model, pieces).filter(
    ({ start, end, text }) => model.text.slice(start, end) !== text,
  );
}

/** Those within a range. What is put in at its end belongs to the lines after it, where there are any. */
function editsIn(sorted: readonly Edit[], { start, end }: Span, length: number): Edit[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found: Edit[] = [];
  for (let at = low; at < sorted.length; at += 1) {
    const edit = sorted[at];
    if (edit === undefined || edit.start > end || (edit.start === end && end < length)) break;
    found.push(edit);
  }
  return found;
}

/**
 * Whether the text after the edits has this many instructions: it has not where lines were put behind
 * an instruction that goes on to the text's end.
 */
export function hasInstructions(
  model: DockerfileModel,
  edits: readonly Edit[],
  count: number,
): boolean {
  return updateDockerfile(model, applyEdits(model.text, edits)).instructions.length === count;
}
