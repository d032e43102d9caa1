import type { DockerfileModel, Instruction, Word } from '../../types.ts';
import type { Edit } from '../edit.ts';
import { inFileCase } from '../style.ts';

/** A FROM that says what it should. */
export interface From {
  readonly instruction: Instruction;
  readonly image: Word;
  readonly name: Word | null;
}

/** The parts of a FROM; null for one that BuildKit refuses. */
export function readFrom(model: DockerfileModel, index: number): From | null {
  const instruction = model.instructions[index];
  if (instruction?.detail.type !== 'from') return null;
  const { image, name } = instruction.detail;
  const count = instruction.words.length;
  if (image === null || count !== (name === null ? 1 : 3)) return null;
  return { instruction, image, name };
}

/** A FROM as the file writes them. `image` may have flags before it. */
export function writeFrom(model: DockerfileModel, image: string, name: string | null): string {
  const as = name === null ? '' : ` ${inFileCase(model, 'AS')} ${name}`;
  return `${inFileCase(model, 'FROM')} ${image}${as}\n`;
}

/** Gives a stage another name, a first one, or none. */
export function nameEdit(model: DockerfileModel, from: From, name: string | null): Edit[] {
  const { image, name: old } = from;
  if (old === null) {
    const { end } = image.span;
    return name === null ? [] : [{ start: end, end, text: ` ${inFileCase(model, 'AS')} ${name}` }];
  }
  if (name === null) return [{ start: image.span.end, end: old.span.end, text: '' }];
  return old.value === name ? [] : [{ ...old.span, text: name }];
}

/** The image of a FROM with the flags before it, as they are written. */
export function imageText({ text }: DockerfileModel, { instruction, image }: From): string {
  const flags = instruction.flags.map(({ span }) => text.slice(span.start, span.end));
  return [...flags, text.slice(image.span.start, image.span.end)].join(' ');
}
