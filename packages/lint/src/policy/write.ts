import type { Edit } from '@stagecraft/dockerfile';
import { isMap, isScalar, isSeq, stringify, type Node, type Pair, type YAMLMap } from 'yaml';
import type { LabelType, Threshold } from './types.ts';
import type { Severity } from '../types.ts';
import { readYaml, type YamlDocument } from './yaml.ts';

/** What a person changes in `stagecraft.yaml`; null takes the setting away. */
export type PolicyChange =
  | { readonly kind: 'rule'; readonly rule: string; readonly value: Severity | 'on' | 'off' | null }
  | { readonly kind: 'label'; readonly label: string; readonly value: LabelType | null }
  | { readonly kind: 'registries'; readonly value: readonly string[] | null }
  | { readonly kind: 'threshold'; readonly value: Threshold | null }
  | {
      readonly kind: 'flag';
      readonly name: 'strict-labels' | 'bases-by-digest' | 'disable-ignore-pragma';
      readonly value: boolean | null;
    };

type Value = string | boolean | readonly string[] | null;

/**
 * The fewest edits of `stagecraft.yaml` that make a change; comments, order and quotes of all else stay.
 * Null where the file can't be changed with certainty (it is no YAML, or takes the place from elsewhere
 * with an alias): a person has to. `text` is empty for a file that is to be made.
 */
export function writePolicy(text: string, change: PolicyChange): readonly Edit[] | null {
  const { document, faults } = readYaml(text);
  if (document === null || faults.length > 0) return null;
  const path = pathOf(change);
  const { value } = change;
  const edits = value === null ? remove(text, document, path) : set(text, document, path, value);
  return edits !== null && isDone(text, edits, path, value) ? edits : null;
}

function pathOf(change: PolicyChange): readonly string[] {
  switch (change.kind) {
    case 'rule':
      return ['lint', 'rules', change.rule];
    case 'label':
      return ['lint', 'labels', change.label];
    case 'registries':
      return ['lint', 'allowed-registries'];
    case 'threshold':
      return ['lint', 'failure-threshold'];
    case 'flag':
      return ['lint', change.name];
  }
}

interface Found {
  /** The maps and pairs on the way, from the outermost. */
  readonly steps: readonly { readonly map: YAMLMap; readonly pair: Pair<Node, Node | null> }[];
  /** The map that the way ends in without its key; null where the whole path is there. */
  readonly end: YAMLMap | null;
}

/** Follows a path as far as it goes; null where something else than a map stands in its way. */
function follow(root: Node | null, path: readonly string[]): Found | null {
  const steps: Found['steps'][number][] = [];
  let node: Node | null = root;
  for (const key of path) {
    if (node === null || (isScalar(node) && node.value === null)) return { steps, end: null };
    if (!isMap(node)) return null;
    const pair = pairOf(node, key);
    if (pair === undefined) return { steps, end: node };
    steps.push({ map: node, pair });
    node = pair.value;
  }
  return { steps, end: null };
}

/** Rules are named without regard to case, as they are read. */
function pairOf(map: YAMLMap, key: string): Pair<Node, Node | null> | undefined {
  const pairs = map.items as Pair<Node, Node | null>[];
  const named = (test: (name: string) => boolean): Pair<Node, Node | null> | undefined =>
    pairs.find((pair) => isScalar(pair.key) && test(String(pair.key.value)));
  return named((name) => name === key) ?? named((name) => name.toLowerCase() === key.toLowerCase());
}

function set(
  text: string,
  { contents }: YamlDocument,
  path: readonly string[],
  value: Exclude<Value, null>,
): Edit[] | null {
  const found = follow(contents, path);
  if (found === null) return null;
  const { steps, end } = found;
  const missing = path.slice(steps.length);
  if (end !== null) return insert(text, end, missing, value);
  const last = steps.at(-1);
  if (last === undefined) {
    const gap = text === '' || text.endsWith('\n') ? '' : newlineOf(text);
    return [
      { start: text.length, end: text.length, text: gap + linesOf(text, '', missing, value) },
    ];
  }
  const indent = indentOf(text, last.pair);
  const written = last.pair.value;
  if (missing.length > 0 || written === null || isEmpty(written)) {
    // Only the key is there so far.
    const colon = text.indexOf(':', last.pair.key.range?.[1] ?? 0) + 1;
    if (colon === 0) return null;
    if (missing.length === 0) return [{ start: colon, end: colon, text: ` ${flowOf(value)}` }];
    const lineEnd = endOfLine(text, colon);
    const lines = linesOf(text, `${indent}  `, missing, value);
    return [{ start: lineEnd, end: lineEnd, text: newlineOf(text) + lines.trimEnd() }];
  }
  const [start, stop] = written.range ?? [0, 0, 0];
  if (!isSeq(written) || written.flow === true || typeof value !== 'object') {
    return [{ start, end: lastOf(text, start, stop), text: flowOf(value) }];
  }
  const column = indentAt(text, start);
  const items = value.map((one) => `- ${flowOf(one)}`).join(newlineOf(text) + column);
  return [{ start, end: lastOf(text, start, stop), text: value.length === 0 ? '[]' : items }];
}

/** A collection's range goes to the beginning of what stands next. */
function lastOf(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}

function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === null && (node.range?.[0] ?? 0) === (node.range?.[1] ?? 0);
}

/** A new pair behind the others of a map. */
function insert(
  text: string,
  map: YAMLMap,
  keys: readonly string[],
  value: Exclude<Value, null>,
): Edit[] | null {
  const [start, end] = map.range ?? [0, 0];
  const last = map.items.at(-1) as Pair<Node, Node | null> | undefined;
  if (map.flow === true) {
    const inner = keys.reduceRight<string>(
      (below, key, at) => (at === 0 ? `${keyOf(key)}: ${below}` : `{ ${keyOf(key)}: ${below} }`),
      flowOf(value),
    );
    const close = text.lastIndexOf('}', end - 1);
    if (last === undefined) return [{ start: start + 1, end: close, text: ` ${inner} ` }];
    const at = start + text.slice(start, close).trimEnd().length;
    return [{ start: at, end: at, text: `, ${inner}` }];
  }
  const lastEnd = (last?.value ?? last?.key)?.range?.[1] ?? end;
  const at = endOfLine(text, lastOf(text, start, lastEnd));
  const lines = linesOf(text, indentAt(text, start), keys, value).trimEnd();
  return [{ start: at, end: at, text: newlineOf(text) + lines }];
}

/** Takes a pair away, and the keys above it that have nothing else. */
function remove(text: string, { contents }: YamlDocument, path: readonly string[]): Edit[] | null {
  const found = follow(contents, path);
  if (found === null) return null;
  if (found.steps.length < path.length) return [];
  const from = found.steps.findLastIndex(({ map }) => map.items.length > 1);
  const { map, pair } = found.steps[Math.max(from, 0)] ?? {};
  if (map === undefined || pair === undefined) return [];
  const start = pair.key.range?.[0] ?? 0;
  const end = lastOf(text, start, (pair.value ?? pair.key).range?.[1] ?? start);
  if (map.flow === true) return [removeFromFlow(text, map, start, end)];
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  // A pair that stands on the line of something else is left to a person.
  if (text.slice(lineStart, start).trim() !== '') return null;
  const lineEnd = endOfLine(text, end);
  return [
    {
      start: lineStart,
      end: lineEnd + (text[lineEnd] === '\n' ? 1 : text.startsWith('\r\n', lineEnd) ? 2 : 0),
      text: '',
    },
  ];
}

function removeFromFlow(text: string, map: YAMLMap, start: number, end: number): Edit {
  const behind = /^\s*,\s*/.exec(text.slice(end, map.range?.[1]))?.[0];
  if (behind !== undefined) return { start, end: end + behind.length, text: '' };
  const before = /,?\s*$/.exec(text.slice(map.range?.[0] ?? 0, start))?.[0] ?? '';
  return { start: start - before.length, end, text: '' };
}

/** Whether the edits do what is wanted, and nothing to what else the file says. */
function isDone(
  text: string,
  edits: readonly Edit[],
  path: readonly string[],
  value: Value,
): boolean {
  const after = edits.reduceRight(
    (whole, { start, end, text: own }) => whole.slice(0, start) + own + whole.slice(end),
    text,
  );
  const { document, faults } = readYaml(after);
  if (document === null || faults.length > 0) return false;
  const said = flatten(document.contents, []);
  const before = flatten(readYaml(text).document?.contents ?? null, []);
  const isOwn = (key: string): boolean => key.toLowerCase() === path.join('\n').toLowerCase();
  const others = (all: ReadonlyMap<string, string>): string =>
    JSON.stringify([...all].filter(([key]) => !isOwn(key)));
  const own = [...said].find(([key]) => isOwn(key))?.[1];
  const wanted = value === null ? undefined : JSON.stringify(value);
  return own === wanted && others(said) === others(before);
}

/** Every leaf of nested maps, by its keys. */
function flatten(node: Node | null, path: readonly string[]): Map<string, string> {
  if (!isMap(node)) {
    const isNothing = node === null || (isScalar(node) && node.value === null);
    return isNothing ? new Map() : new Map([[path.join('\n'), JSON.stringify(node)]]);
  }
  const pairs = node.items as Pair<Node, Node | null>[];
  return new Map(
    pairs.flatMap(({ key, value }) => [
      ...flatten(value, [...path, isScalar(key) ? String(key.value) : '']),
    ]),
  );
}

/** Nested keys with a value, a line each. */
function linesOf(
  text: string,
  indent: string,
  keys: readonly string[],
  value: Exclude<Value, null>,
): string {
  const newline = newlineOf(text);
  const lines = keys.map((key, at) => `${indent}${'  '.repeat(at)}${keyOf(key)}:`);
  if (typeof value !== 'object') return `${lines.join(newline)} ${flowOf(value)}${newline}`;
  if (value.length === 0) return `${lines.join(newline)} []${newline}`;
  const below = indent + '  '.repeat(keys.length);
  return [...lines, ...value.map((one) => `${below}- ${flowOf(one)}`), ''].join(newline);
}

function keyOf(key: string): string {
  return flowOf(key);
}

/** On one line, with quotes where YAML wants them. */
function flowOf(value: Exclude<Value, null>): string {
  if (typeof value === 'object') return `[${value.map((one) => flowOf(one)).join(', ')}]`;
  // In braces and brackets more signs have a meaning than outside.
  const isPlain = typeof value === 'boolean' || /^[\w./-]+$/.test(value);
  return isPlain ? stringify(value).trim() : JSON.stringify(value);
}

function indentOf(text: string, { key }: Pair<Node, Node | null>): string {
  return indentAt(text, key.range?.[0] ?? 0);
}

/** As many spaces as stand before an offset in its line. */
function indentAt(text: string, offset: number): string {
  return ' '.repeat(offset - (text.lastIndexOf('\n', offset - 1) + 1));
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
