import type { DockerfileModel } from '../types.ts';

/** One ARG of the file, for a form that asks for build arguments. */
export interface BuildArgument {
  readonly name: string;
  /** As written, quotes kept; null when it has none. */
  readonly defaultValue: string | null;
  /** Index of its ARG. */
  readonly instruction: number;
  /** Whether it stands before the first FROM. */
  readonly global: boolean;
}

/** The ARGs of the file in their order; of a name given again the first, with the first default. */
export function buildArguments(model: DockerfileModel): BuildArgument[] {
  const found = new Map<string, BuildArgument>();
  for (const instruction of model.instructions) {
    if (instruction.keyword !== 'ARG' || instruction.detail.type !== 'pairs') continue;
    for (const pair of instruction.detail.pairs) {
      if (pair.name === '') continue;
      const known = found.get(pair.name);
      if (known !== undefined && (known.defaultValue !== null || pair.value === null)) continue;
      found.set(pair.name, {
        name: pair.name,
        defaultValue: pair.value,
        instruction: known?.instruction ?? instruction.index,
        global: known?.global ?? instruction.stage < 0,
      });
    }
  }
  return [...found.values()];
}
