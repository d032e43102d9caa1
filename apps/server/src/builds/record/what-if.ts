import { replayBuild, tellWhatIf, unfitFor } from '@stagecraft/build-trace';
import type { OrderChange, PlannedBuild, Replay } from '@stagecraft/build-trace';
import type { BuildOptions, UnjudgedBuild, UnjudgedReason, WhatIf } from '@stagecraft/contracts';
import { parseDockerfile } from '@stagecraft/dockerfile';
import type { EngineAccess } from '../../engine/access.ts';
import { findBuild, listBuilds } from '../../store/build-records.ts';
import type { StoredBuild } from '../../store/build-records.ts';
import { stepsOf } from '../../store/build-steps.ts';
import { recordedBuild, sha256, type EvidenceOptions } from './evidence.ts';
import type { Recorder } from './recorder.ts';

/** Builds that are played again: the first one fills the cache. */
const playedLimit = 11;
/** Builds that are looked at to find those. */
const lookedLimit = 40;

export interface WhatIfOptions extends EvidenceOptions {
  readonly access: EngineAccess;
  readonly recorder: Recorder;
}

export interface WhatIfQuestion {
  readonly options: BuildOptions;
  /** The present text. */
  readonly dockerfileText: string;
  /** The same with its instructions in another order. */
  readonly changedText: string;
}

type Place = Pick<PlannedBuild, 'engine' | 'builder'>;

/** Where builds run now; without an engine, where the newest one ran. */
function placeOf(
  { access }: WhatIfOptions,
  { options }: WhatIfQuestion,
  newest: StoredBuild | undefined,
): Place {
  const status = access.status();
  const engine = access.engine()?.endpoint ?? null;
  if (status.state === 'ready' && engine !== null) {
    return { engine, builder: options.builder ?? status.builders[0] ?? null };
  }
  return { engine: newest?.engineEndpoint ?? null, builder: newest?.builder ?? null };
}

/** One build after the other, so that the files of only one are in memory. */
async function replay(
  where: WhatIfOptions,
  stored: StoredBuild,
  change: OrderChange,
): Promise<Replay | UnjudgedReason> {
  const { id } = stored.summary;
  const steps = (await stepsOf(where.database, [id])).get(id) ?? [];
  return replayBuild(await recordedBuild(where, stored), steps, change, sha256);
}

/**
 * What another order of the instructions would have kept of the cache in the workspace's last builds of
 * this Dockerfile.
 *
 * @param gone aborted when nobody waits for the answer any more
 */
export async function askWhatIf(
  where: WhatIfOptions,
  workspaceId: string,
  question: WhatIfQuestion,
  gone: AbortSignal,
): Promise<WhatIf> {
  const { options, dockerfileText, changedText } = question;
  const change = { before: parseDockerfile(dockerfileText), after: parseDockerfile(changedText) };
  const builds = (await listBuilds(where.database, workspaceId, lookedLimit)).filter(
    (one) => one.options.dockerfile === options.dockerfile && one.finishedAt !== null,
  );
  const replays: Replay[] = [];
  const unjudged: UnjudgedBuild[] = [];
  let place: Place | null = null;
  for (const { id, number } of builds) {
    if (gone.aborted || replays.length === playedLimit) break;
    await where.recorder.settled(id);
    const stored = await findBuild(where.database, id);
    if (stored === undefined) continue;
    place ??= placeOf(where, question, stored);
    const { summary, builder, engineEndpoint: engine } = stored;
    const reason = unfitFor({ options, ...place }, { ...summary, engine, builder });
    const answer = reason ?? (await replay(where, stored, change));
    if (typeof answer === 'string') unjudged.push({ id, number, reason: answer });
    else replays.unshift(answer);
  }
  return { ...tellWhatIf(change, replays), unjudged };
}
