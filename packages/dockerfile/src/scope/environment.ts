import type { Variable } from './types.ts';

/**
 * Variables by name, never written to: each addition gives a new one that shares the rest. What a
 * walk back would make slow is gathered in a map from time to time.
 */
export interface Environment {
  /** Whether a name that is not here may still be set, by an image whose environment is unknown. */
  readonly open: boolean;
  readonly all: ReadonlyMap<string, Variable> | null;
  readonly added: Variable | null;
  readonly before: Environment | null;
  /** Steps back to the nearest map. */
  readonly steps: number;
  /** Size of that map. */
  readonly base: number;
}

/** An environment with these variables; see {@link Environment.open}. */
export function makeEnvironment(variables: readonly Variable[], open: boolean): Environment {
  const all = new Map(variables.map((variable) => [variable.name, variable]));
  return { open, all, added: null, before: null, steps: 0, base: all.size };
}

/** The environment with one more variable, or with another value of it. */
export function addVariable(env: Environment, added: Variable): Environment {
  const steps = env.steps + 1;
  if (steps > 16 + Math.sqrt(env.base)) {
    const all = new Map(listVariables(env)).set(added.name, added);
    return { open: env.open, all, added: null, before: null, steps: 0, base: all.size };
  }
  return { open: env.open, all: null, added, before: env, steps, base: env.base };
}

/** The environment, from now on with unknown variables beside those it has. */
export function openEnvironment(env: Environment): Environment {
  return { ...env, open: true };
}

/** The variable of that name, or undefined. */
export function findVariable(env: Environment, name: string): Variable | undefined {
  let at: Environment | null = env;
  while (at !== null) {
    if (at.added?.name === name) return at.added;
    if (at.all !== null) return at.all.get(name);
    at = at.before;
  }
  return undefined;
}

function listVariables(env: Environment): ReadonlyMap<string, Variable> {
  const added: Variable[] = [];
  let at: Environment | null = env;
  while (at !== null && at.all === null) {
    if (at.added !== null) added.push(at.added);
    at = at.before;
  }
  if (at?.all !== undefined && at.all !== null && added.length === 0) return at.all;
  const all = new Map(at?.all ?? []);
  for (const variable of added.reverse()) all.set(variable.name, variable);
  return all;
}

/** The environment as a map. Asking for one name costs little; the map is made when all are asked for. */
export function viewEnvironment(env: Environment): ReadonlyMap<string, Variable> {
  let listed: ReadonlyMap<string, Variable> | null = null;
  const list = (): ReadonlyMap<string, Variable> => (listed ??= listVariables(env));
  return {
    get: (name) => findVariable(env, name),
    has: (name) => findVariable(env, name) !== undefined,
    get size() {
      return list().size;
    },
    forEach: (callback) => {
      for (const [name, variable] of list()) callback(variable, name, list());
    },
    keys: () => list().keys(),
    values: () => list().values(),
    entries: () => list().entries(),
    [Symbol.iterator]: () => list()[Symbol.iterator](),
  };
}
