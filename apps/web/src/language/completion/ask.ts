import type { Resolver, Span, Text } from '@stagecraft/dockerfile';
import type { Facts } from '../facts.ts';
import type { FeatureInput } from '../feature.ts';
import { resolverOf } from '../resolver.ts';
import type { Completion, CompletionKind } from '../service.ts';

/** What every source of completions is given. */
export interface Ask {
  readonly input: FeatureInput;
  readonly offset: number;
  readonly resolver: Resolver;
  /** Notes whether something was missing. */
  readonly facts: Facts;
  /** A text in the page's language. */
  readonly say: (text: Text) => string;
  /** A keyword (upper case) as this file writes them. */
  readonly keyword: (word: string) => string;
  /** Whether a fact was asked for that is not there. */
  readonly incomplete: () => boolean;
}

export function makeAsk(input: FeatureInput, offset: number): Ask {
  let missing = false;
  const facts: Facts = {
    get: (want) => {
      const answer = input.facts.get(want);
      if (answer === null && !input.facts.failed(want)) missing = true;
      return answer;
    },
    failed: (want) => input.facts.failed(want),
    failure: (want) => input.facts.failure(want),
  };
  const lower = isLowerCase(input, offset);
  return {
    input,
    offset,
    // Only when it is used: it wants to know the base images.
    get resolver() {
      return resolverOf(input);
    },
    facts,
    say: (text) => text[input.language],
    keyword: (word) => (lower ? word.toLowerCase() : word),
    incomplete: () => missing,
  };
}

/** Whether most keywords of the file, but the one at the cursor, are in lower case. */
function isLowerCase({ model }: FeatureInput, offset: number): boolean {
  let balance = 0;
  for (const { keywordSpan } of model.instructions) {
    if (keywordSpan.start <= offset && offset <= keywordSpan.end) continue;
    const first = model.text[keywordSpan.start] ?? '';
    balance += first === first.toLowerCase() ? 1 : -1;
  }
  return balance > 0;
}

type More = Omit<Partial<Completion>, 'label' | 'kind' | 'replace' | 'sort'>;

/** A completion that inserts its label, unless `more` says otherwise. Lower ranks come first. */
export function item(
  kind: CompletionKind,
  label: string,
  replace: Span,
  rank: number,
  more: More = {},
): Completion {
  return { label, kind, insert: label, replace, sort: sortKey(rank, label), ...more };
}

/** Orders by rank, then by label. */
function sortKey(rank: number, label: string): string {
  return `${String(rank).padStart(4, '0')} ${label}`;
}

/**
 * What a completion replaces: what was typed, and, when something was, the rest of the word behind the
 * cursor as far as `tail` (sticky) matches.
 */
export function replaceSpan(ask: Ask, start: number, tail: RegExp): Span {
  const { offset } = ask;
  if (start === offset) return { start, end: offset };
  const pattern = new RegExp(tail.source, 'uy');
  pattern.lastIndex = offset;
  const rest = pattern.exec(ask.input.model.text)?.[0] ?? '';
  return { start, end: offset + rest.length };
}

/** A word's end for values that hold neither spaces nor what separates them. */
export const WORD_TAIL = /[^\s,"'$]*/;
