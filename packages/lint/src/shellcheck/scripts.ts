import type { Cooked, Instruction } from '@stagecraft/dockerfile';
import type { LintFile, LintShell } from '../file/types.ts';
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
  const dialect = dialectOf(source, shell);
  if (dialect === null) return null;
  const exports = variablesOf(file, instruction).map((name) => `export ${name}=1\n`);
  return {
    instruction,
    // A `#!` that is not on the first line would be reported.
    text: exports.join('') + source.text.replace(/^#!/, '# '),
    shell: dialect,
    linesBefore: exports.length,
    source,
  };
}

function dialectOf({ text }: Cooked, { program }: LintShell): ShellCheckDialect | null {
  const own = /^#!\s*(?:\S*\/env\s+(?:-S\s+)?)?(?:\S*\/)?(\S+)/.exec(text)?.[1] ?? program;
  return Object.hasOwn(DIALECTS, own) ? (DIALECTS[own] ?? null) : null;
}

/** Names that have a value when the RUN begins, so that their use is no mistake. */
function variablesOf(file: LintFile, { index, stage }: Instruction): readonly string[] {
  const scope = stage < 0 ? namesBefore(file, index) : file.resolver.scopeAt(index).keys();
  const names = new Set([...PROXIES, ...scope]);
  return [...names].filter((name) => /^[A-Za-z_]\w*$/.test(name)).sort();
}

/** In a fragment without FROM. */
function namesBefore({ model }: LintFile, index: number): readonly string[] {
  return model.instructions
    .slice(0, index)
    .flatMap(({ detail, keyword }) =>
      detail.type === 'pairs' && keyword !== 'LABEL' ? detail.pairs.map(({ name }) => name) : [],
    );
}
