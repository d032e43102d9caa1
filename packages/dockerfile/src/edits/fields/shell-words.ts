import { shellWords } from '../../format/shell-words.ts';

/** Characters that no POSIX shell gives a meaning, anywhere in a word. */
const PLAIN = /^[\w@%+:,./-]+$/;

/**
 * Reserved words and built-in commands of POSIX shells that no program of that name stands for, or that
 * act on the shell itself: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
 */
const SHELL_ONLY = new Set(
  (
    'if then else elif fi do done case esac while until for in { } ! function select time [[ ' +
    ': . break continue eval exec exit export readonly return set shift times trap unset ' +
    'alias bg cd command fc fg getopts hash jobs read type ulimit umask unalias wait source local ' +
    'declare typeset let builtin enable history popd pushd shopt'
  ).split(' '),
);

/** A command line for a POSIX shell that runs these words, or null where a word has a line break. */
export function quoteForShell(words: readonly string[]): string[] | null {
  if (words.some((word) => /[\n\r]/.test(word))) return null;
  return words.map((word, at) => {
    const plain = PLAIN.test(word) && (at > 0 || !needsQuotesFirst(word));
    return plain ? word : `'${word.replaceAll("'", "'\\''")}'`;
  });
}

/** In front, a shell would take it for its own; quotes make a program's name of a reserved word. */
function needsQuotesFirst(word: string): boolean {
  return word.startsWith('--') || SHELL_ONLY.has(word);
}

/**
 * The words of a command that a shell would only split and hand on: no variables, operators, patterns
 * or commands of the shell. Null for any other.
 */
export function simpleWords(command: string): string[] | null {
  const spans = shellWords(command, 0, command.length);
  if (spans === null || spans.length === 0) return null;
  const words: string[] = [];
  for (const { start, end } of spans) {
    const word = simpleWord(command.slice(start, end));
    if (word === null) return null;
    words.push(word);
  }
  const first = words[0] ?? '';
  return first === '' || first.includes('=') || SHELL_ONLY.has(first) ? null : words;
}

/** A word without its quotes; null where a shell would do more than take them off. */
function simpleWord(written: string): string | null {
  const pieces = written.match(/'[^']*'|"[^"$`\\]*"|[\w@%+=:,./-]+/g) ?? [];
  if (pieces.join('') !== written) return null;
  return pieces.map((piece) => (/^['"]/.test(piece) ? piece.slice(1, -1) : piece)).join('');
}
