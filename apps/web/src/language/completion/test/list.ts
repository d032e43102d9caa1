import type { GraphOptions } from '@stagecraft/dockerfile';
import type { KnownFact } from '../../test/input.ts';
import { cursorIn, inputOf } from '../../test/input.ts';
import type { Completion } from '../../service.ts';
import { complete } from '../complete.ts';
import { KNOWN } from './known.ts';

export interface Listing {
  readonly text: string;
  readonly items: readonly Completion[];
  readonly incomplete: boolean;
  readonly wanted: readonly string[];
}

interface Asked {
  readonly facts?: readonly KnownFact[];
  readonly language?: 'en' | 'zh-CN';
  readonly trigger?: string;
  readonly options?: GraphOptions;
}

/** Completions at the cursor mark, in the order in which they are shown. */
export function listAt(marked: string, asked: Asked = {}): Listing {
  const { facts = KNOWN, language = 'en', trigger = null, options = {} } = asked;
  const { text, offset } = cursorIn(marked);
  const { input, wanted } = inputOf(text, { facts, language, options });
  const { items, incomplete } = complete(input, { offset, trigger });
  const ordered = items.toSorted((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0));
  return { text, items: ordered, incomplete, wanted: [...wanted.values()].map(({ kind }) => kind) };
}

/** Labels, the first ones when `count` is given. */
export function labelsAt(marked: string, count?: number): readonly string[] {
  return listAt(marked)
    .items.slice(0, count)
    .map(({ label }) => label);
}

/** The text after taking a completion; its placeholders as they are. */
export function taken(marked: string, label: string): string | null {
  const { text, items } = listAt(marked);
  const found = items.find((one) => one.label === label);
  if (found === undefined) return null;
  const { start, end } = found.replace;
  return text.slice(0, start) + found.insert + text.slice(end);
}
