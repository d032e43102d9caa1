import type { TimedBuild } from '@stagecraft/build-trace';
import { BuildOptions, StepPhase } from '@stagecraft/contracts';
import type { Database } from './database.ts';

/** What makes the durations of two builds comparable. */
export interface TimedBuildFilter {
  readonly workspaceId: string;
  /** Only builds with a smaller number. */
  readonly before: number;
  /** As in DOCKER_HOST. */
  readonly engine: string;
  readonly builder: 'buildkit' | 'classic';
  readonly output: BuildOptions['output']['kind'];
}

/**
 * Builds with what their steps took, newest first. Those that came as a file are not among them: they
 * ran elsewhere.
 */
export async function timedBuilds(
  database: Database,
  filter: TimedBuildFilter,
  limit: number,
): Promise<readonly TimedBuild[]> {
  const rows = await database
    .selectFrom('builds')
    .select(['id', 'number', 'state', 'options'])
    .where('workspace_id', '=', filter.workspaceId)
    .where('number', '<', filter.before)
    .where('engine_endpoint', '=', filter.engine)
    .where('builder', '=', filter.builder)
    .where('recorded', '=', 1)
    .where('imported', '=', 0)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  const builds = rows.filter(
    ({ options }) => BuildOptions.parse(JSON.parse(options)).output.kind === filter.output,
  );
  const steps = new Map(builds.map(({ id }): [string, TimedBuild['steps'][number][]] => [id, []]));
  if (builds.length === 0) return [];
  const measured = await database
    .selectFrom('build_steps')
    .select(['build_id', 'name', 'phase', 'duration_ms'])
    .where('build_id', 'in', [...steps.keys()])
    .execute();
  for (const { build_id: id, name, phase, duration_ms: durationMs } of measured) {
    steps.get(id)?.push({ name, phase: StepPhase.parse(phase), durationMs });
  }
  return builds.map(({ id, number, state }) => ({
    number,
    succeeded: state === 'succeeded',
    steps: steps.get(id) ?? [],
  }));
}
