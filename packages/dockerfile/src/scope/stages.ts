import { normalizeReference } from '../graph/reference.ts';
import type { DockerfileModel, GraphOptions, Instruction, Stage, StageGraph } from '../types.ts';
import { addVariable, makeEnvironment, openEnvironment, type Environment } from './environment.ts';
import { defaultPath } from './predefined.ts';
import { carryOut, inherited, type Progress, type Setting } from './stage-scope.ts';
import type { Variable } from './types.ts';

/** Triggers times children could grow without bound; no real file comes near this. */
const MAX_TRIGGERS = 20_000;

/** The environments of one stage. */
export interface StageScope {
  /** By position among the stage's instructions: before the instruction carries out its own changes. */
  readonly before: readonly Environment[];
  readonly end: Environment;
  /** What a stage built FROM this one begins with, before triggers. */
  readonly inherited: Environment;
}

/** Gives the environments of a stage by its index; each is worked out once, its bases first. */
export type StageScopes = (stage: number) => StageScope | null;

/** Prepares {@link StageScopes}: costs nothing until the first question. */
export function stageScopes(
  setting: () => Setting,
  graph: Pick<StageGraph, 'stages'>,
): StageScopes {
  const known = new Map<number, StageScope>();
  let triggers: ReadonlyMap<number, readonly Instruction[]> | null = null;
  let triggersLeft = MAX_TRIGGERS;
  const begin = (stage: Stage): Environment => {
    const { base } = stage;
    if (base.kind !== 'stage') return imageEnvironment(stage, setting().options);
    const before = known.get(base.stage)?.inherited ?? makeEnvironment([], true);
    triggers ??= variableTriggers(setting().model);
    const acting = triggers.get(base.stage) ?? [];
    if (acting.length > triggersLeft) return openEnvironment(before);
    triggersLeft -= acting.length;
    const progress: Progress = { env: before, covered: new Map() };
    for (const trigger of acting) carryOut(setting(), progress, trigger);
    return progress.env;
  };
  return (index) => {
    for (const stage of unknownChain(graph, known, index)) {
      known.set(stage.index, runStage(setting(), stage, begin(stage)));
    }
    return known.get(index) ?? null;
  };
}

/** The stage and those below it that are not known yet, the lowest first. */
function unknownChain(
  graph: Pick<StageGraph, 'stages'>,
  known: ReadonlyMap<number, StageScope>,
  index: number,
): Stage[] {
  const chain: Stage[] = [];
  let stage = graph.stages[index];
  while (stage !== undefined && !known.has(stage.index)) {
    chain.push(stage);
    // A base is always an earlier stage, so this ends.
    stage = stage.base.kind === 'stage' ? graph.stages[stage.base.stage] : undefined;
  }
  return chain.reverse();
}

function runStage(setting: Setting, stage: Stage, start: Environment): StageScope {
  const progress: Progress = { env: start, covered: new Map() };
  const before = stage.instructions.map((index) => {
    const { env } = progress;
    const instruction = setting.model.instructions[index];
    if (instruction !== undefined && stage.replaced === undefined) {
      carryOut(setting, progress, instruction);
    }
    return env;
  });
  return { before, end: progress.env, inherited: inherited(progress) };
}

function variableTriggers(model: DockerfileModel): ReadonlyMap<number, readonly Instruction[]> {
  const found = new Map<number, Instruction[]>();
  for (const { stage, detail } of model.instructions) {
    if (detail.type !== 'onbuild' || detail.trigger === null) continue;
    if (detail.trigger.keyword !== 'ARG' && detail.trigger.keyword !== 'ENV') continue;
    const list = found.get(stage);
    if (list === undefined) found.set(stage, [detail.trigger]);
    else list.push(detail.trigger);
  }
  return found;
}

/** What a stage that is not built FROM another begins with; `PATH` is always there. */
function imageEnvironment({ base }: Stage, options: GraphOptions): Environment {
  const path = defaultPath(options);
  if (base.kind === 'scratch') return makeEnvironment(path === null ? [] : [path], false);
  const ref = base.kind === 'image' ? imageBehind(base.ref, base.context) : null;
  const entries = ref === null ? null : environmentOf(ref, options.imageEnvs ?? {});
  if (entries === null) return makeEnvironment([], true);
  const variables = entries.map(toVariable);
  const env = makeEnvironment(variables, false);
  return path === null || variables.some(({ name }) => name === 'PATH')
    ? env
    : addVariable(env, path);
}

/** The image that a FROM takes: through a named context, if one stands for it. */
function imageBehind(ref: string, context: string | undefined): string | null {
  if (context === undefined) return ref;
  return context.startsWith('docker-image://') ? context.slice('docker-image://'.length) : null;
}

function environmentOf(
  ref: string,
  envs: NonNullable<GraphOptions['imageEnvs']>,
): readonly string[] | null {
  if (Object.hasOwn(envs, ref)) return envs[ref] ?? null;
  const wanted = normalizeReference(ref);
  if (!wanted.ok) return null;
  for (const [key, entries] of Object.entries(envs)) {
    const reference = normalizeReference(key);
    if (reference.ok && reference.name === wanted.name) return entries;
  }
  return null;
}

function toVariable(entry: string): Variable {
  const equals = entry.indexOf('=');
  const name = equals < 0 ? entry : entry.slice(0, equals);
  const value = equals < 0 ? '' : entry.slice(equals + 1);
  return { name, kind: 'env', value, state: 'set', source: 'base-image', definition: null };
}
