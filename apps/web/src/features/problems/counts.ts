import type { AppState } from '../../state/types.ts';

/** How many errors the shown Dockerfile has. */
export function errorCount(state: AppState): number {
  return countOf(state, 'error');
}

/** How many warnings the shown Dockerfile has. */
export function warningCount(state: AppState): number {
  return countOf(state, 'warning');
}

function countOf(state: AppState, severity: 'error' | 'warning'): number {
  return state.snapshot?.problems.filter((problem) => problem.severity === severity).length ?? 0;
}
