import type { BuildSummary, EngineStatus } from '@stagecraft/contracts';
import type { AppState } from '../../../state/types.ts';

/** Why a build cannot be started now; null when it can. */
export type BuildObstacle = 'no-workspace' | 'no-dockerfile' | 'engine-searching' | 'no-engine';

/** What stands in the way of a build. */
export function buildObstacle(state: AppState): BuildObstacle | null {
  if (!state.workspace) return 'no-workspace';
  if (!state.buildOptions) return 'no-dockerfile';
  return engineObstacle(state.engine);
}

function engineObstacle(engine: EngineStatus): BuildObstacle | null {
  if (engine.state === 'searching') return 'engine-searching';
  return engine.state === 'unavailable' ? 'no-engine' : null;
}

/** The list's entry of the build that is shown. */
export function activeSummary(state: AppState): BuildSummary | null {
  return state.builds.find((build) => build.id === state.activeBuildId) ?? state.activeRecord;
}

/** Whether the shown build is waiting or running. Its events know first, the list may lag behind. */
export function isActiveGoing(state: AppState): boolean {
  const known = state.trace?.state ?? activeSummary(state)?.state;
  return known === 'queued' || known === 'running';
}
