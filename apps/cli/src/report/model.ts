import type { DockerfileModel, Instruction } from '@stagecraft/dockerfile';
import type { Language } from '../surroundings.ts';
import { lineNumber } from './findings.ts';

/** An instruction as JSON. Documented in docs/cli.md; the shape is stable. */
export interface InstructionJson {
  readonly keyword: string;
  /** First and last line, from 1. */
  readonly line: number;
  readonly endLine: number;
  /** Index of its stage; null before the first FROM. */
  readonly stage: number | null;
  readonly flags: readonly { readonly name: string; readonly value: string | null }[];
  /** Words after the flags, as written; in JSON form the decoded strings. */
  readonly arguments: readonly string[];
  readonly form: 'exec' | 'shell' | null;
  /** Names of its here-documents. */
  readonly heredocs: readonly string[];
}

export interface ModelJson {
  readonly escape: string;
  readonly directives: readonly {
    readonly name: string;
    readonly value: string;
    readonly line: number;
  }[];
  readonly instructions: readonly InstructionJson[];
}

export function modelJson(model: DockerfileModel): ModelJson {
  return {
    escape: model.escape,
    directives: model.directives.map(({ name, value, nameSpan }) => ({
      name,
      value,
      line: lineNumber(model, nameSpan.start),
    })),
    instructions: model.instructions.map(instructionJson),
  };
}

function instructionJson(instruction: Instruction): InstructionJson {
  const { keyword, firstLine, lastLine, stage, flags, words, form, heredocs } = instruction;
  return {
    keyword,
    line: firstLine + 1,
    endLine: lastLine + 1,
    stage: stage < 0 ? null : stage,
    flags: flags.map(({ name, value }) => ({ name, value })),
    arguments: words.map(({ value }) => value),
    form,
    heredocs: heredocs.map(({ name }) => name),
  };
}

const counted: Readonly<Record<Language, (count: number) => string>> = {
  en: (count) => `${count} ${count === 1 ? 'instruction' : 'instructions'}`,
  'zh-CN': (count) => `${count} 条指令`,
};

/** One line an instruction: its lines in the file, keyword, flags and arguments. */
export function modelText(file: string, model: DockerfileModel, language: Language): string {
  const count = model.instructions.length;
  const rows = model.instructions.map((instruction) => {
    const { firstLine, lastLine, keyword, flags, words } = instruction;
    const lines = firstLine === lastLine ? `${firstLine + 1}` : `${firstLine + 1}-${lastLine + 1}`;
    const rest = [
      ...flags.map(({ name, value }) => (value === null ? `--${name}` : `--${name}=${value}`)),
      ...words.map(({ value }) => value),
    ];
    return `  ${lines.padStart(9)}  ${[keyword, ...rest].join(' ').replaceAll(/\s+/g, ' ')}`;
  });
  return [`${file}: ${counted[language](count)}`, ...rows, ''].join('\n');
}
