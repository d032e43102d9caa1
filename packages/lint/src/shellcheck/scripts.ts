import type { Cooked, Instruction } from '@stagecraft/dockerfile';
import type { LintFile, LintShell } from '../file/types.ts';
import { actingOf } from '../file/stages.ts';
import { scriptText } from '../shell/script.ts';
import type { CheckedScript, ShellCheckDialect } from './types.ts';

/** Set by the engine for every RUN: https://docs.docker.com/build/building/variables/#proxy-arguments */
const PROXIES = [
  ...['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy'],
  ...['FTP_PROXY', 'ftp_proxy', 'NO_PROXY', 'no_proxy', 'ALL_PROXY', 'all_proxy'],
];

/** ShellCheck reads busybox's ash and mksh as the shells they are made after. */
const DIALECTS: Readonly<Record<string, ShellCheckDialect>> = {
  sh: 'sh',
  hush: 'sh',
  yash: 'sh',
  bash: 'bash',
  dash: 'dash',
  ash: 'dash',
  busybox: 'dash',
  ksh: 'ksh',
  mksh: 'ksh',
};

/** The scripts of all RUNs, those in ONBUILD too, that ShellCheck can read. */
export function checkedScripts(file: LintFile): readonly CheckedScript[] {
  return file.acting.flatMap((instruction) => {
    if (instruction.keyword !== 'RUN') return [];
    return checkedScript(file, instruction) ?? [];
  });
}

function checkedScript(file: LintFile, instruction: Instruction): CheckedScript | null {
  const shell = file.shellOf(instruction);
  const source = shell.kind === 'posix' ? scriptText(file.model, instruction) : null;
  if (source === null || source.text.trim() === '') return null;
  const { program, args } = interpreterOf(source) ?? shell;
  const dialect = Object.hasOwn(DIALECTS, program) ? DIALECTS[program] : undefined;
  if (dialect === undefined) return null;
  const exports = variablesOf(file, instruction).map((name) => `export ${name}=1\n`);
  const before = endsAtFailure(args) ? [...exports, 'set -e\n'] : exports;
  return {
    instruction,
    // A `#!` that is not on the first line would be reported.
    text: before.join('') + source.text.replace(/^#!/, '# '),
    shell: dialect,
    linesBefore: before.length,
    source,
  };
}

/** The program of a script's `#!` line; null where it has none. */
function interpreterOf({ text }: Cooked): Pick<LintShell, 'program' | 'args'> | null {
  const line = /^#!(.*)/.exec(text)?.[1];
  if (line === undefined) return null;
  const [program = '', ...args] = line
    .trim()
    .replace(/^\S*\/env\s+(?:-S\s+)?/, '')
    .split(/\s+/);
  return { program: program.replace(/.*\//, ''), args };
}

/** Whether options of a shell have it end at the first command that fails (`-e`, `-o errexit`). */
function endsAtFailure(args: readonly string[]): boolean {
  return args.some((arg) => /^-[A-Za-z]*e/.test(arg) || arg === 'errexit');
}

/** Names that have a value when the RUN begins, so that their use is no mistake. */
function variablesOf(file: LintFile, run: Instruction): readonly string[] {
  const names = new Set([...PROXIES, ...namesInScope(file, run), ...namesOfTriggers(file, run)]);
  return [...names].filter((name) => /^[A-Za-z_]\w*$/.test(name)).sort();
}

function namesInScope({ model, resolver }: LintFile, { index, stage }: Instruction): string[] {
  if (stage < 0) return model.instructions.slice(0, index).flatMap(namesSetBy);
  const scope = [...resolver.scopeAt(index).values()];
  // A trigger acts in another build: what the image keeps is there, its ARGs are not.
  const isTrigger = model.instructions[index]?.keyword === 'ONBUILD';
  return scope.flatMap(({ name, kind }) => (isTrigger && kind === 'arg' ? [] : [name]));
}

/** Of a trigger, what those before it set; of a stage, what those of the stages that it is built from set. */
function namesOfTriggers(file: LintFile, run: Instruction): string[] {
  const isTrigger = file.model.instructions[run.index]?.keyword === 'ONBUILD';
  const [own, ...bases] = file.lineage(file.stageOf(run));
  const before = own?.instructions.filter(({ index }) => isTrigger && index < run.index) ?? [];
  return [...before, ...bases.flatMap(({ instructions }) => instructions)].flatMap((instruction) =>
    instruction.keyword === 'ONBUILD' ? namesSetBy(actingOf(instruction)) : [],
  );
}

function namesSetBy(instruction: Instruction | null): string[] {
  if (instruction === null || !['ARG', 'ENV'].includes(instruction.keyword)) return [];
  const { detail } = instruction;
  return detail.type === 'pairs' ? detail.pairs.map(({ name }) => name) : [];
}
