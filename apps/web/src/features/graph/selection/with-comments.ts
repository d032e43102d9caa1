import type { DockerfileModel, Instruction } from '@stagecraft/dockerfile';

/** An instruction's lines with the comments right above it, as a part of a Dockerfile; ends with a line ending. */
export function withComments(model: DockerfileModel, instruction: Instruction): string {
  const at = model.nodes.findIndex((node) => node === instruction);
  let first = at;
  while (model.nodes[first - 1]?.kind === 'comment') first -= 1;
  const start = model.nodes[first]?.span.start ?? instruction.span.start;
  const text = model.text.slice(start, instruction.span.end);
  return text.endsWith('\n') ? text : `${text}${model.newline}`;
}
