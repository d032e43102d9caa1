import { refactoringsFor } from '@stagecraft/dockerfile';
import type { FeatureInput } from '../feature.ts';
import type { RefactoringOffer } from '../service.ts';

/** The refactorings that would change something, named in the page's language. */
export function refactorings(input: FeatureInput): readonly RefactoringOffer[] {
  return refactoringsFor(input).map(({ intent, title }) => ({
    intent,
    title: title[input.language],
  }));
}
