import type { Cooked } from '@stagecraft/dockerfile';
import type { Source } from './source.ts';
import type { ShellWord } from './types.ts';
import { joinParts, unquote } from './unquote.ts';

/** A word while its command is read. */
export interface ReadWord {
  readonly word: ShellWord;
  /** What it gives on as a text of its own: expansions as written, each piece with its place in `source`. */
  readonly content: () => Cooked;
  readonly source: Source;
}

const PLAIN = /^[\w%+,./:=@^~*?[\]{}!#-]*$/;
const NO_NAMES: readonly string[] = [];

/** Reads the word that stands at `[start, end)` of a shell text. */
export function readWord(source: Source, start: number, end: number): ReadWord {
  const written = source.text.slice(start, end);
  const span = source.locate(start, end);
  if (PLAIN.test(written)) {
    const content = (): Cooked => ({ text: written, at: [0], source: [start] });
    return { word: plainWord(written, span), content, source };
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
  return { word, content: () => joinParts(parts, start), source };
}

/** A word that means what it says. */
export function plainWord(text: string, span: ShellWord['span']): ShellWord {
  return { span, text, value: text, prefix: text, isQuoted: false, variables: NO_NAMES };
}
