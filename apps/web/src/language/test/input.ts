import { buildGraph, parseDockerfile, type GraphOptions } from '@stagecraft/dockerfile';
import type { Language } from '@stagecraft/contracts';
import { factKey, readFacts, type FactAnswers, type FactFailure, type Want } from '../facts.ts';
import type { FeatureInput } from '../feature.ts';

/** A want with its answer, or with why there is none. */
export type KnownFact = {
  [K in Want['kind']]: readonly [
    want: Extract<Want, { kind: K }>,
    answer: FactAnswers[K] | FactFailure,
  ];
}[Want['kind']];

export interface Given {
  readonly facts?: readonly KnownFact[];
  readonly language?: Language;
  readonly options?: GraphOptions;
}

/** What a feature sees of a Dockerfile, and what it asked for in vain. */
export function inputOf(
  text: string,
  given: Given = {},
): { readonly input: FeatureInput; readonly wanted: ReadonlyMap<string, Want> } {
  const { facts = [], language = 'en', options = {} } = given;
  const model = parseDockerfile(text);
  const wanted = new Map<string, Want>();
  const known = new Map(facts.map(([want, answer]) => [factKey(want), answer]));
  const input: FeatureInput = {
    path: 'Dockerfile',
    model,
    graph: buildGraph(model, options),
    options,
    language,
    facts: readFacts(known, wanted),
    readScript: null,
  };
  return { input, wanted };
}

/** Takes the cursor mark `│` out of a text. */
export function cursorIn(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('│');
  if (offset < 0) throw new Error(`no cursor in ${marked}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}
