import type { StageJson } from '../report/graph-json.ts';

/** What a stage is called: its name, or its number where it has none. */
export function stageTitle(stage: Pick<StageJson, 'name' | 'index'>): string {
  return stage.name === null ? `stage ${stage.index}` : `${stage.index} ${stage.name}`;
}
