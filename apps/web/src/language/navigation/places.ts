import { symbolAt, type NamedSymbol } from '@stagecraft/dockerfile';
import type { FeatureInput } from '../feature.ts';

export interface Place {
  readonly symbol: NamedSymbol;
  readonly occurrence: NamedSymbol['occurrences'][number];
}

/** What is named at an offset, and where exactly; null where nothing is. */
export function placeAt({ model, graph }: FeatureInput, offset: number): Place | null {
  const symbol = symbolAt(model, graph, offset);
  const occurrence = symbol?.occurrences.findLast(
    ({ span }) => span.start <= offset && offset <= span.end,
  );
  return symbol === null || occurrence === undefined ? null : { symbol, occurrence };
}
