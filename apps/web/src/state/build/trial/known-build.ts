import type { BuildOptions } from '@stagecraft/contracts';
import type { Ports } from '../../ports.ts';
import type { AppState } from '../../types.ts';
import type { TrialBuild, TrialPlan } from '../../trial-slice.types.ts';

/** Builds with the same steps that are looked at. */
const mostLooked = 5;

/**
 * The newest build that succeeded with exactly this text, these options and these files; null without one.
 */
export async function knownBuild(
  ports: Ports,
  { workspace, builds }: AppState,
  { options, dockerfileText }: TrialPlan,
  signal: AbortSignal,
): Promise<TrialBuild | null> {
  if (workspace === null) return null;
  const foretold = await ports.api.call('predictCache', {
    params: { id: workspace.id },
    body: { options, dockerfileText },
    signal,
  });
  const same = foretold.ok ? foretold.value.same : [];
  const meant = meaningOf(options);
  const candidates = same.flatMap((id) => builds.find((build) => build.id === id) ?? []);
  for (const build of candidates.slice(0, mostLooked)) {
    const { id, number, state } = build;
    if (state !== 'succeeded' || meaningOf(build.options) !== meant) continue;
    const record = await ports.api.call('getBuild', { params: { id }, signal });
    if (record.ok && record.value.dockerfileText === dockerfileText) {
      return { id, number, reused: true };
    }
  }
  return null;
}

/** The options without those that change nothing in the image: names, where it goes, the cache. */
function meaningOf(options: BuildOptions): string {
  return JSON.stringify({
    ...options,
    tags: [],
    output: null,
    noCache: false,
    noCacheStages: [],
    pull: false,
  });
}
