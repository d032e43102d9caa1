import type { DockerfileModel, GraphOptions, StageGraph } from '../types.ts';
import {
  addVariable,
  findVariable,
  makeEnvironment,
  viewEnvironment,
  type Environment,
} from './environment.ts';
import { evaluate, type Evaluation, type Reading } from './evaluate.ts';
import { globalScope, type GlobalScope } from './globals.ts';
import { proxyVariables } from './predefined.ts';
import type { Setting } from './stage-scope.ts';
import { stageScopes } from './stages.ts';
import type { Resolver, Variable } from './types.ts';
import { makeUseFinder } from './shells.ts';

const NOTHING = makeEnvironment([], false);

/** Expands a text in an instruction's scope; as the file's words are read, unless told otherwise. */
export type Evaluator = (instruction: number, text: string, reading?: Reading) => Evaluation;

/** The environment that an instruction sees, before its own changes. */
type Surroundings = (instruction: number) => Environment;

function surroundings(
  model: DockerfileModel,
  graph: Pick<StageGraph, 'stages'>,
  options: GraphOptions,
): Surroundings {
  let globals: GlobalScope | null = null;
  let setting: Setting | null = null;
  const getGlobals = (): GlobalScope => (globals ??= globalScope(model, options));
  const scopes = stageScopes(
    () => (setting ??= { model, options, globals: getGlobals().env }),
    graph,
  );
  return (index) => {
    const instruction = model.instructions[index];
    if (instruction === undefined) return NOTHING;
    if (instruction.stage < 0) return getGlobals().before[index] ?? NOTHING;
    const stage = graph.stages[instruction.stage];
    if (stage === undefined || index === stage.from) return getGlobals().env;
    const scope = scopes(stage.index);
    // A trigger is carried out in a stage built FROM this one: after all of this stage.
    if (instruction.keyword === 'ONBUILD') return scope?.inherited ?? NOTHING;
    return scope?.before[index - stage.from - 1] ?? NOTHING;
  };
}

/** Expands texts; costs nothing until it is asked. */
export function evaluator(
  model: DockerfileModel,
  graph: Pick<StageGraph, 'stages'>,
  options: GraphOptions,
): Evaluator {
  const at = surroundings(model, graph, options);
  return (instruction, text, reading = model) => evaluate(at(instruction), text, reading);
}

/**
 * Answers about the variables of a model, by BuildKit's rules (frontend/dockerfile/dockerfile2llb).
 * Making it costs nothing; each stage is worked out when it is first asked for. `graph` must be built
 * from this model with the same options.
 */
export function createResolver(
  model: DockerfileModel,
  graph: Pick<StageGraph, 'stages'>,
  options: GraphOptions = {},
): Resolver {
  const at = surroundings(model, graph, options);
  const proxies = proxyVariables(options);
  const findUses = makeUseFinder(model, graph);
  return {
    scopeAt: (index) => {
      const isRun = model.instructions[index]?.keyword === 'RUN';
      return viewEnvironment(isRun ? withProxies(at(index), proxies) : at(index));
    },
    expand: (index, text) => {
      const { value, missing, unknown } = evaluate(at(index), text, model);
      return { value, missing, unknown };
    },
    usesOf: (index) => {
      const instruction = model.instructions[index];
      return instruction === undefined ? [] : findUses(instruction);
    },
  };
}

/** A declared variable of the same name comes first. */
function withProxies(env: Environment, proxies: readonly Variable[]): Environment {
  return proxies
    .filter(({ name }) => findVariable(env, name) === undefined)
    .reduce((extended, variable) => addVariable(extended, variable), env);
}
