import type { CacheCause, ComparedBuild } from '@stagecraft/contracts';
import { pairInstructions } from '../align/pair.ts';
import { missingFor } from './ancestors.ts';
import { ownDifferences } from './differences.ts';
import { cacheInputs } from './inputs.ts';
import type { Digest, EarlierBuild, PlannedBuild, RecordedBuild, StepInputs } from './types.ts';

/** An earlier build in which an instruction came to its end, and what it had for inputs there. */
interface Reference {
  readonly build: RecordedBuild;
  readonly inputs: StepInputs;
  /** Of all its steps. */
  readonly all: ReadonlyMap<number, StepInputs>;
  /** Later instruction → earlier one. */
  readonly pairs: ReadonlyMap<number, number>;
}

/** What earlier builds say about the instructions of a build. */
export interface History {
  /** The newest earlier build with these inputs that ran on this engine with this builder. */
  sameHere(key: string): EarlierBuild | null;
  /** The newest one that ran elsewhere. */
  sameElsewhere(key: string): EarlierBuild | null;
  /**
   * Of the builds with a record in which the instruction came to its end, the one that differs least,
   * and of equal ones the newest; one that ran elsewhere only where there is no other.
   */
  reference(step: StepInputs): Reference | null;
}

export function createHistory(
  build: PlannedBuild,
  earlier: readonly EarlierBuild[],
  digest: Digest,
): History {
  const ranHere = isHere(build);
  const here = newestByKey(earlier.filter(ranHere));
  const elsewhere = newestByKey(earlier.filter((one) => !ranHere(one)));
  const records = earlier.flatMap(({ record }) => record ?? []);
  const prepare = (record: RecordedBuild) => reader(record, build, digest);
  const prepared = {
    here: records.filter(ranHere).map(prepare),
    elsewhere: records.filter((one) => !ranHere(one)).map(prepare),
  };
  return {
    sameHere: (key) => here.get(key) ?? null,
    sameElsewhere: (key) => elsewhere.get(key) ?? null,
    reference: (step) => closest(prepared.here, step) ?? closest(prepared.elsewhere, step),
  };
}

type Read = (instruction: number) => Reference | null;

function closest(records: readonly Read[], step: StepInputs): Reference | null {
  let best: { readonly found: Reference; readonly differences: number } | null = null;
  for (const read of records) {
    const found = read(step.instruction);
    if (found === null) continue;
    const differences = ownDifferences(found.inputs, step).length;
    if (best === null || differences < best.differences) best = { found, differences };
    if (differences === 0) break;
  }
  return best?.found ?? null;
}

type Place = Pick<PlannedBuild, 'engine' | 'builder'>;

/** Whether a build ran where this one does: caches are not shared. */
function isHere(build: Place): (one: Place) => boolean {
  return ({ engine, builder }) => engine === build.engine && builder === build.builder;
}

function newestByKey(builds: readonly EarlierBuild[]): ReadonlyMap<string, EarlierBuild> {
  const newest = new Map<string, EarlierBuild>();
  for (const one of builds) {
    for (const key of one.keys) if (!newest.has(key)) newest.set(key, one);
  }
  return newest;
}

/** Reads a record only when it is asked for. */
function reader(record: RecordedBuild, build: PlannedBuild, digest: Digest): Read {
  let read: Pick<Reference, 'pairs' | 'all'> | null = null;
  return (instruction) => {
    read ??= {
      pairs: pairInstructions(record.model, build.model),
      all: cacheInputs(record, digest),
    };
    const before = read.pairs.get(instruction) ?? -1;
    const outcome = record.outcomes.get(before);
    const inputs = read.all.get(before);
    if (inputs === undefined || (outcome !== 'built' && outcome !== 'cached')) return null;
    return { build: record, inputs, ...read };
  };
}

interface Found {
  readonly causes: readonly CacheCause[];
  readonly compared: ComparedBuild | null;
}

/**
 * Why a step is not in the cache, the nearest cause first. Each cause is something that the records
 * say; none is told that they contradict.
 * @param isBuilt whether an instruction of the same build was (or will be) built anew
 */
export function causesOf(
  build: PlannedBuild,
  inputs: ReadonlyMap<number, StepInputs>,
  step: StepInputs,
  history: History,
  isBuilt: (instruction: number) => boolean,
): Found {
  const asked = askedFor(build, step);
  if (asked !== null) return { causes: [asked], compared: null };
  const parents = step.parents.filter((parent) => isBuilt(parent.instruction));
  const fromParents = parents.map((parent): CacheCause => ({ kind: 'parent', ...parent }));
  const same = step.key === null ? null : history.sameHere(step.key);
  if (same !== null) {
    const { id, number } = same;
    const pruned: CacheCause = { kind: 'pruned', buildId: id, number };
    return { causes: [...fromParents, pruned], compared: { id, number } };
  }
  const reference = history.reference(step);
  const other = step.key === null ? null : history.sameElsewhere(step.key);
  if (other !== null) {
    const { id, number } = other;
    return { causes: [elsewhere(other, build)], compared: { id, number } };
  }
  if (reference === null) {
    return { causes: [...fromParents, { kind: 'no-earlier-build' }], compared: null };
  }
  const compared = { id: reference.build.id, number: reference.build.number };
  if (!isHere(build)(reference.build))
    return { causes: [elsewhere(reference.build, build)], compared };
  const own = ownDifferences(reference.inputs, step);
  const upon = fromParents.length > 0 ? fromParents : otherParent(reference, inputs, step);
  const causes = [...own, ...upon];
  if (causes.length > 0) return { causes, compared };
  // Nothing differs here; what it builds upon may, or is not known.
  const missing = [...missingFor(inputs, step.instruction)];
  return { causes: [{ kind: 'unknown', missing }], compared };
}

function askedFor({ options, graph }: PlannedBuild, { stage }: StepInputs): CacheCause | null {
  if (options.noCache) return { kind: 'no-cache', scope: 'build' };
  const name = graph.stages[stage]?.name ?? null;
  const isListed = options.noCacheStages.some(
    (one) => one.toLowerCase() === name || one === String(stage),
  );
  return isListed ? { kind: 'no-cache', scope: 'stage' } : null;
}

/** It builds upon another result than before, though that one was in the cache. */
function otherParent(
  { inputs, all, pairs }: Reference,
  now: ReadonlyMap<number, StepInputs>,
  step: StepInputs,
): readonly CacheCause[] {
  const before = inputs.parents;
  const isOther = (at: number): boolean => {
    const [new_, old] = [step.parents[at], before[at]];
    if (new_ === undefined || old === undefined) return true;
    if (pairs.get(new_.instruction) !== old.instruction) return true;
    const keys = [now.get(new_.instruction)?.key ?? null, all.get(old.instruction)?.key ?? null];
    return !keys.includes(null) && keys[0] !== keys[1];
  };
  const length = Math.max(step.parents.length, before.length);
  const other = Array.from({ length }, (_, at) => at).find(isOther);
  if (other === undefined) return [];
  return [{ kind: 'other-parent', instruction: step.parents[other]?.instruction ?? null }];
}

function elsewhere(before: Place, after: Place): CacheCause {
  const [from, to] =
    before.engine === after.engine
      ? [before.builder ?? '', after.builder ?? '']
      : [before.engine ?? '', after.engine ?? ''];
  return { kind: 'engine', before: from, after: to };
}
