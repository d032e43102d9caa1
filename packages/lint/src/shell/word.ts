import type { Piece, Source } from './source.ts';
import type { ShellWord } from './types.ts';
import { unquote } from './unquote.ts';

/** A word while its command is read. */
export interface ReadWord {
  readonly word: ShellWord;
  /** What it gives on: expansions as written, each piece with its place in `source`. */
  readonly pieces: () => readonly Piece[];
  readonly source: Source;
}

const PLAIN = /^[\w%+,./:=@^~*?[\]{}!#-]*$/;
const NO_NAMES: readonly string[] = [];

/** Reads the word that stands at `[start, end)` of a shell text. */
export function readWord(source: Source, start: number, end: number): ReadWord {
  const written = source.text.slice(start, end);
  const span = source.locate(start, end);
  if (PLAIN.test(written)) {
    const pieces = (): readonly Piece[] => [{ text: written, start, end }];
    return { word: plainWord(written, span), pieces, source };
  }
  const { parts, isQuoted, variables } = unquote(written);
  const firstUnknown = parts.findIndex((part) => !part.isKnown);
  const known = firstUnknown < 0 ? parts : parts.slice(0, firstUnknown);
  const prefix = known.map(({ text }) => text).join('');
  const word = {
    span,
    text: written.includes('\n') ? written.replace(/\\\r?\n/g, '') : written,
    value: firstUnknown < 0 ? prefix : null,
    prefix,
    isQuoted,
    variables,
  };
  const pieces = (): readonly Piece[] =>
    parts.map((part) => ({
      text: part.text,
      start: start + part.start,
      end: start + part.end,
    }));
  return { word, pieces, source };
}

/** A word that means what it says. */
export function plainWord(text: string, span: ShellWord['span']): ShellWord {
  return { span, text, value: text, prefix: text, isQuoted: false, variables: NO_NAMES };
}
