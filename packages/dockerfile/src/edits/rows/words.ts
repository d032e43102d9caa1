import { say } from '../../problems/problem.ts';
import type { Instruction, StageGraph, Text } from '../../types.ts';

/** One instruction by its keyword, several by their number. */
export function countText(instructions: readonly Pick<Instruction, 'keyword'>[]): Text {
  const [first] = instructions;
  const count = String(instructions.length);
  return first !== undefined && instructions.length === 1
    ? say(first.keyword, first.keyword)
    : say(`${count} instructions`, `${count} 条指令`);
}

/** A stage by its name, or else by the number that COPY --from has for it. */
export function stageText({ stages }: StageGraph, stage: number): Text {
  const name = stages[stage]?.name ?? String(stage);
  return say(`stage ${name}`, `阶段 ${name}`);
}
