import type { ShellWord } from './types.ts';

/** An option of a command line. */
export interface ShellOption {
  /** As it is usually named: `--option`, or `-o` for one letter of a cluster. */
  readonly name: string;
  /** The word it stands in. */
  readonly word: ShellWord;
  /** What is joined to it or follows it, without quotes; null without a value, or when that is not known. */
  readonly value: string | null;
}

export interface ReadOptions {
  readonly options: readonly ShellOption[];
  /** All other words, those after `--` included. */
  readonly operands: readonly ShellWord[];
}

/** How a program takes its options. */
export interface OptionStyle {
  /** Options (`-o`, `--option`) that take the next word when no value is joined to them. */
  readonly takesValue?: ReadonlySet<string>;
  /** Words of one `-` are whole options, as in Go's and Java's programs: `-mod=x`. */
  readonly singleDash?: boolean;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Tells options from operands, wherever they stand, as GNU's getopt does: `--name=value`, `--name value`,
 * clusters (`-yq`), joined values (`-oValue`), and `--` before operands only. A word that begins with an
 * expansion is an operand, since nobody knows what it will be.
 */
export function readOptions(args: readonly ShellWord[], style: OptionStyle = {}): ReadOptions {
  const takesValue = style.takesValue ?? NONE;
  const options: ShellOption[] = [];
  const operands: ShellWord[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at];
    if (word === undefined) break;
    if (word.value === '--') {
      operands.push(...args.slice(at + 1));
      break;
    }
    if (!word.prefix.startsWith('-') || word.value === '-') {
      operands.push(word);
      continue;
    }
    const isLong = style.singleDash === true || word.prefix.startsWith('--');
    const read = isLong ? [longOption(word)] : cluster(word, takesValue);
    const last = read.at(-1);
    const isWhole = word.value !== null && !(isLong && word.value.includes('='));
    const isOpen = isWhole && last?.value === null && takesValue.has(last.name);
    if (isOpen && at + 1 < args.length) {
      const value = args[++at]?.value ?? null;
      options.push(...read.slice(0, -1), { ...last, value });
    } else options.push(...read);
  }
  return { options, operands };
}

function longOption(word: ShellWord): ShellOption {
  const equals = word.prefix.indexOf('=');
  if (equals < 0) return { name: word.prefix, word, value: null };
  const value = word.value === null ? null : word.value.slice(equals + 1);
  return { name: word.prefix.slice(0, equals), word, value };
}

/** `-yq`, or `-oValue` for an option that takes one. */
function cluster(word: ShellWord, takesValue: ReadonlySet<string>): readonly ShellOption[] {
  const options: ShellOption[] = [];
  const letters = word.prefix;
  for (let at = 1; at < letters.length; at++) {
    const name = `-${letters[at] ?? ''}`;
    if (!takesValue.has(name)) {
      options.push({ name, word, value: null });
      continue;
    }
    const rest = word.value?.slice(at + 1) ?? '';
    options.push({ name, word, value: rest === '' ? null : rest });
    break;
  }
  return options;
}
