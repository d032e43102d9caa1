import type { Instruction } from '@stagecraft/dockerfile';
import { readPragmas } from '../pragmas/read.ts';
import type { ShellScript } from '../shell/types.ts';
import { actingOf, lineageOf, lintStages, stageAt } from './stages.ts';
import { namedShell, stageShells } from './shells.ts';
import type { FoundCommand, LintFile, LintInput, LintShell, LintStage } from './types.ts';

const NO_STAGE: LintStage = { index: -1, stage: null, from: null, instructions: [] };

/** Makes what rules look at. Costs little: everything is worked out when it is first asked for. */
export function lintFile(input: LintInput): LintFile {
  const { model, graph } = input;
  const stages = once(() => lintStages(model, graph));
  const acting = once(() => model.instructions.flatMap((one) => actingOf(one) ?? []));
  const shellOf = shellFinder(input, stages);
  const scriptOf = scriptFinder(input, shellOf);
  const scripts = once(() =>
    acting().flatMap((one) => (one.keyword === 'RUN' ? (scriptOf(one) ?? []) : [])),
  );
  const commands = once(() =>
    scripts().flatMap((script) =>
      script.commands.map((command): FoundCommand => ({ script, command })),
    ),
  );
  return {
    ...input,
    get stages() {
      return stages();
    },
    get acting() {
      return acting();
    },
    get scripts() {
      return scripts();
    },
    get commands() {
      return commands();
    },
    scriptOf,
    shellOf,
    stageOf: ({ stage }) => stageAt(stages(), stage) ?? NO_STAGE,
    lineage: (stage) => lineageOf(stages(), stage),
  };
}

function shellFinder(
  { model }: LintInput,
  stages: () => readonly LintStage[],
): LintFile['shellOf'] {
  const pragmas = once(
    () =>
      new Map(
        readPragmas(model).flatMap(({ scope, names, instruction }): [number, string][] =>
          scope === 'shell' && instruction !== null ? [[instruction, names[0] ?? 'sh']] : [],
        ),
      ),
  );
  const known = new Map<number, ReadonlyMap<number, LintShell>>();
  return (instruction) => {
    let shells = known.get(instruction.stage);
    if (shells === undefined) {
      const stage = stageAt(stages(), instruction.stage) ?? NO_STAGE;
      const found = stageShells(stages(), stage, pragmas());
      shells = new Map([...found].map(([one, shell]) => [one.index, shell]));
      known.set(instruction.stage, shells);
    }
    return shells.get(instruction.index) ?? namedShell(['sh', '-c']);
  };
}

function scriptFinder(
  { model, readScript }: LintInput,
  shellOf: LintFile['shellOf'],
): LintFile['scriptOf'] {
  const known = new Map<Instruction, ShellScript | null>();
  return (instruction) => {
    if (readScript === null) return null;
    const found = known.get(instruction);
    if (found !== undefined) return found;
    const isForeign = instruction.form === 'shell' && shellOf(instruction).kind !== 'posix';
    const script = isForeign ? null : readScript(model, instruction);
    known.set(instruction, script);
    return script;
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
