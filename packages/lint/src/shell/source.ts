import { floorIndex, type Span } from '@stagecraft/dockerfile';

/** A shell text, and where its parts stand in the text that contains it. */
export interface Source {
  readonly text: string;
  /** Range in the outermost text of `[start, end)` of `text`. */
  readonly locate: (start: number, end: number) => Span;
}

/** A part of a text that another text has, perhaps in other letters: `"` for `\\"`. */
export interface Piece {
  readonly text: string;
  /** Where it stands in the other text. */
  readonly start: number;
  readonly end: number;
}

/** The outermost text itself. */
export function outermost(text: string): Source {
  return { text, locate: (start, end) => ({ start, end }) };
}

/** A text made from pieces of `outer`, as the script of `sh -c "…"` is. */
export function sourceFrom(outer: Source, pieces: readonly Piece[], at = 0): Source {
  const starts: number[] = [];
  let length = 0;
  for (const { text } of pieces) {
    starts.push(length);
    length += text.length;
  }
  const find = (offset: number): { readonly piece: Piece | undefined; readonly within: number } => {
    const index = floorIndex(starts, offset);
    return { piece: pieces[index], within: offset - (starts[index] ?? 0) };
  };
  return {
    text: pieces.map(({ text }) => text).join(''),
    locate: (start, end) => {
      const first = find(start);
      const last = find(Math.max(start, end - 1));
      const from = startOf(first.piece, first.within, at);
      return outer.locate(from, end > start ? endOf(last.piece, last.within, from) : from);
    },
  };
}

/** A piece that is written otherwise is one whole. */
function isVerbatim({ text, start, end }: Piece): boolean {
  return end - start === text.length;
}

function startOf(piece: Piece | undefined, within: number, otherwise: number): number {
  if (piece === undefined) return otherwise;
  return isVerbatim(piece) ? piece.start + within : piece.start;
}

function endOf(piece: Piece | undefined, within: number, otherwise: number): number {
  if (piece === undefined) return otherwise;
  return isVerbatim(piece) ? piece.start + within + 1 : piece.end;
}
