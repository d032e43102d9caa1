import type { Span } from '@stagecraft/dockerfile';
import { placeFinder, placeWriter } from './positions.ts';
import type { CheckedScript, ShellCheckComment } from './types.ts';

type Place = Pick<CheckedScript, 'source' | 'linesBefore'>;

/**
 * Comments on a script where they stand once it was edited, until ShellCheck has looked at it again.
 * Those on what is gone are left out; those that the edit touches keep no fix.
 */
export function movedComments(
  before: Place,
  comments: readonly ShellCheckComment[],
  after: Place,
): readonly ShellCheckComment[] {
  const change = changeBetween(before.source.text, after.source.text);
  const find = placeFinder(before);
  const write = placeWriter(after);
  return comments.flatMap((comment): ShellCheckComment[] => {
    const place = find(comment);
    const moved = place === null ? null : movedPlace(place, change);
    if (place === null || moved === null) return [];
    const places = (comment.fix?.replacements ?? []).map((one) => ({ one, at: find(one) }));
    const isWhole = isApart(place, change) && places.every(({ at }) => at && isApart(at, change));
    const replacements = places.flatMap(({ one, at }) => {
      const to = at === null ? null : movedPlace(at, change);
      return to === null ? [] : [{ ...one, ...write(to) }];
    });
    const fix = isWhole && comment.fix !== null ? { replacements } : null;
    return [{ ...comment, ...write(moved), fix }];
  });
}

/** `[start, oldEnd)` of one text became `[start, newEnd)` of the other; the rest is the same. */
interface Change {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

function changeBetween(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let kept = 0;
  while (kept < most - start && before.at(-1 - kept) === after.at(-1 - kept)) kept++;
  return { start, oldEnd: before.length - kept, newEnd: after.length - kept };
}

function isApart(place: Span, { start, oldEnd }: Change): boolean {
  return place.end < start || place.start > oldEnd;
}

/** Null for what the change has taken away. */
function movedPlace({ start, end }: Span, change: Change): Span | null {
  const isGone = start >= change.start && end <= change.oldEnd && change.oldEnd > change.start;
  if (isGone) return null;
  return { start: movedOffset(start, change), end: movedOffset(end, change) };
}

function movedOffset(offset: number, { start, oldEnd, newEnd }: Change): number {
  if (offset >= oldEnd) return offset + newEnd - oldEnd;
  return Math.min(offset, start);
}
