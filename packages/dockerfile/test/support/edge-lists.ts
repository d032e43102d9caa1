import type { EditContext } from '../../src/index.ts';

/** Edges of a graph by their stages' places: `copy 0>2` from stage 0, `copy image:alpine>2`, `context >1`. */
export function edgeList(
  { graph }: EditContext,
  isWanted: (instruction: number) => boolean = () => true,
): string[] {
  const places = new Map(graph.stages.map(({ id, index }) => [id, String(index)]));
  return graph.edges
    .filter(({ instruction }) => isWanted(instruction))
    .map(({ kind, source, target }) => {
      const from = places.get(source) ?? (source === 'context' ? '' : source);
      return `${kind} ${from}>${places.get(target) ?? ''}`;
    })
    .sort();
}

/** A list without some entries, each taken once; throws where one is not there. */
export function without(list: readonly string[], gone: readonly string[]): string[] {
  const left = [...list];
  for (const one of gone) {
    const at = left.indexOf(one);
    if (at < 0) throw new Error(`${one} is not among ${list.join(', ')}`);
    left.splice(at, 1);
  }
  return left;
}
