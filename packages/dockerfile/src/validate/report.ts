import type { Instruction, Span } from '../types.ts';
import type { Draft } from '../parse/instruction.ts';
import type { Kind } from '../problems/problem.ts';

/** Notes a problem of the instruction at hand. */
export type Report = <A extends readonly string[]>(kind: Kind<A>, span: Span, ...args: A) => void;

/**
 * Checks one instruction beyond what all share, by itself alone and by whether a stage has begun: after an
 * edit elsewhere it is not checked again. What depends on other instructions belongs to the graph.
 */
export type Check = (draft: Draft, instruction: Instruction, report: Report) => void;
