import type { DockerfileModel } from '../../types.ts';
import type { Place } from './types.ts';

/** Whether a place is one: its stage is there, and `before` is one of that stage's instructions after FROM. */
export function isPlace({ instructions }: DockerfileModel, { stage, before }: Place): boolean {
  if (before !== null) {
    const next = instructions[before];
    return next !== undefined && next.stage === stage && next.keyword !== 'FROM';
  }
  if (stage === -1) return true;
  return instructions.some((one) => one.stage === stage);
}
