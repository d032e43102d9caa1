import { factKey, readFacts, type Want } from '../../facts.ts';
import type { TextInput } from '../../feature.ts';
import { cursorIn, type Given } from '../../test/input.ts';

/** What a feature sees of an ignore file with a cursor mark `│` in its text. */
export function ignoreInput(
  marked: string,
  given: Given & { readonly path?: string } = {},
): { readonly input: TextInput; readonly offset: number; readonly wanted: Map<string, Want> } {
  const { facts = [], language = 'en', path = '.dockerignore' } = given;
  const { text, offset } = cursorIn(marked);
  const wanted = new Map<string, Want>();
  const known = new Map(facts.map(([want, answer]) => [factKey(want), answer]));
  return { input: { path, text, language, facts: readFacts(known, wanted) }, offset, wanted };
}
