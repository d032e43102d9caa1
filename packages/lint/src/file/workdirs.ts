import type { Instruction } from '@stagecraft/dockerfile';
import { isPlainBase } from './plain-bases.ts';
import type { LintFile, LintStage } from './types.ts';

/** Where an instruction works. */
export interface Workdir {
  /** The file set it: the stage, or one that it is built from. */
  readonly isSet: boolean;
  /** Null where the base's is not known, or a variable is. */
  readonly folder: string | null;
}

/** Every instruction of the stages with the folder that it works in, in the order of the file. */
export function* withWorkdirs(file: LintFile): Iterable<readonly [Instruction, Workdir]> {
  const ends = new Map<number, Workdir>();
  for (const stage of file.stages) {
    let current = beginningOf(stage, ends);
    for (const instruction of stage.instructions) {
      yield [instruction, current];
      if (instruction.keyword === 'WORKDIR') {
        current = { isSet: true, folder: changed(file, current.folder, instruction) };
      }
    }
    ends.set(stage.index, current);
  }
}

function beginningOf({ stage }: LintStage, ends: ReadonlyMap<number, Workdir>): Workdir {
  const base = stage?.base;
  const inherited = base?.kind === 'stage' ? ends.get(base.stage) : undefined;
  return inherited ?? { isSet: false, folder: isPlainBase(base) ? '/' : null };
}

function changed({ resolver }: LintFile, from: string | null, to: Instruction): string | null {
  const { value } = resolver.expand(to.index, to.words[0]?.value ?? '');
  return value === null || value === '' ? null : joined(from, value);
}

/** A path in a folder; null where it is relative and the folder unknown, or leads upwards. */
export function joined(folder: string | null, path: string): string | null {
  if (path.startsWith('/')) return path;
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (folder === null || /[\\:]/.test(path) || parts.includes('..')) return null;
  return [folder.replace(/\/+$/, ''), ...parts].join('/') || '/';
}
