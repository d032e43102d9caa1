import type { Instruction } from '@stagecraft/dockerfile';
import { lineageOf } from './stages.ts';
import type { LintShell, LintStage } from './types.ts';

const POSIX = new Set([
  'sh',
  'bash',
  'ash',
  'dash',
  'ksh',
  'mksh',
  'zsh',
  'busybox',
  'hush',
  'yash',
]);
const DEFAULT: LintShell = { kind: 'posix', program: 'sh', args: ['-c'], isDeclared: false };
const WINDOWS: LintShell = { kind: 'cmd', program: 'cmd', args: ['/S', '/C'], isDeclared: false };

/** A shell by its command line, as SHELL or a pragma names it. */
export function namedShell([command = 'sh', ...args]: readonly string[]): LintShell {
  const program = (/[^/\\]*$/.exec(command)?.[0] ?? '').toLowerCase().replace(/\.exe$/, '');
  return { kind: kindOf(program), program, args, isDeclared: true };
}

function kindOf(program: string): LintShell['kind'] {
  if (POSIX.has(program)) return 'posix';
  if (program === 'pwsh' || program === 'powershell') return 'powershell';
  return program === 'cmd' ? 'cmd' : 'other';
}

/** Shells that a comment `# hadolint shell=` names, by the index of the instruction they begin at. */
export type ShellPragmas = ReadonlyMap<number, string>;

/**
 * The shell of every instruction of a stage, in its order, and the one that stages built from it
 * begin with. SHELL is inherited (moby/buildkit, dispatchShell sets it in the image's config).
 */
export function stageShells(
  stages: readonly LintStage[],
  stage: LintStage,
  pragmas: ShellPragmas,
): ReadonlyMap<Instruction, LintShell> {
  const shells = new Map<Instruction, LintShell>();
  let current = baseShell(lineageOf(stages, stage));
  for (const own of [...lineageOf(stages, stage)].reverse()) {
    const all = own.from === null ? own.instructions : [own.from, ...own.instructions];
    for (const instruction of all) {
      const pragma = pragmas.get(instruction.index);
      if (pragma !== undefined) current = namedShell(pragma.split(/\s+/));
      if (own === stage) shells.set(instruction, current);
      if (instruction.keyword !== 'SHELL' || instruction.words.length === 0) continue;
      current = namedShell(instruction.words.map(({ value }) => value));
    }
  }
  return shells;
}

/** Windows' images have `cmd`: by what the base is called, as its config is not known here. */
function baseShell(lineage: readonly LintStage[]): LintShell {
  const base = lineage.at(-1)?.stage?.base;
  const platform = lineage[0]?.stage?.platform ?? '';
  if (/^windows\b/i.test(platform)) return WINDOWS;
  if (base?.kind !== 'image') return DEFAULT;
  return /(?:^|\/)(?:windows(?:\/|$|:)|nanoserver|servercore|.*-(?:nanoserver|windowsservercore))/i.test(
    base.ref,
  )
    ? WINDOWS
    : DEFAULT;
}
