import { knownDurations } from '@stagecraft/build-trace';
import type { BuildOptions, StepDurations } from '@stagecraft/contracts';
import type { EngineAccess } from '../../engine/access.ts';
import { timedBuilds } from '../../store/timed-builds.ts';
import type { Database } from '../../store/database.ts';

/** Builds of which the steps' times are read. */
const timedLimit = 20;

/** A build of which is asked how long its steps took before. */
export interface AskedBuild {
  readonly workspaceId: string;
  readonly number: number;
  readonly options: BuildOptions;
  /** Null before it has begun. */
  readonly engine: string | null;
  readonly builder: 'buildkit' | 'classic' | null;
}

/** How long steps took in earlier builds of the workspace, on the same engine with the same builder. */
export async function durationsBefore(
  database: Database,
  access: EngineAccess,
  { workspaceId, number, options, ...ran }: AskedBuild,
): Promise<StepDurations> {
  const status = access.status();
  const builders = status.state === 'ready' ? status.builders : [];
  const engine = ran.engine ?? access.engine()?.endpoint;
  const builder = ran.builder ?? options.builder ?? builders[0];
  if (engine === undefined || builder === undefined) return { steps: [], result: null };
  const output = options.output.kind;
  const filter = { workspaceId, before: number, engine, builder, output };
  return knownDurations(await timedBuilds(database, filter, timedLimit));
}
