import type { UnjudgedReason } from '@stagecraft/contracts';
import { buildGraph } from '@stagecraft/dockerfile';
import type { DockerfileModel, StageGraph } from '@stagecraft/dockerfile';
import { cacheInputs } from '../cache/inputs.ts';
import type { Digest, PlannedBuild, RecordedBuild, StepInputs } from '../cache/types.ts';
import { asThen } from './as-then.ts';

/** What a record tells of a text. */
export interface Played {
  /** Instruction → key of its step, where the record tells it. */
  readonly keys: ReadonlyMap<number, string>;
  /** Why not of all; null when it does. */
  readonly unknown: UnjudgedReason | null;
}

/** What else than steps acts on those that come after it. */
const settings = new Set(['FROM', 'ARG', 'ENV', 'USER', 'SHELL', 'ONBUILD']);

/**
 * What a recorded build would have asked of the cache if its Dockerfile had been this text.
 * @param pairs instruction of the text → of the record's
 * @param isNew instructions that the record has no partner of, and needs none: they are what is asked about
 * @returns null where the record's instructions cannot be put into the text
 */
export function play(
  record: RecordedBuild,
  now: DockerfileModel,
  pairs: ReadonlyMap<number, number>,
  isNew: (instruction: number) => boolean,
  digest: Digest,
): Played | null {
  const model = asThen(now, record.model, pairs);
  if (model === null) return null;
  const build = { ...record, model, graph: buildGraph(model, record.graphOptions) };
  const had = (instruction: number): boolean => pairs.has(instruction) || isNew(instruction);
  const foreign = foreignSince(model, build.graph, had);
  const sent = neededInputs(record, digest).flatMap(({ sources }) => sources);
  const keys = new Map<number, string>();
  const reasons = new Map<number, UnjudgedReason>();
  for (const step of neededInputs(build, digest)) {
    const { instruction, stage, key } = step;
    const upon = step.parents.find((parent) => reasons.has(parent.instruction));
    const isForeign = !had(instruction) || (foreign.get(stage) ?? Infinity) < instruction;
    const own = isForeign ? 'instructions' : missingOf(step, sent);
    const reason = own ?? (upon === undefined ? null : reasons.get(upon.instruction));
    if (reason) reasons.set(instruction, reason);
    else if (key !== null) keys.set(instruction, key);
  }
  return { keys, unknown: [...reasons.values()][0] ?? null };
}

/** The steps that the target needs: of others no file was sent. */
function neededInputs(build: PlannedBuild, digest: Digest): readonly StepInputs[] {
  const steps = cacheInputs(build, digest).values();
  return [...steps].filter(({ stage }) => build.graph.stages[stage]?.needed);
}

/** Stage → index from which on something acts in it that the record does not have. */
function foreignSince(
  model: DockerfileModel,
  { stages }: StageGraph,
  had: (instruction: number) => boolean,
): ReadonlyMap<number, number> {
  const isForeign = (index: number): boolean =>
    settings.has(model.instructions[index]?.keyword ?? '') && !had(index);
  const globals = model.instructions.filter(({ stage }) => stage < 0);
  const everywhere = globals.some(({ index }) => isForeign(index));
  const since = new Map<number, number>();
  for (const { index, base, from, instructions } of stages) {
    const first = [from, ...instructions].find(isForeign);
    const isUpon = base.kind === 'stage' && since.has(base.stage);
    if (everywhere || isUpon) since.set(index, from);
    else if (first !== undefined) since.set(index, first);
  }
  return since;
}

function missingOf(
  { sources, missing }: StepInputs,
  sent: readonly string[],
): UnjudgedReason | null {
  if (missing.has('files') || sources.some((one) => !isSent(one, sent))) return 'files';
  return missing.size > 0 ? 'inputs' : null;
}

/** Builders ask only for what instructions name: of anything else nobody knows whether it was there. */
function isSent(source: string, sent: readonly string[]): boolean {
  return sent.some(
    (one) => one === source || source.startsWith(one.endsWith('/') ? one : `${one}/`),
  );
}
