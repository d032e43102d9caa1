import { parseBuilt } from '../build/active.ts';
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
    const { id, imageId: image, number } = build;
    if (image === null || (await builtSource(ports, id)) !== wanted) continue;
    const found = await ports.api.call('getImage', { params: { ref: image } });
    if (found.ok) return { image, number, at: build.finishedAt ?? build.createdAt };
  }
  return null;
}

/** What the image of a build was made from; null when that can't be had. */
async function builtSource(ports: Ports, id: string): Promise<string | null> {
  const answer = await ports.api.call('getBuild', { params: { id } });
  const built = answer.ok ? await parseBuilt(ports, answer.value) : null;
  const target = built?.graph.target ?? null;
  return built === null || target === null ? null : stageSource(built, target);
}
