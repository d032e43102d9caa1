export type * from './types.ts';
export { alignInstructions } from './align/align.ts';
export { exitCodeOf } from './exit-code.ts';
export { emptyTrace, foldEvents } from './fold/fold.ts';
export { matchHistory } from './history/match-history.ts';
export { matchSteps } from './match/match-steps.ts';
export { instructionStates, stepsOfInstruction } from './select/instruction-states.ts';
