import type { FoundCommand, LintFile } from '../../file/types.ts';
import type { ShellWord } from '../../shell/types.ts';

/**
 * The words that a word of a command becomes, as far as the file tells: variables of ENV, ARG and of
 * assignments before it have their values; what else is expanded gives nothing.
 */
export function expandWord(
  file: LintFile,
  found: FoundCommand,
  word: ShellWord,
): readonly string[] {
  if (word.value !== null) return [word.value];
  const text = fill(word.text, (name) => valueOf(file, found, name) ?? '');
  return word.isQuoted ? [text] : text.split(/\s+/);
}

/** A variable's value where a command stands; null when the file does not tell. */
export function valueOf(
  file: LintFile,
  { script, command }: FoundCommand,
  name: string,
): string | null {
  const assigned = script.commands
    .filter((one) => one.span.end <= command.span.start)
    .flatMap((one) => (setsForLater(one.name) ? settingsOf(one.assignments, one.args) : []))
    .findLast((one) => one.name === name);
  if (assigned !== undefined) return assigned.value;
  return file.resolver.scopeAt(script.instruction.index).get(name)?.value ?? null;
}

function setsForLater(name: string | null): boolean {
  return name === null || name === 'export';
}

function settingsOf(
  assignments: FoundCommand['command']['assignments'],
  args: readonly ShellWord[],
): readonly { readonly name: string; readonly value: string | null }[] {
  const exported = args.flatMap(({ value }) => {
    const at = value?.indexOf('=') ?? -1;
    return value === null || at < 0
      ? []
      : [{ name: value.slice(0, at), value: value.slice(at + 1) }];
  });
  return [
    ...assignments.map(({ name, value }) => ({ name, value: value === null ? '' : value.value })),
    ...exported,
  ];
}

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;

/** A word without its quotes, with `$NAME` and `${NAME}` filled in; other expansions are left out. */
function fill(text: string, valueFor: (name: string) => string): string {
  let out = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '\\') out += text[++at] ?? '';
    else if (char === '`') at = closing(text, at, '`');
    else if (char === '$') {
      const end = expansionEnd(text, at);
      const name = text.slice(at + 1, end).replace(/^\{(.*)\}$/, '$1');
      if (isName(name)) out += valueFor(name);
      at = end - 1;
    } else if (char !== '"' && char !== "'") out += char;
  }
  return out;
}

function isName(text: string): boolean {
  return matchName(text, 0) === text.length && text !== '';
}

function matchName(text: string, at: number): number {
  NAME.lastIndex = at;
  return at + (NAME.exec(text)?.[0].length ?? 0);
}

/** Where what begins with the `$` at `at` ends. */
function expansionEnd(text: string, at: number): number {
  const next = text[at + 1];
  if (next === '{') return closing(text, at + 1, '}') + 1;
  if (next === '(') return closing(text, at + 1, ')') + 1;
  return Math.max(matchName(text, at + 1), at + 1);
}

/** The bracket that closes the one at `open`, or the text's end. */
function closing(text: string, open: number, close: string): number {
  const opening = text[open];
  let depth = 1;
  for (let at = open + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === close) depth--;
    else if (char === opening) depth++;
    if (depth === 0) return at;
  }
  return text.length;
}
