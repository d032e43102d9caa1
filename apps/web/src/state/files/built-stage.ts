import type { BuildSummary } from '@stagecraft/contracts';
import { parseBuilt } from '../build/active.ts';
import type { Snapshot } from '../document-slice.types.ts';
import { targetNameOf } from '../document/target.ts';
import type { BuiltStage } from '../files-slice.types.ts';
import type { Ports } from '../ports.ts';
import type { AppState } from '../types.ts';
import { stageSource } from './stage-source.ts';

/** Builds that are looked at, the newest ones. */
const mostBuilds = 8;

/**
 * The newest build whose image is a stage of today's text, and still there; null without one. One that was
 * made of the same files, arguments and base images as a build would be now comes before all others.
 */
export async function findBuiltStage(
  ports: Ports,
  state: AppState,
  stage: number,
): Promise<BuiltStage | null> {
  const { builds, snapshot } = state;
  const wanted = snapshot === null ? null : stageSource(snapshot, stage);
  if (snapshot === null || wanted === null) return null;
  const candidates = builds.filter(
    ({ state: end, options }) => end === 'succeeded' && options.dockerfile === snapshot.path,
  );
  const equal: BuildSummary[] = [];
  for (const build of candidates.slice(0, mostBuilds)) {
    if (build.imageId !== null && (await builtSource(ports, build.id)) === wanted) {
      equal.push(build);
    }
  }
  if (equal.length === 0) return null;
  const same = await sameAsNow(ports, state, snapshot, stage);
  const isSame = ({ id }: BuildSummary): boolean => same.includes(id);
  for (const build of [...equal.filter(isSame), ...equal.filter((one) => !isSame(one))]) {
    const { imageId: image, number, finishedAt, createdAt } = build;
    const found = image && (await ports.api.call('getImage', { params: { ref: image } }));
    if (!found || !found.ok) continue;
    return { image, number, at: finishedAt ?? createdAt, exact: isSame(build) };
  }
  return null;
}

/** Builds that had all steps of the stage with what they would read now. */
async function sameAsNow(
  ports: Ports,
  { workspace, buildOptions }: AppState,
  { graph, model, path }: Snapshot,
  stage: number,
): Promise<readonly string[]> {
  const target = graph.stages[stage];
  if (workspace === null || buildOptions?.dockerfile !== path || target === undefined) return [];
  const answer = await ports.api.call('predictCache', {
    params: { id: workspace.id },
    body: {
      options: { ...buildOptions, target: targetNameOf(target) },
      dockerfileText: model.text,
    },
  });
  return answer.ok ? answer.value.same : [];
}

/** What the image of a build was made from; null when that can't be had. */
async function builtSource(ports: Ports, id: string): Promise<string | null> {
  const answer = await ports.api.call('getBuild', { params: { id } });
  const built = answer.ok ? await parseBuilt(ports, answer.value) : null;
  const target = built?.graph.target ?? null;
  return built === null || target === null ? null : stageSource(built, target);
}
