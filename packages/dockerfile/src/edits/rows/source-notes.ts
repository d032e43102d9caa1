import { say } from '../../problems/problem.ts';
import type { DockerfileModel, StageGraph, Text } from '../../types.ts';

/**
 * Says which instructions take from something else after a change that left their number as it was: a
 * stage has another name, so that what named it names an image now, or the other way round. `changed` is
 * the instruction that was changed itself.
 */
export function sourceNotes(
  before: StageGraph,
  after: StageGraph,
  model: DockerfileModel,
  changed: number,
): readonly Text[] {
  const was = sourcesByInstruction(before);
  const is = sourcesByInstruction(after);
  const others = [...new Set([...was.keys(), ...is.keys()])]
    .filter((index) => index !== changed && was.get(index) !== is.get(index))
    .sort((a, b) => a - b);
  if (others.length === 0) return [];
  const names = others.flatMap((index) => {
    const one = model.instructions[index];
    return one === undefined ? [] : [{ keyword: one.keyword, line: String(one.firstLine + 1) }];
  });
  return [
    say(
      `Takes from elsewhere now: ${names.map(({ keyword, line }) => `${keyword} (line ${line})`).join(', ')}.`,
      `来源已改变：${names.map(({ keyword, line }) => `${keyword}（第 ${line} 行）`).join('、')}。`,
    ),
  ];
}

/** What each instruction takes from, stages by their number. */
function sourcesByInstruction({ stages, edges }: StageGraph): Map<number, string> {
  const numbers = new Map(stages.map(({ id, index }) => [id, `#${String(index)}`]));
  const sources = new Map<number, string>();
  for (const { instruction, kind, source } of edges) {
    const before = sources.get(instruction) ?? '';
    sources.set(instruction, `${before}${kind} ${numbers.get(source) ?? source}\n`);
  }
  return sources;
}
