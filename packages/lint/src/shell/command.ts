import type { Span } from '@stagecraft/dockerfile';
import type { ShellAssignment, ShellCommand, ShellRedirect, ShellWord } from './types.ts';
import type { ReadWord } from './word.ts';
import { baseName, unwrap } from './wrappers.ts';

/** Where a command stands. */
export type CommandPlace = Pick<ShellCommand, 'after' | 'inBackground' | 'within' | 'list'>;

/** What is written of a command. */
export interface CommandParts {
  readonly span: Span;
  readonly words: readonly ReadWord[];
  readonly assignments: readonly ShellAssignment[];
  readonly redirects: readonly ShellRedirect[];
}

/** A command, and the words behind its program's name with their contents. */
export interface MadeCommand {
  readonly command: ShellCommand;
  readonly args: readonly ReadWord[];
}

/** Puts a command together: wrappers are told from what they run. */
export function makeCommand(parts: CommandParts, place: CommandPlace): MadeCommand {
  const { wrappers, assignments, words } = unwrap(parts.words);
  const [first, ...args] = words;
  const program = first?.word.value ?? null;
  const { start } = parts.span;
  const taken = assignments.map(assignmentOf);
  const command: ShellCommand = {
    span: parts.span,
    program,
    name: program === null ? null : baseName(program),
    nameSpan: first?.word.span ?? { start, end: start },
    args: args.map(({ word }) => word),
    wrappers: wrappers.map(({ word }) => word),
    assignments: taken.length === 0 ? parts.assignments : [...parts.assignments, ...taken],
    redirects: parts.redirects,
    after: place.after,
    inBackground: place.inBackground,
    within: place.within,
    list: place.list,
  };
  return { command, args };
}

/** Reads `NAME=value` that stands among the words of a command. */
function assignmentOf({ word }: ReadWord): ShellAssignment {
  const equals = word.text.indexOf('=');
  const name = word.text.slice(0, equals);
  const { start } = word.span;
  return {
    name,
    nameSpan: { start, end: start + name.length },
    value: afterEquals(word, equals),
  };
}

function afterEquals(word: ShellWord, equals: number): ShellWord {
  return {
    ...word,
    span: { start: word.span.start + equals + 1, end: word.span.end },
    text: word.text.slice(equals + 1),
    value: word.value === null ? null : word.value.slice(equals + 1),
    prefix: word.prefix.slice(equals + 1),
  };
}
