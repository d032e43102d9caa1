import type { LexError } from '../shell/lex.ts';
import type { DockerfileModel, GraphOptions, Instruction, Span } from '../types.ts';
import { addVariable, findVariable, makeEnvironment, type Environment } from './environment.ts';
import { evaluate } from './evaluate.ts';
import { givenValue, platformVariables } from './predefined.ts';
import type { Variable, VariableDefinition } from './types.ts';

/** An expansion that is refused, with its range. */
export interface ExpansionFault {
  readonly error: LexError;
  readonly span: Span;
  readonly instruction: Instruction;
}

/** The ARGs before the first FROM, which FROM lines and bare ARGs of stages see. */
export interface GlobalScope {
  readonly env: Environment;
  /** Before each instruction that stands before the first FROM. */
  readonly before: readonly Environment[];
  readonly faults: readonly ExpansionFault[];
}

/** Global ARGs: build arguments first, then defaults, expanded in the order of the file. */
export function globalScope(model: DockerfileModel, options: GraphOptions): GlobalScope {
  let env = makeEnvironment(platformVariables(model, options), false);
  const before: Environment[] = [];
  const faults: ExpansionFault[] = [];
  for (const instruction of model.instructions) {
    if (instruction.stage >= 0) break;
    before.push(env);
    if (instruction.keyword !== 'ARG' || instruction.detail.type !== 'pairs') continue;
    for (const pair of instruction.detail.pairs) {
      const definition = definitionOf(instruction, pair);
      const given = givenValue(options, pair.name);
      if (given !== undefined) {
        env = addVariable(env, argument(pair.name, given, 'build-arg', definition));
      } else if (pair.value !== null) {
        const { value, fault } = evaluate(env, pair.value, model);
        env = addVariable(env, argument(pair.name, value, 'text', definition));
        const span = pair.valueSpan ?? pair.nameSpan;
        if (fault !== null) faults.push({ error: fault, span, instruction });
      } else env = addVariable(env, declared(env, pair.name, definition));
    }
  }
  return { env, before, faults };
}

/** A bare ARG: it leaves the value that is there. */
function declared(env: Environment, name: string, definition: VariableDefinition): Variable {
  const known = findVariable(env, name);
  if (known?.kind === 'predefined') return { ...known, definition };
  if (known !== undefined) return known;
  return { name, kind: 'arg', value: null, state: 'unset', source: 'text', definition };
}

/** An ARG with a value; null when it can't be known. */
export function argument(
  name: string,
  value: string | null,
  source: Variable['source'],
  definition: VariableDefinition,
): Variable {
  return {
    name,
    kind: 'arg',
    value,
    state: value === null ? 'unknown' : 'set',
    source,
    definition,
  };
}

/** Where a pair of ARG or ENV defines its name. */
export function definitionOf(
  instruction: Instruction,
  pair: { readonly nameSpan: Span; readonly valueSpan: Span | null },
): VariableDefinition {
  return { instruction: instruction.index, nameSpan: pair.nameSpan, valueSpan: pair.valueSpan };
}
