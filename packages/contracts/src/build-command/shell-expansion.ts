import { workingFolder } from './paths.ts';

/** What stands at a `$` or a backquote. `text` has the working folder's sign where that is meant. */
interface Expansion {
  readonly text: string;
  /** As written; null where it is none, or the working folder. */
  readonly expansion: string | null;
  /** Characters that it takes of the text. */
  readonly length: number;
}

/** Reads the expansion that begins at an index. A `$` before anything else is only itself. */
export function readExpansion(text: string, at: number): Expansion {
  const written =
    text[at] === '`'
      ? text.slice(at, closing(text, at + 1, '`'))
      : text.startsWith('$(', at)
        ? text.slice(at, closeOf(text, at + 1, '(', ')'))
        : text.startsWith('${', at)
          ? text.slice(at, closeOf(text, at + 1, '{', '}'))
          : (/^\$(?:\w+|[@*#?$!-])?/.exec(text.slice(at, at + 256))?.[0] ?? '$');
  if (written === '$') return { text: '$', expansion: null, length: 1 };
  const isFolder = /^(?:\$PWD|\$\{PWD\}|\$\(\s*pwd\s*\)|`\s*pwd\s*`|\$\{pwd\})$/i.test(written);
  return {
    text: isFolder ? workingFolder : written,
    expansion: isFolder ? null : written,
    length: written.length,
  };
}

/** Index after the sign, or the text's end. */
function closing(text: string, from: number, sign: string): number {
  const end = text.indexOf(sign, from);
  return end < 0 ? text.length : end + 1;
}

/** Index after the bracket that closes the one at `from`, or the text's end. */
function closeOf(text: string, from: number, open: string, close: string): number {
  let depth = 0;
  for (let index = from; index < text.length; index += 1) {
    if (text[index] === open) depth += 1;
    if (text[index] === close) depth -= 1;
    if (depth === 0) return index + 1;
  }
  return text.length;
}
