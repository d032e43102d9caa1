import type { Instruction, Span } from '../types.ts';
import type { Draft } from '../parse/instruction.ts';
import type { Kind } from '../problems/problem.ts';

/** Notes a problem of the instruction at hand. */
export type Report = <A extends readonly string[]>(kind: Kind<A>, span: Span, ...args: A) => void;

/** Checks one instruction beyond what all share. */
export type Check = (draft: Draft, instruction: Instruction, report: Report) => void;
