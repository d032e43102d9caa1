import type { Gap } from './gap.ts';
import { MANAGERS, type Manager } from './managers.ts';
import type { Token } from './tokens.ts';

/** What becomes of one token of an install command. */
export interface PackageChange {
  readonly token: Token;
  /** End of the token without a `;` that closes the command. */
  readonly core: number;
  /** The package that goes to this place; null where only a line is broken. */
  readonly text: string | null;
  /** A line is broken before it: one level below the command's, or at the command's own. */
  readonly split: 'deep' | 'base' | null;
  /** The command's first token. */
  readonly command: Token;
  /** A package that begins a line already: others stand as it does. */
  readonly sibling: Token | null;
}

/** A token of a shell command with its text. */
interface Item {
  readonly token: Token;
  /** Before the token; null when it can't be told. */
  readonly gap: Gap | null;
  /** Without a closing `;`. */
  readonly text: string;
  /** A `;` closes the command after it. */
  readonly closes: boolean;
}

const OPERATORS = new Set(['&&', '||', ';']);
const BEFORE_COMMAND = new Set([
  ...OPERATORS,
  '|',
  '&',
  '(',
  '{',
  '!',
  'then',
  'do',
  'else',
  'sudo',
]);
const ASSIGNMENT = /^[A-Za-z_][A-Za-z0-9_]*=/;
/** Name, version, architecture, release: nothing that a shell would read as anything but text. */
const PACKAGE = /^[A-Za-z0-9](?:[\w.+:=~/@-]*[\w.+])?$/;

/**
 * Finds install commands whose packages are plain words, however they are spread over lines, and sorts
 * the packages by name, one a line. Whatever leaves a doubt (variables, quotes, comments between, an
 * option that is not known, options among the packages) leaves its command alone.
 */
export function sortPackages(
  text: string,
  tokens: readonly Token[],
  gaps: readonly (Gap | null)[],
): readonly PackageChange[] {
  const items = tokens.flatMap((token, index): Item[] => {
    if (token.shell !== true) return [];
    const written = text.slice(token.start, token.end);
    const closes = written.length > 1 && written.endsWith(';') && !written.endsWith(';;');
    const gap = gaps[index - 1] ?? null;
    return [{ token, gap, text: closes ? written.slice(0, -1) : written, closes }];
  });
  const changes: PackageChange[] = [];
  let starts = true;
  for (const [index, item] of items.entries()) {
    if (starts && ASSIGNMENT.test(item.text) && !item.closes) continue;
    if (starts) for (const change of sortCommand(items, index)) changes.push(change);
    starts = item.closes || BEFORE_COMMAND.has(item.text);
  }
  return changes;
}

function sortCommand(items: readonly Item[], start: number): readonly PackageChange[] {
  const command = items[start];
  const manager = MANAGERS.get(command?.text ?? '');
  if (command === undefined || manager === undefined) return [];
  const first = skipOptions(items, manager, skipSubcommand(items, manager, start + 1));
  if (first < 0) return [];
  const packages: Item[] = [];
  let at = first;
  for (; at < items.length; at++) {
    const item = items[at];
    if (item === undefined || OPERATORS.has(item.text)) break;
    if (!PACKAGE.test(item.text)) return [];
    packages.push(item);
    if (item.closes) {
      at++;
      break;
    }
  }
  if (packages.length < 2 || !isPlainlySet(packages)) return [];
  return [
    ...placePackages(packages, command.token),
    ...breakAfter(items, at, command.token, packages.at(-1)?.closes === true),
  ];
}

/** Index after `install`; -1 when the command is another one. */
function skipSubcommand(items: readonly Item[], manager: Manager, start: number): number {
  const at = skipOptions(items, manager, start);
  const item = items[at];
  return item !== undefined && manager.install.has(item.text) && !item.closes ? at + 1 : -1;
}

/** Index of the first word that is no option; -1 when an option is not known, or for a start of -1. */
function skipOptions(items: readonly Item[], manager: Manager, start: number): number {
  if (start < 0) return -1;
  let at = start;
  for (;;) {
    const item = items[at];
    if (item === undefined || !item.text.startsWith('-')) return at;
    if (item.closes) return -1;
    if (manager.withValue.has(item.text)) at += 2;
    else if (isSwitch(manager, item.text)) at++;
    else return -1;
  }
}

function isSwitch(manager: Manager, option: string): boolean {
  if (/^--[a-z-]+=\S+$/.test(option) || manager.switches.has(option)) return true;
  // Several letters at once, such as -yqq.
  const letters = /^-([A-Za-z]{2,})$/.exec(option)?.[1]?.split('');
  return letters?.every((letter) => manager.switches.has(`-${letter}`)) ?? false;
}

/** With nothing but blanks and line ends between them: no comment, no empty line. */
function isPlainlySet(packages: readonly Item[]): boolean {
  return packages.every(({ gap }) => gap !== null && gap.lines <= 1);
}

function placePackages(packages: readonly Item[], command: Token): PackageChange[] {
  const sorted = packages.map((item) => item.text).sort(byName);
  const sibling = packages.find(({ gap }) => gap !== null && gap.lines > 0)?.token ?? null;
  return packages.map(({ token, gap, text }, index): PackageChange => {
    const split = gap?.lines === 0 ? 'deep' : null;
    const core = token.start + text.length;
    return { token, core, text: sorted[index] ?? text, split, command, sibling };
  });
}

/** What comes after the packages goes to a line of its own, unless its operator ends theirs (`git && \`). */
function breakAfter(
  items: readonly Item[],
  at: number,
  command: Token,
  closed: boolean,
): PackageChange[] {
  const next = items[at];
  if (next === undefined || next.gap?.lines !== 0) return [];
  const endsLine = !closed && (items[at + 1]?.gap?.lines ?? 0) > 0;
  if (endsLine || next.text === ';') return [];
  const { token } = next;
  return [{ token, core: token.end, text: null, split: 'base', command, sibling: null }];
}

/** By the name before a version, capitals as small letters; code units decide what is left. */
function byName(a: string, b: string): number {
  return compare(nameOf(a), nameOf(b)) || compare(a, b);
}

function nameOf(word: string): string {
  return word.replace(/[=~@:/].*$/, '').toLowerCase();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
