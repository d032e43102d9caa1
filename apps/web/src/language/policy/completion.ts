import type { Language } from '@stagecraft/contracts';
import type { Text } from '@stagecraft/dockerfile';
import { rules } from '@stagecraft/lint';
import { policyFileOf, policySchema, type Choice, type PolicyValue } from '@stagecraft/lint/policy';
import type { TextInput } from '../feature.ts';
import type { Completion, Completions } from '../service.ts';
import { policyPlace, type PolicyPlace } from './place.ts';

const NOTHING: Completions = { items: [], incomplete: false };

/** A word that fits. */
interface Word {
  readonly name: string;
  readonly text: Text;
  /** After a key. */
  readonly tail?: string;
}

/** Keys, rules and values that fit where the cursor is. */
export function policyCompletion(
  { path, text, language }: TextInput,
  { offset }: { readonly offset: number },
): Completions {
  const file = policyFileOf(path);
  const place = file === null ? null : policyPlace(text, offset, policySchema[file]);
  if (place === null) return NOTHING;
  const items = wordsOf(place).map((word, index) => itemOf(word, index, place, offset, language));
  return { items, incomplete: false };
}

function wordsOf({ value, role, present }: PolicyPlace): readonly Word[] {
  if (role === 'value') return valuesOf(value);
  if (value.kind === 'section') {
    return value.keys
      .filter(({ name }) => !present.has(name))
      .map(({ name, text, value: own }) => ({ name, text, tail: isLeaf(own) ? ': ' : ':' }));
  }
  if (value.kind !== 'map' || value.key !== 'rule') return [];
  return ruleNames()
    .filter(({ name }) => !present.has(name))
    .map((word) => ({ ...word, tail: ': ' }));
}

function isLeaf({ kind }: PolicyValue): boolean {
  return kind !== 'section' && kind !== 'map' && kind !== 'list';
}

const YES: Text = { en: 'Yes.', 'zh-CN': '是。' };
const NO: Text = { en: 'No.', 'zh-CN': '否。' };

function valuesOf(value: PolicyValue): readonly Word[] {
  switch (value.kind) {
    case 'boolean':
      return [
        { name: 'true', text: YES },
        { name: 'false', text: NO },
      ];
    case 'choice':
    case 'switch':
      return value.choices.map(({ name, text }: Choice) => ({ name, text }));
    case 'rule':
      return ruleNames();
    default:
      return [];
  }
}

/** Ids and, after them, the other names that a team may know a rule by. */
function ruleNames(): readonly Word[] {
  return rules.flatMap(({ id, aliases, title }) =>
    [id, ...aliases].map((name) => ({ name, text: title })),
  );
}

function itemOf(
  { name, text, tail = '' }: Word,
  index: number,
  { start, role }: PolicyPlace,
  offset: number,
  language: Language,
): Completion {
  return {
    label: name,
    kind: role,
    detail: text[language],
    insert: name + tail,
    replace: { start, end: offset },
    sort: String(index).padStart(4, '0'),
    ...(tail === ': ' ? { again: true as const } : {}),
  };
}
