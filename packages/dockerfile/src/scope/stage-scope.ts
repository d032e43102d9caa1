import type { DockerfileModel, GraphOptions, Instruction } from '../types.ts';
import { addVariable, findVariable, type Environment } from './environment.ts';
import { evaluate } from './evaluate.ts';
import { argument, definitionOf } from './globals.ts';
import { givenValue } from './predefined.ts';
import type { Variable, VariableDefinition } from './types.ts';

/** What carrying out a stage's instructions needs. */
export interface Setting {
  readonly model: DockerfileModel;
  readonly options: GraphOptions;
  /** The global ARGs. */
  readonly globals: Environment;
}

/** A stage while its instructions are carried out. */
export interface Progress {
  env: Environment;
  /** ENVs that an ARG of the same name covers until the stage ends; the image has them. */
  readonly covered: Map<string, Variable>;
}

/** Carries out an ARG or ENV; anything else changes nothing. */
export function carryOut(setting: Setting, progress: Progress, instruction: Instruction): void {
  if (instruction.detail.type !== 'pairs') return;
  if (instruction.keyword === 'ARG') carryOutArg(setting, progress, instruction);
  else if (instruction.keyword === 'ENV') carryOutEnv(setting, progress, instruction);
}

/** By `dispatchArg`: a build argument, the default, or the global ARG's value; without any, what is there stays. */
function carryOutArg(setting: Setting, progress: Progress, instruction: Instruction): void {
  if (instruction.detail.type !== 'pairs') return;
  for (const pair of instruction.detail.pairs) {
    const variable = argumentOf(setting, progress.env, instruction, pair);
    if (variable === null) continue;
    const known = findVariable(progress.env, pair.name);
    if (known?.kind === 'env') progress.covered.set(pair.name, known);
    progress.env = addVariable(progress.env, variable);
  }
}

type Pair = Extract<Instruction['detail'], { type: 'pairs' }>['pairs'][number];

function argumentOf(
  { model, options, globals }: Setting,
  env: Environment,
  instruction: Instruction,
  { name, value, ...spans }: Pair,
): Variable | null {
  const definition: VariableDefinition = definitionOf(instruction, spans);
  const given = givenValue(options, name);
  if (given !== undefined) return argument(name, given, 'build-arg', definition);
  if (value !== null) {
    return argument(name, evaluate(env, value, model).value, 'text', definition);
  }
  const global = findVariable(globals, name);
  if (global !== undefined && global.state !== 'unset') return { ...global, definition };
  if (findVariable(env, name) !== undefined) return null;
  // The image may set it where its environment is not known.
  const state = env.open ? 'unknown' : 'unset';
  return { name, kind: 'arg', value: null, state, source: 'text', definition };
}

/** All values of one ENV are expanded before any of them counts. */
function carryOutEnv({ model }: Setting, progress: Progress, instruction: Instruction): void {
  if (instruction.detail.type !== 'pairs') return;
  const { env } = progress;
  const variables = instruction.detail.pairs.map((pair): Variable | null => {
    const name = evaluate(env, pair.name, model).value;
    const value = pair.value === null ? null : evaluate(env, pair.value, model).value;
    if (name === null || name === '') return null;
    const state = value === null ? 'unknown' : 'set';
    const definition = definitionOf(instruction, pair);
    return { name, kind: 'env', value, state, source: 'text', definition };
  });
  for (const variable of variables) {
    if (variable === null) continue;
    progress.env = addVariable(progress.env, variable);
    progress.covered.delete(variable.name);
  }
}

/** What a stage built FROM this one begins with: the same, but the image's ENVs before ARGs. */
export function inherited(progress: Progress): Environment {
  let { env } = progress;
  for (const variable of progress.covered.values()) env = addVariable(env, variable);
  return env;
}
