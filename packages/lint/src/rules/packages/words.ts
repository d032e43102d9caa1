import type { FoundCommand, LintFile } from '../../file/types.ts';
import type { ShellCommand, ShellScript, ShellWord } from '../../shell/types.ts';

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
  const settings = settingsOf(script).get(name) ?? [];
  const assigned = settings[before(settings, command.span.start)];
  if (assigned !== undefined) return assigned.value;
  const { index, stage } = script.instruction;
  return stage < 0
    ? valueBeforeFrom(file, index, name)
    : (file.resolver.scopeAt(index).get(name)?.value ?? null);
}

/** A value that a shell variable gets, from the end of the command that sets it on. */
interface Setting {
  readonly end: number;
  readonly value: string | null;
}

const settings = new WeakMap<ShellScript, ReadonlyMap<string, readonly Setting[]>>();

/** What a script's commands set for those behind them, by name and in the order of the text. */
function settingsOf(script: ShellScript): ReadonlyMap<string, readonly Setting[]> {
  const known = settings.get(script);
  if (known !== undefined) return known;
  const found = new Map<string, Setting[]>();
  for (const command of script.commands) {
    if (command.name !== null && command.name !== 'export') continue;
    for (const [name, value] of [...assigned(command), ...exported(command)]) {
      const own = found.get(name) ?? [];
      own.push({ end: command.span.end, value });
      found.set(name, own);
    }
  }
  settings.set(script, found);
  return found;
}

function assigned({ assignments }: ShellCommand): [string, string | null][] {
  return assignments.map(({ name, value }) => [name, value === null ? '' : value.value]);
}

function exported({ args }: ShellCommand): [string, string][] {
  return args.flatMap(({ value }): [string, string][] => {
    const at = value?.indexOf('=') ?? -1;
    return value === null || at < 0 ? [] : [[value.slice(0, at), value.slice(at + 1)]];
  });
}

/** Index of the last that ends before an offset; -1 when none does. */
function before(list: readonly Setting[], offset: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** In a fragment without FROM: the value of the last ENV or ARG. */
function valueBeforeFrom(
  { model, resolver }: LintFile,
  index: number,
  name: string,
): string | null {
  for (const { detail } of model.instructions.slice(0, index).reverse()) {
    if (detail.type !== 'pairs') continue;
    const pair = detail.pairs.findLast((one) => one.name === name);
    if (pair !== undefined) return resolver.expand(index, pair.value ?? '').value;
  }
  return null;
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
