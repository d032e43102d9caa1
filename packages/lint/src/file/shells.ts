import type { Instruction } from '@stagecraft/dockerfile';
import { actingOf, lineageOf } from './stages.ts';
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
export function namedShell(words: readonly string[]): LintShell {
  const [command = 'sh', ...args] = startedShell(words) ?? words;
  const program = programOf(command);
  return { kind: kindOf(program), program, args, isDeclared: true };
}

/** The shell that another program starts (`env bash -c`, `conda run -n a /bin/bash -c`); null where none does. */
function startedShell(words: readonly string[]): readonly string[] | null {
  const [command, ...rest] = words;
  if (command === undefined || kindOf(programOf(command)) !== 'other') return null;
  const at = rest.findLastIndex((word) => POSIX.has(programOf(word)));
  const isStarted = at === rest.length - 1 || /^-[a-z]*c$/.test(rest.at(-1) ?? '');
  return at >= 0 && isStarted ? rest.slice(at) : null;
}

function programOf(command: string): string {
  return (/[^/\\]*$/.exec(command)?.[0] ?? '').toLowerCase().replace(/\.exe$/, '');
}

function kindOf(program: string): LintShell['kind'] {
  if (POSIX.has(program)) return 'posix';
  if (program === 'pwsh' || program === 'powershell') return 'powershell';
  return program === 'cmd' ? 'cmd' : 'other';
}

/** Shells that a comment `# hadolint shell=` names, by the index of the instruction they begin at. */
export type ShellPragmas = ReadonlyMap<number, string>;

/**
 * The shell of every instruction of a stage; of an ONBUILD, that of its trigger. SHELL is inherited
 * (moby/buildkit, dispatchShell sets it in the image's config); one in a trigger acts on the triggers
 * behind it and in the stages built from this one.
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
    let triggered: LintShell | null = null;
    for (const instruction of all) {
      const { index, keyword } = instruction;
      const pragma = pragmas.get(index);
      if (pragma !== undefined) {
        current = namedShell(pragma.split(/\s+/));
        triggered = null;
      }
      const isTrigger = keyword === 'ONBUILD';
      if (own === stage) shells.set(instruction, isTrigger ? (triggered ?? current) : current);
      const next = shellSetBy(actingOf(instruction));
      if (next !== null && isTrigger) triggered = next;
      else current = next ?? current;
    }
    if (own !== stage) current = triggered ?? current;
  }
  return shells;
}

function shellSetBy(instruction: Instruction | null): LintShell | null {
  if (instruction?.keyword !== 'SHELL' || instruction.words.length === 0) return null;
  return namedShell(instruction.words.map(({ value }) => value));
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
