import { outcomesOf } from '@stagecraft/build-trace';
import type { TrendPoint } from '@stagecraft/contracts';
import { findBuild, listBuilds } from '../../store/build-records.ts';
import { stepsOf } from '../../store/build-steps.ts';
import type { Database } from '../../store/database.ts';

/** Builds that a trend shows. */
const trendLimit = 200;

/** Duration, cache rate and size of the workspace's last builds that succeeded, oldest first. */
export async function buildTrends(
  database: Database,
  workspaceId: string,
): Promise<readonly TrendPoint[]> {
  const builds = (await listBuilds(database, workspaceId, trendLimit)).filter(
    ({ state }) => state === 'succeeded',
  );
  const steps = await stepsOf(
    database,
    builds.map(({ id }) => id),
  );
  const points: TrendPoint[] = [];
  for (const { id, number, createdAt, startedAt, finishedAt } of builds.toReversed()) {
    const stored = await findBuild(database, id);
    const outcomes = [...outcomesOf(steps.get(id) ?? []).values()].filter((one) => one !== 'none');
    const told = stored?.prediction ?? null;
    points.push({
      id,
      number,
      at: createdAt,
      durationMs: startedAt === null || finishedAt === null ? null : finishedAt - startedAt,
      steps: outcomes.length,
      cached: outcomes.filter((one) => one === 'cached').length,
      imageBytes: stored?.imageBytes ?? null,
      prediction: told && {
        told: told.length,
        right: told.filter(({ expected, outcome }) => expected === outcome).length,
      },
    });
  }
  return points;
}
