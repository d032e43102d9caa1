import type { DockerfileModel } from '@stagecraft/dockerfile';
import type { Put } from './pen.ts';

/**
 * Paints what BuildKit takes out when it joins lines: continuation characters, and comment lines. A gap
 * begins at the end of what counts of a line.
 */
export function makeGapPainter(
  model: DockerfileModel,
  put: Put,
): (start: number, end: number) => void {
  const { text, escape } = model;
  return (start, end) => {
    let from = start;
    while (from < end) {
      const newline = text.indexOf('\n', from);
      const to = newline < 0 || newline >= end ? end : newline + 1;
      const first = firstVisible(text, from, to);
      if (first < to && text[first] === '#') put(first, to, 'comment');
      else if (first < to && text[first] === escape)
        put(first, first + 1, 'delimiter.continuation');
      from = to;
    }
  };
}

function firstVisible(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && /\s/.test(text[at] ?? '')) at++;
  return at;
}
