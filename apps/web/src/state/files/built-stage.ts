import type { BuildSummary } from '@stagecraft/contracts';
import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import { stageOfTarget } from '../document/target.ts';
import type { BuiltStage } from '../files-slice.types.ts';
import type { Ports } from '../ports.ts';
import type { AppState } from '../types.ts';
import { stageSource } from './stage-source.ts';

/** Builds that are looked at, the newest ones. */
const mostBuilds = 8;

/** The newest build whose image is a stage of today's text, and still there; null without one. */
export async function findBuiltStage(
  ports: Ports,
  { builds, snapshot }: AppState,
  stage: number,
): Promise<BuiltStage | null> {
  const wanted = snapshot === null ? null : stageSource(snapshot, stage);
  if (snapshot === null || wanted === null) return null;
  const candidates = builds.filter(
    ({ state, options }) => state === 'succeeded' && options.dockerfile === snapshot.path,
  );
  for (const build of candidates.slice(0, mostBuilds)) {
    const { imageId: image, number } = build;
    if (image === null || (await builtSource(ports, build)) !== wanted) continue;
    const found = await ports.api.call('getImage', { params: { ref: image } });
    if (found.ok) return { image, number, at: build.finishedAt ?? build.createdAt };
  }
  return null;
}

/** What the image of a build was made from; null when that can't be had. */
async function builtSource(ports: Ports, { id, options }: BuildSummary): Promise<string | null> {
  const answer = await ports.api.call('getBuild', { params: { id } });
  if (!answer.ok) return null;
  const model = parseDockerfile(answer.value.dockerfileText);
  const graph = buildGraph(model);
  const { target } = options;
  const built = target === null ? graph.stages.at(-1) : stageOfTarget(graph.stages, target);
  return built === undefined ? null : stageSource({ model, graph }, built.index);
}
