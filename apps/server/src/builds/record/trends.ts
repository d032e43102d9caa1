import { outcomesOf } from '@stagecraft/build-trace';
import type { BuildStep, TrendPoint } from '@stagecraft/contracts';
import { parseDockerfile } from '@stagecraft/dockerfile';
import { storedBuilds } from '../../store/build-records.ts';
import type { StoredBuild } from '../../store/build-records.ts';
import { stepsOf } from '../../store/build-steps.ts';
import type { Database } from '../../store/database.ts';

/** Builds that a trend shows. */
const trendLimit = 200;

/** Duration, cache rate and size of the workspace's last builds that succeeded, oldest first. */
export async function buildTrends(
  database: Database,
  workspaceId: string,
): Promise<readonly TrendPoint[]> {
  const builds = (await storedBuilds(database, workspaceId, trendLimit)).filter(
    ({ summary }) => summary.state === 'succeeded',
  );
  const steps = await stepsOf(
    database,
    builds.map(({ summary }) => summary.id),
  );
  const froms = fromsByText();
  return builds
    .toReversed()
    .map((build) => pointOf(build, steps.get(build.summary.id) ?? [], froms(build.dockerfileText)));
}

function pointOf(
  { summary, imageBytes, prediction }: StoredBuild,
  steps: readonly BuildStep[],
  froms: ReadonlySet<number>,
): TrendPoint {
  const { id, number, createdAt, startedAt, finishedAt } = summary;
  // Nothing is cached of a FROM: a base image is there or is fetched. A prediction leaves it out, too.
  const outcomes = [...outcomesOf(steps)].filter(
    ([instruction, outcome]) => outcome !== 'none' && !froms.has(instruction),
  );
  return {
    id,
    number,
    at: createdAt,
    durationMs: startedAt === null || finishedAt === null ? null : finishedAt - startedAt,
    steps: outcomes.length,
    cached: outcomes.filter(([, outcome]) => outcome === 'cached').length,
    imageBytes,
    prediction: prediction && {
      told: prediction.length,
      right: prediction.filter(({ expected, outcome }) => expected === outcome).length,
    },
  };
}

/** Indices of the FROMs of a text; one that is built often is read once. */
function fromsByText(): (text: string) => ReadonlySet<number> {
  const known = new Map<string, ReadonlySet<number>>();
  return (text) => {
    const froms =
      known.get(text) ??
      new Set(
        parseDockerfile(text).instructions.flatMap(({ keyword, index }) =>
          keyword === 'FROM' ? [index] : [],
        ),
      );
    known.set(text, froms);
    return froms;
  };
}
