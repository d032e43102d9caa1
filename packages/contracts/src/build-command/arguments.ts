import { flagOf, type Flag } from './flags.ts';
import { commandNote, type CommandNote } from './notes.ts';
import type { ShellWord } from './shell-words.ts';

/** A flag as it was given. */
export interface GivenFlag {
  readonly flag: Flag;
  /** As written, without the value: `-t`, `--tag`. */
  readonly written: string;
  /** The value; `true` of a switch without one. */
  readonly value: string;
  readonly expansion: string | null;
}

export interface Arguments {
  readonly flags: readonly GivenFlag[];
  /** The build context. */
  readonly context: ShellWord | null;
  readonly notes: readonly CommandNote[];
}

/**
 * Flags and context among the words after `build`. (Rules: spf13/pflag, which docker and podman read
 * flags with: `--flag value`, `--flag=value`, `-f value`, `-fvalue`, `-qf value`; a switch takes `=value`.)
 */
export function readArguments(words: readonly ShellWord[]): Arguments {
  const flags: GivenFlag[] = [];
  const notes: CommandNote[] = [];
  const others: { readonly word: ShellWord; readonly afterUnknown: boolean }[] = [];
  let unknownBefore = false;
  let flagsEnded = false;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined) break;
    const { text } = word;
    if (text === '--' && !flagsEnded) {
      flagsEnded = true;
    } else if (flagsEnded || text === '-' || !text.startsWith('-')) {
      others.push({ word, afterUnknown: unknownBefore });
      unknownBefore = false;
    } else {
      const read = text.startsWith('--') ? readLong(word) : readShort(word);
      flags.push(...read.flags);
      if (read.unknown !== null) notes.push(commandNote('unknown', read.unknown));
      unknownBefore = read.unknown !== null && !read.unknown.includes('=');
      if (read.open !== null) {
        index += 1;
        const value = words[index];
        if (value === undefined) notes.push(commandNote('missing-value', read.open.written));
        else flags.push({ ...read.open, value: value.text, expansion: value.expansion });
      }
    }
  }
  // What follows an unknown flag may be its value: the context is the last word that stands for itself.
  const context = others.at(-1)?.word ?? null;
  for (const { word, afterUnknown } of others.slice(0, -1)) {
    if (!afterUnknown) notes.push(commandNote('extra-word', word.text));
  }
  return { flags, context, notes };
}

interface Read {
  readonly flags: readonly GivenFlag[];
  /** A flag whose value is the next word. */
  readonly open: Pick<GivenFlag, 'flag' | 'written'> | null;
  readonly unknown: string | null;
}

function readLong({ text, expansion }: ShellWord): Read {
  const equals = text.indexOf('=');
  const written = equals < 0 ? text : text.slice(0, equals);
  const flag = flagOf(written);
  if (flag === undefined) return { flags: [], open: null, unknown: text };
  if (equals < 0 && !flag.isSwitch) return { flags: [], open: { flag, written }, unknown: null };
  const value = equals < 0 ? 'true' : text.slice(equals + 1);
  return { flags: [{ flag, written, value, expansion }], open: null, unknown: null };
}

/** Several one-letter switches may share a dash; the last letter may be a flag with its value. */
function readShort({ text, expansion }: ShellWord): Read {
  const flags: GivenFlag[] = [];
  for (let index = 1; index < text.length; index += 1) {
    const written = `-${text[index] ?? ''}`;
    const flag = flagOf(written);
    const rest = text.slice(index + 1);
    if (flag === undefined) return { flags, open: null, unknown: `-${text.slice(index)}` };
    if (!flag.isSwitch) {
      if (rest === '') return { flags, open: { flag, written }, unknown: null };
      flags.push({ flag, written, value: rest.replace(/^=/, ''), expansion });
      return { flags, open: null, unknown: null };
    }
    const given = rest.startsWith('=') ? rest.slice(1) : null;
    flags.push({ flag, written, value: given ?? 'true', expansion });
    if (given !== null) break;
  }
  return { flags, open: null, unknown: null };
}
