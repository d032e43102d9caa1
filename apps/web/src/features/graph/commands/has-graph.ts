import type { AppState } from '../../../state/types.ts';

export function hasGraph(state: AppState): boolean {
  return state.snapshot !== null && state.snapshot.graph.stages.length > 0;
}
