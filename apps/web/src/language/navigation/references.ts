import { instructionAt } from '@stagecraft/dockerfile';
import type { Feature, FeatureInput } from '../feature.ts';
import type { Highlight } from '../service.ts';
import { placeAt } from './places.ts';

/** All places of what is named at the offset, its definitions included. */
export const references: Feature<'references'> = (input, { offset }) =>
  placeAt(input, offset)?.symbol.occurrences.map(({ span }) => span) ?? [];

/**
 * The same places as marks: definitions are written to, references read. A FROM and the name after its
 * AS are marked together.
 */
export const highlights: Feature<'highlights'> = (input, { offset }) => {
  const places = placeAt(input, offset)?.symbol.occurrences ?? [];
  const marks = places.map(({ span, role }): Highlight => ({
    span,
    kind: role === 'definition' ? 'write' : 'read',
  }));
  const known = new Set(marks.map(({ span }) => span.start));
  return [
    ...marks,
    ...fromMarks(input, offset).filter(({ span }) => !known.has(span.start)),
  ].toSorted((a, b) => a.span.start - b.span.start);
};

/** FROM and AS with its name, when the offset is at FROM or at the name. */
function fromMarks({ model }: FeatureInput, offset: number): Highlight[] {
  const instruction = instructionAt(model, offset);
  const { detail, keywordSpan, words } = instruction ?? {};
  if (detail?.type !== 'from' || detail.name === null || keywordSpan === undefined) return [];
  const name = detail.name.span;
  const isThere = [keywordSpan, name].some(({ start, end }) => start <= offset && offset <= end);
  if (!isThere) return [];
  const as = words?.[1]?.span;
  const keywords = as === undefined ? [keywordSpan] : [keywordSpan, as];
  const marks = keywords.map((span): Highlight => ({ span, kind: 'text' }));
  return [...marks, { span: name, kind: 'write' }];
}
