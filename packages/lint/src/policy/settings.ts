import type { Span } from '@stagecraft/dockerfile';
import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { policyProblems, type PolicyProblem } from './problems.ts';
import type { Choice, PolicyKey, PolicyValue } from './schema.ts';
import { resolved, spanOf, type YamlDocument } from './yaml.ts';

/** One thing that a file says: `['lint', 'rules', 'DL3006']` is `off`. An item of a list has the list's path. */
export interface Setting {
  readonly path: readonly string[];
  readonly value: string | boolean;
  /** Where the value stands, and its key. */
  readonly span: Span;
  readonly keySpan: Span;
}

/** What names a rule. */
export interface RuleNames {
  /** Null for a name that no rule has, with the nearest one that has. */
  find(name: string): { readonly isKnown: boolean; readonly nearest: string | null };
}

interface Walk {
  readonly document: YamlDocument;
  readonly names: RuleNames;
  readonly settings: Setting[];
  readonly problems: PolicyProblem[];
}

interface Place {
  readonly path: readonly string[];
  /** The key's. */
  readonly span: Span;
}

/** All that a document says by a schema; what does not fit is a problem and left out. */
export function readSettings(
  document: YamlDocument,
  schema: PolicyValue,
  names: RuleNames,
): Pick<Walk, 'settings' | 'problems'> {
  const walk: Walk = { document, names, settings: [], problems: [] };
  if (document.contents !== null) {
    readValue(walk, { path: [], span: { start: 0, end: 0 } }, document.contents, schema);
  }
  return walk;
}

function readValue(walk: Walk, place: Place, written: Node | null, wanted: PolicyValue): void {
  const node = written === null ? null : resolved(walk.document, written);
  const span = spanOf(written, place.span);
  // A key with nothing behind it says nothing, as long as it is being written.
  if (node === null || (isScalar(node) && node.value === null)) return;
  if (wanted.kind === 'section') readSection(walk, place, node, wanted.keys);
  else if (wanted.kind === 'map') readMap(walk, place, node, wanted);
  else if (wanted.kind === 'list') readList(walk, place, node, wanted);
  else if (isScalar(node)) readScalar(walk, { ...place, own: span }, node.value, wanted);
  else walk.problems.push(policyProblems.wrongType(span, wanted.kind));
}

function readSection(walk: Walk, place: Place, node: Node, keys: readonly PolicyKey[]): void {
  if (!isMap(node)) {
    walk.problems.push(policyProblems.wrongType(spanOf(node, place.span), 'section'));
    return;
  }
  for (const { name, span, value } of pairsOf(node, place.span)) {
    const known = keys.find((key) => key.name === name);
    if (known === undefined) {
      const names = keys.map((key) => key.name);
      walk.problems.push(policyProblems.unknownKey(span, name, names));
    } else readValue(walk, { path: [...place.path, name], span }, value, known.value);
  }
}

function readMap(
  walk: Walk,
  place: Place,
  node: Node,
  wanted: Extract<PolicyValue, { readonly kind: 'map' }>,
): void {
  if (!isMap(node)) {
    walk.problems.push(policyProblems.wrongType(spanOf(node, place.span), 'map'));
    return;
  }
  for (const { name, span, value } of pairsOf(node, place.span)) {
    if (wanted.key === 'rule') checkRule(walk, name, span);
    readValue(walk, { path: [...place.path, name], span }, value, wanted.value);
  }
}

function readList(
  walk: Walk,
  place: Place,
  node: Node,
  wanted: Extract<PolicyValue, { readonly kind: 'list' }>,
): void {
  if (isSeq(node)) {
    for (const item of node.items) readValue(walk, place, item as Node | null, wanted.item);
  } else if (wanted.alone === true && isScalar(node)) readValue(walk, place, node, wanted.item);
  else walk.problems.push(policyProblems.wrongType(spanOf(node, place.span), 'list'));
}

function readScalar(
  walk: Walk,
  { path, span: keySpan, own: span }: Place & { readonly own: Span },
  value: unknown,
  wanted: PolicyValue,
): void {
  const read = scalarValue(value, wanted);
  if (read === null) {
    const problem =
      'choices' in wanted
        ? policyProblems.notOneOf(span, String(value), namesOf(wanted.choices))
        : policyProblems.wrongType(span, wanted.kind);
    walk.problems.push(problem);
    return;
  }
  if (wanted.kind === 'rule') checkRule(walk, String(read), span);
  walk.settings.push({ path, value: read, span, keySpan });
}

/** The value as the setting takes it; null where it is another kind of thing. */
function scalarValue(value: unknown, wanted: PolicyValue): string | boolean | null {
  if (wanted.kind === 'boolean') return typeof value === 'boolean' ? value : null;
  if (wanted.kind === 'switch' && typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value !== 'string') return null;
  if (!('choices' in wanted)) return value;
  return namesOf(wanted.choices).includes(value) ? value : null;
}

function namesOf(choices: readonly Choice[]): string[] {
  return choices.map(({ name }) => name);
}

function checkRule({ names, problems }: Walk, name: string, span: Span): void {
  const { isKnown, nearest } = names.find(name);
  if (!isKnown) problems.push(policyProblems.unknownRule(span, name, nearest));
}

interface NamedNode {
  readonly name: string;
  readonly span: Span;
  readonly value: Node | null;
}

function pairsOf(map: YAMLMap, fallback: Span): NamedNode[] {
  return (map.items as Pair<Node, Node | null>[]).map(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    return { name, span: spanOf(key, fallback), value };
  });
}
