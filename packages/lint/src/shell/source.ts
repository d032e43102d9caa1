import { spanOf, type Cooked, type Span } from '@stagecraft/dockerfile';

/** A shell text, and where its parts stand in the text that contains it. */
export interface Source {
  readonly text: string;
  /** Range in the outermost text of `[start, end)` of `text`. */
  readonly locate: (start: number, end: number) => Span;
}

/** The outermost text itself. */
export function outermost(text: string): Source {
  return { text, locate: (start, end) => ({ start, end }) };
}

/** A text that was made from pieces of `outer`, as the words of `sh -c "…"` are. */
export function within(outer: Source, cooked: Cooked): Source {
  return {
    text: cooked.text,
    locate: (start, end) => {
      const span = spanOf(cooked, start, end);
      return outer.locate(span.start, span.end);
    },
  };
}
