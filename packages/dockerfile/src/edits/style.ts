import { instructionsOf } from './blocks.ts';
import type { DockerfileModel } from '../types.ts';

/** A keyword (`COPY`, `AS`) as most of the file's keywords are written: in capitals, or in small letters. */
export function inFileCase({ text, instructions }: DockerfileModel, keyword: string): string {
  let small = 0;
  for (const { keywordSpan } of instructions) {
    const written = text.slice(keywordSpan.start, keywordSpan.end);
    if (written === written.toLowerCase()) small += 1;
  }
  return small * 2 > instructions.length ? keyword.toLowerCase() : keyword.toUpperCase();
}

/** The white space that all of a stage's instructions after FROM begin with; none where they differ. */
export function indentOf(model: DockerfileModel, stage: number): string {
  const own = instructionsOf(model, stage).slice(1);
  const indents = own.map((index) => {
    const { span, contentSpan } = model.instructions[index] ?? {};
    return span === undefined ? '' : model.text.slice(span.start, contentSpan?.start);
  });
  const [first = ''] = indents;
  return indents.every((indent) => indent === first) ? first : '';
}
