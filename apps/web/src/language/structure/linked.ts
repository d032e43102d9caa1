import { prepareRename, symbolAt } from '@stagecraft/dockerfile';
import type { Feature } from '../feature.ts';

/**
 * Where a stage's name is written, for editing all its places at once from where it gets the name. Null
 * anywhere else: typing `FROM alpine` passes by the name of a stage `a`, which is not meant to change.
 * Null, too, when another stage has the name, when the places are not written alike, and when the stage
 * can't be renamed.
 */
export const linkedRanges: Feature<'linked'> = ({ model, graph, options }, { offset }) => {
  const symbol = symbolAt(model, graph, offset);
  if (symbol === null || symbol.kind !== 'stage' || symbol.name === '') return null;
  const { occurrences } = symbol;
  const isDefined = occurrences.some(
    ({ role, span }) => role === 'definition' && span.start <= offset && offset <= span.end,
  );
  if (!isDefined) return null;
  if (graph.stages.filter(({ name }) => name === symbol.name).length !== 1) return null;
  if (!prepareRename(model, graph, offset, options).ok) return null;
  const places = occurrences.filter(({ form }) => form === 'name').map(({ span }) => span);
  const texts = new Set(places.map(({ start, end }) => model.text.slice(start, end)));
  return texts.size === 1 && places.length > 1 ? places : null;
};
