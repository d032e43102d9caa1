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

/** Whether the engine has BuildKit and the classic builder. */
export function hasBothBuilders({ engine }: AppState): boolean {
  return engine.state === 'ready' && engine.builders.length > 1;
}

/** The list's entry of the build that is shown. */
export function activeSummary(state: AppState): BuildSummary | null {
  return state.builds.find((build) => build.id === state.activeBuildId) ?? state.activeRecord;
}

/** The build of the same by the other builder; null for a lone build, and when the other is deleted. */
export function partnerOf(
  builds: readonly BuildSummary[],
  { workspaceId, pairId, options }: Pick<BuildSummary, 'workspaceId' | 'pairId' | 'options'>,
): BuildSummary | null {
  if (pairId === null) return null;
  return (
    builds.find(
      (other) =>
        other.pairId === pairId &&
        other.workspaceId === workspaceId &&
        // A record that was imported twice is not the other one of itself.
        other.options.builder !== options.builder,
    ) ?? null
  );
}

/** Whether the shown build is waiting or running. Its events know first, the list may lag behind. */
export function isActiveGoing(state: AppState): boolean {
  const known = state.trace?.state ?? activeSummary(state)?.state;
  return known === 'queued' || known === 'running';
}
