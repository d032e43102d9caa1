import type { GraphOutline, StageOutline } from './outline.ts';

/** What a stage is called: its name, or its number where it has none. */
export function stageTitle(stage: Pick<StageOutline, 'name' | 'index'>): string {
  return stage.name === null ? `stage ${stage.index}` : `${stage.index} ${stage.name}`;
}

/** Names for images in a drawing's source: an image may be called as a stage is there (`s0`). */
export function imageIds({ edges }: Pick<GraphOutline, 'edges'>): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const { from } of edges) {
    if (typeof from === 'string' && !ids.has(from)) ids.set(from, `image${ids.size}`);
  }
  return ids;
}
