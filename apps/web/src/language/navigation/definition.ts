import type { Span } from '@stagecraft/dockerfile';
import type { Feature, FeatureInput } from '../feature.ts';
import { resolverOf } from '../resolver.ts';
import { placeAt, type Place } from './places.ts';

/**
 * Where what is named at the offset is defined: a stage's FROM, also for a number; the ARG or ENV whose
 * value a variable has here; a here-document's opening word.
 */
export const definition: Feature<'definition'> = (input, { offset }) => {
  const place = placeAt(input, offset);
  const found = place === null ? null : definitionOf(input, place);
  if (place === null || found === null) return [];
  const instruction = input.model.instructions[found.instruction];
  const target =
    place.symbol.kind === 'heredoc' || instruction === undefined
      ? found.span
      : instruction.contentSpan;
  return [{ origin: place.occurrence.span, target, selection: found.span }];
};

function definitionOf(
  input: FeatureInput,
  { symbol, occurrence }: Place,
): { readonly span: Span; readonly instruction: number } | null {
  if (symbol.kind === 'variable' && occurrence.role === 'reference') {
    const scope = resolverOf(input).scopeAt(occurrence.instruction);
    const nearest = scope.get(symbol.name)?.definition;
    if (nearest != null) return { span: nearest.nameSpan, instruction: nearest.instruction };
  }
  return symbol.occurrences.find(({ role }) => role === 'definition') ?? null;
}
