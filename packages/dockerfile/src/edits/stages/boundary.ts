import { createResolver } from '../../scope/resolver.ts';
import type { Variable } from '../../scope/types.ts';
import type { Instruction, Stage } from '../../types.ts';
import { labelOf } from '../edges/links.ts';
import type { Refusal } from '../edit.ts';
import type { EditContext } from '../intent.ts';
import { refusals } from './refusals.ts';

/**
 * Why instructions can't come to stand on the other side of a stage's beginning, or null. The second
 * ones follow the first, in a stage built FROM the one that holds those, or in one with them. Triggers
 * act only in a stage built FROM theirs, and ENTRYPOINT takes away a CMD that comes from the base
 * (moby/buildkit frontend/dockerfile/dockerfile2llb/convert.go, `dispatchEntrypoint`).
 */
export function boundaryRefusal(
  context: EditContext,
  first: readonly number[],
  second: readonly number[],
): Refusal | null {
  const { instructions } = context.model;
  const read = (list: readonly number[]): Instruction[] =>
    list.flatMap((index) => instructions[index] ?? []);
  const earlier = read(first);
  const line = ({ firstLine }: Instruction): string => String(firstLine + 1);
  const trigger = earlier.find(({ keyword }) => keyword === 'ONBUILD');
  if (trigger !== undefined) return refusals.trigger(line(trigger));
  const command = earlier.findLast(({ keyword }) => keyword === 'CMD');
  const later = read(second);
  const entry = later.find(({ keyword }) => keyword === 'ENTRYPOINT');
  if (command === undefined || entry === undefined) return null;
  if (later.some(({ keyword }) => keyword === 'CMD')) return null;
  return refusals.command(line(command), line(entry));
}

/** Why what a stage's instructions do can't be taken into another, or null: a build context stands for it. */
export function replacedRefusal(context: EditContext, stage: Stage): Refusal | null {
  return stage.replaced ? refusals.replaced(labelOf(context.graph, stage.index)) : null;
}

/**
 * The first of some instructions that is carried out where it stands, and its index after a change; none
 * where all are triggers. What that one sees, the others do.
 */
export function seenFrom(
  { model }: EditContext,
  instructions: readonly number[],
  shift: number,
): [number, number][] {
  const first = instructions.find((index) => model.instructions[index]?.keyword !== 'ONBUILD');
  return first === undefined ? [] : [[first, first + shift]];
}

/** Whether two instructions see the same variables: at a stage's end, an ENV that an ARG covers comes back. */
export function haveSameVariables(
  before: EditContext,
  from: number,
  after: EditContext,
  to: number,
): boolean {
  const old = variablesAt(before, from);
  const now = variablesAt(after, to);
  return old.size === now.size && [...old].every(([name, value]) => now.get(name) === value);
}

function variablesAt(
  { model, graph, options }: EditContext,
  instruction: number,
): Map<string, string> {
  const scope = createResolver(model, graph, options).scopeAt(instruction);
  const said = ({ kind, state, value }: Variable): string => `${kind} ${state} ${value ?? ''}`;
  return new Map([...scope].map(([name, variable]) => [name, said(variable)]));
}
