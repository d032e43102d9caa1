import { createResolver } from '../../scope/resolver.ts';
import type { Resolver, Variable } from '../../scope/types.ts';
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

/** Instructions of a stage that follow each other, and how far their indices are from these after a change. */
export interface Shifted {
  readonly instructions: readonly number[];
  readonly shift: number;
}

/**
 * The first of some instructions that a change gives another value of a variable, and the variable: at a
 * stage's end, an ENV that an ARG covers comes back. RUN hands all variables to its commands, whether its
 * text names them or not; the others see those that they name. What is carried out in a container (CMD,
 * ENTRYPOINT, HEALTHCHECK) never sees an ARG. Null where nothing sees a difference.
 */
export function otherVariable(
  before: EditContext,
  after: EditContext,
  { instructions, shift }: Shifted,
): { readonly instruction: number; readonly name: string } | null {
  const acting = instructions.filter((at) => before.model.instructions[at]?.keyword !== 'ONBUILD');
  const [first] = acting;
  if (first === undefined) return null;
  const old = resolverOf(before);
  const now = resolverOf(after);
  const differs = (name: string, at: number): boolean =>
    said(old.scopeAt(at).get(name)) !== said(now.scopeAt(at + shift).get(name));
  const names = new Set([...old.scopeAt(first).keys(), ...now.scopeAt(first + shift).keys()]);
  // No instruction makes a difference of its own: what it writes is the same, or it sees one.
  const changed = [...names].filter((name) => differs(name, first));
  if (changed.length === 0) return null;
  for (const instruction of acting) {
    const seen = isRun(before, instruction) ? changed : namedBy(old, instruction, changed);
    const name = seen.find((one) => differs(one, instruction));
    if (name !== undefined) return { instruction, name };
  }
  return null;
}

const isRun = ({ model }: EditContext, instruction: number): boolean =>
  model.instructions[instruction]?.keyword === 'RUN';

/** Which of some variables BuildKit expands in an instruction. */
function namedBy(resolver: Resolver, instruction: number, names: readonly string[]): string[] {
  const used = resolver.usesOf(instruction).filter(({ by }) => by === 'builder');
  return names.filter((name) => used.some((use) => use.name === name));
}

const resolverOf = ({ model, graph, options }: EditContext): Resolver =>
  createResolver(model, graph, options);

const said = (variable: Variable | undefined): string =>
  variable === undefined ? '' : `${variable.kind} ${variable.state} ${variable.value ?? ''}`;
