import {
  instructionText,
  spanOf,
  type DockerfileModel,
  type Instruction,
  type Span,
} from '@stagecraft/dockerfile';
import { makeBrush } from '../tokens/brush.ts';
import { paintShell } from '../tokens/shell.ts';

const CHAIN = /^(?:&&|\|\||;|\||&)$/;
const NOWHERE = (): void => undefined;

/** The commands of a shell form between `&&`, `||`, `;` and `|`, as ranges of the file. */
export function shellCommands(model: DockerfileModel, instruction: Instruction): Span[] {
  const { cooked, from } = instructionText(model, instruction);
  const { text, escape, isUnset, locate } = makeBrush(model, instruction, NOWHERE, () => false);
  // The brush's text is the instruction alone, also where the whole file was given.
  const shift = cooked.text.length === text.length ? 0 : from;
  const found: Span[] = [];
  const add = (start: number, end: number): void => {
    const part = text.slice(start, end);
    const first = start + (part.length - part.trimStart().length);
    const last = start + part.trimEnd().length;
    if (last > first) found.push(spanOf(cooked, shift + first, shift + last));
  };
  const args = locate(instruction.argsSpan);
  let start = args.start;
  const put = (at: number, end: number, type: string): void => {
    if (type !== 'operator' || !CHAIN.test(text.slice(at, end))) return;
    add(start, at);
    start = end;
  };
  paintShell({ text, escape, isUnset, put }, args.start, args.end);
  add(start, args.end);
  return found;
}
