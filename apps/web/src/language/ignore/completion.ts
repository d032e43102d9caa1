import { compileIgnore, type IgnoreRules, type Span, type Text } from '@stagecraft/dockerfile';
import type { TextInput } from '../feature.ts';
import type { Completion, Completions } from '../service.ts';
import { ignoreLines, lineAt, plainPattern, type IgnoreLine } from './lines.ts';
import { USUAL_LINES } from './usual.ts';

/** The line that is being written, up to the cursor. */
interface Place {
  readonly input: TextInput;
  readonly exception: boolean;
  /** The pattern before the cursor, and where it begins. */
  readonly typed: string;
  readonly start: number;
  readonly offset: number;
  /** End of the word that the cursor is in. */
  readonly wordEnd: number;
  /** The other lines' rules. */
  readonly rules: IgnoreRules;
  readonly others: readonly IgnoreLine[];
}

const NOTHING: Completions = { items: [], incomplete: false };

/** Paths of the build context, lines that many files have, and `!`. */
export function ignoreCompletion(
  input: TextInput,
  { offset }: { readonly offset: number },
): Completions {
  const place = placeAt(input, Math.max(0, Math.min(offset, input.text.length)));
  if (place === null) return NOTHING;
  const folder = folderOf(place.typed);
  const known = folder === null ? null : input.facts.get({ kind: 'folder', path: folder });
  const entries = known?.entries ?? [];
  const usual = usualLines(place, folder === '' ? entries : []);
  const paths = folder === null ? [] : pathsOf(place, folder, entries, usual);
  return {
    items: [...usual, ...paths, ...exceptionMark(place)],
    incomplete: folder !== null && known === null,
  };
}

function placeAt(input: TextInput, offset: number): Place | null {
  const { text } = input;
  const lines = ignoreLines(text);
  const line = lineAt(lines, offset);
  if (line === null || offset > line.span.end) return null;
  const before = text.slice(line.span.start, offset);
  if (before.startsWith('#')) return null;
  const lead = /^\s*(!?)\s*\/?/.exec(before.replace('\uFEFF', ' '));
  const start = line.span.start + (lead?.[0].length ?? 0);
  const rest = /^[^\s/]*/.exec(text.slice(offset, line.span.end))?.[0] ?? '';
  const others = lines.filter((other) => other !== line && other.kind === 'rule');
  const written = others.map((other) => text.slice(other.span.start, other.span.end));
  return {
    input,
    exception: lead?.[1] === '!',
    typed: text.slice(start, offset),
    start,
    offset,
    wordEnd: offset + rest.length,
    rules: compileIgnore(written.join('\n')),
    others,
  };
}

/** The folder that is being written, `''` for the root; null when it has wildcards or leaves the context. */
function folderOf(typed: string): string | null {
  const written = typed.slice(0, typed.lastIndexOf('/') + 1);
  if (/[*?[]/.test(written)) return null;
  const parts = written.replaceAll(/\\(.)/g, '$1').split('/');
  const named = parts.filter((part) => part !== '' && part !== '.');
  return named.includes('..') ? null : named.join('/');
}

type Entry = { readonly name: string; readonly folder: boolean };

function usualLines(place: Place, entries: readonly Entry[]): readonly Completion[] {
  const { input, exception, others, start, wordEnd, typed } = place;
  if (exception || (typed.includes('/') && !typed.startsWith('**/'))) return [];
  const present = new Set(others.map(({ pattern }) => plainPattern(pattern)));
  const there = new Set(entries.map(({ name }) => name));
  const replace = { start, end: wordEnd };
  return USUAL_LINES.filter(({ pattern }) => !present.has(pattern)).map(
    ({ pattern, why }, index) => ({
      label: pattern,
      kind: 'value',
      detail: why[input.language],
      insert: pattern,
      replace,
      sort: sortKey(there.has(pattern) ? 0 : 3, index),
    }),
  );
}

function pathsOf(
  place: Place,
  folder: string,
  entries: readonly Entry[],
  usual: readonly Completion[],
): readonly Completion[] {
  const { typed, start, wordEnd, others, exception } = place;
  const replace: Span = { start: start + typed.lastIndexOf('/') + 1, end: wordEnd };
  const offered = new Set(usual.map(({ label }) => label));
  const present = new Set(
    others
      .filter((other) => other.exception === exception)
      .map(({ pattern }) => plainPattern(pattern)),
  );
  return entries.flatMap((entry, index): Completion[] => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const insert = escaped(entry.name, replace.start === start && !exception);
    const written =
      folder === '' ? insert : `${typed.slice(0, typed.lastIndexOf('/') + 1)}${insert}`;
    if (entry.name.trim() !== entry.name || present.has(plainPattern(written))) return [];
    if (folder === '' && offered.has(entry.name)) return [];
    const idle = idleBecause(place, path, entry.folder);
    const base = {
      label: entry.folder ? `${entry.name}/` : entry.name,
      kind: entry.folder ? 'folder' : 'file',
      filter: insert,
      insert,
      replace,
    } as const;
    if (idle === null) return [{ ...base, sort: sortKey(1, index) }];
    const detail = idle[place.input.language];
    return [{ ...base, detail, sort: sortKey(4, index), discouraged: true }];
  });
}

/** Why a line for this path would change nothing; null when it would. */
function idleBecause({ rules, exception }: Place, path: string, folder: boolean): Text | null {
  const ignored = rules.ignores(path);
  if (exception) return ignored ? null : { en: 'not left out', 'zh-CN': '没有被排除' };
  if (!ignored || (folder && rules.mayContainIncluded(path))) return null;
  return { en: 'left out already', 'zh-CN': '已被排除' };
}

/** `!`, where a line before leaves something out. */
function exceptionMark({
  input,
  exception,
  typed,
  start,
  offset,
  others,
}: Place): readonly Completion[] {
  const hasRule = others.some((other) => !other.exception && other.span.end <= offset);
  if (exception || typed !== '' || !hasRule || input.text[start - 1] === '/') return [];
  const detail: Text = {
    en: 'takes back in what a line above leaves out',
    'zh-CN': '重新包含上面的行已排除的内容',
  };
  return [
    {
      label: '!',
      kind: 'value',
      detail: detail[input.language],
      insert: '!',
      replace: { start, end: offset },
      sort: sortKey(2, 0),
      again: true,
    },
  ];
}

/** A name as a pattern that matches it alone; at a line's start, `#` and `!` would mean something else. */
function escaped(name: string, startsLine: boolean): string {
  const pattern = name.replaceAll(/[\\*?[\]]/g, String.raw`\$&`);
  return startsLine && /^[#!]/.test(pattern) ? `\\${pattern}` : pattern;
}

/** Groups in their order: usual lines that are there, paths, `!`, other usual lines, what changes nothing. */
function sortKey(group: number, index: number): string {
  return `${group} ${String(index).padStart(5, '0')}`;
}
