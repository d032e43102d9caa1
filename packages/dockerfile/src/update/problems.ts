import { fileProblem, inOrder, isOfWholeFile } from '../parse/parse.ts';
import type { DockerfileModel, Instruction, Problem } from '../types.ts';
import { countBefore } from './search.ts';
import { shiftInstruction, shiftProblem } from './shift.ts';
import type { Shift, Splice } from './types.ts';

/** What was read anew, of which text. */
export interface Reading {
  readonly text: string;
  readonly lineStarts: readonly number[];
  /** Instructions and problems read, the problems in no order. */
  readonly instructions: readonly Instruction[];
  readonly problems: readonly Problem[];
}

/** Where the parts of the previous model that are kept end and begin. */
export interface Kept {
  readonly before: readonly Instruction[];
  readonly after: readonly Instruction[];
  /** Offsets in the previous text; `afterStart` is infinite when nothing after is kept. */
  readonly beforeEnd: number;
  readonly afterStart: number;
  readonly shift: Shift;
}

/** How the problems change. Each lies within its instruction or directive, but for one of the whole file. */
export function spliceProblems(
  previous: DockerfileModel,
  kept: Kept,
  reading: Reading,
): Splice<Problem> {
  const old = previous.problems;
  const before = countBefore(old, kept.beforeEnd);
  const split = countBefore(old, kept.afterStart);
  const whole = fileProblem({ ...reading, instructions: endsOf(kept, reading) });
  if (whole === null && fileProblem(previous) === null) {
    return { before, between: inOrder(reading.problems), after: old.length - split };
  }
  const after = old.slice(split).map((one) => shiftProblem(one, kept.shift));
  const own = [...old.slice(0, before), ...reading.problems, ...after].filter(
    (one) => !isOfWholeFile(one),
  );
  return { before: 0, between: inOrder(whole === null ? own : [...own, whole]), after: 0 };
}

/** Instructions of the next model: in any case its first and its last. */
function endsOf({ before, after, shift }: Kept, reading: Reading): Instruction[] {
  const move = (one: Instruction): Instruction => shiftInstruction(one, shift, one.id);
  return [
    ...before.slice(0, 1),
    ...before.slice(-1),
    ...reading.instructions,
    ...after.slice(0, 1).map(move),
    ...after.slice(-1).map(move),
  ];
}
