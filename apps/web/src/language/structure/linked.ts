import { prepareRename, symbolAt } from '@stagecraft/dockerfile';
import type { Feature } from '../feature.ts';

/**
 * Where a stage's name is written, for editing all its places at once. Null away from a stage's name,
 * when another stage has the name too, when the places are not written alike, and when the stage can't
 * be renamed.
 */
export const linkedRanges: Feature<'linked'> = ({ model, graph, options }, { offset }) => {
  const symbol = symbolAt(model, graph, offset);
  if (symbol === null || symbol.kind !== 'stage' || symbol.name === '') return null;
  if (graph.stages.filter(({ name }) => name === symbol.name).length !== 1) return null;
  if (!prepareRename(model, graph, offset, options).ok) return null;
  const places = symbol.occurrences.filter(({ form }) => form === 'name').map(({ span }) => span);
  const texts = new Set(places.map(({ start, end }) => model.text.slice(start, end)));
  return texts.size === 1 && places.length > 1 ? places : null;
};
