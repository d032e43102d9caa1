import type { DockerfileModel, GraphOptions, StageGraph } from '../types.ts';
import { addVariable, makeEnvironment, viewEnvironment, type Environment } from './environment.ts';
import { evaluate } from './evaluate.ts';
import { globalScope, type GlobalScope } from './globals.ts';
import { proxyVariables } from './predefined.ts';
import type { Setting } from './stage-scope.ts';
import { stageScopes } from './stages.ts';
import type { Resolver } from './types.ts';
import { findUses } from './uses.ts';

const NOTHING = makeEnvironment([], false);

/**
 * Answers about the variables of a model, by BuildKit's rules (frontend/dockerfile/dockerfile2llb).
 * Making it costs nothing; each stage is worked out when it is first asked for. `graph` must be built
 * from this model with the same options.
 */
export function createResolver(
  model: DockerfileModel,
  graph: StageGraph,
  options: GraphOptions = {},
): Resolver {
  let globals: GlobalScope | null = null;
  let setting: Setting | null = null;
  const getGlobals = (): GlobalScope => (globals ??= globalScope(model, options));
  const scopes = stageScopes(
    () => (setting ??= { model, options, globals: getGlobals().env }),
    graph,
  );
  const proxies = proxyVariables(options);

  const environmentAt = (index: number): Environment => {
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
  return {
    scopeAt: (index) => {
      const env = environmentAt(index);
      const isRun = model.instructions[index]?.keyword === 'RUN';
      return viewEnvironment(isRun && proxies.length > 0 ? withProxies(env) : env);
    },
    expand: (index, text) => {
      const { value, missing, unknown } = evaluate(environmentAt(index), text, model.escape);
      return { value, missing, unknown };
    },
    usesOf: (index) => {
      const instruction = model.instructions[index];
      return instruction === undefined ? [] : findUses(model, instruction);
    },
  };

  /** A declared variable of the same name comes first. */
  function withProxies(env: Environment): Environment {
    const view = viewEnvironment(env);
    return proxies
      .filter(({ name }) => !view.has(name))
      .reduce((extended, variable) => addVariable(extended, variable), env);
  }
}
