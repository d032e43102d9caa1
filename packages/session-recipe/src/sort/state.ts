import type { ShellLine } from '../shell/line.ts';
import { plainWord } from '../shell/words.ts';

/** What a command sets for those after it. */
export type ShellState =
  /** The recorded directories tell where the shell went. */
  | { readonly kind: 'directory' }
  /** Variables that programs see; `value` as ENV takes it, with `$NAME` for others. */
  | { readonly kind: 'env'; readonly pairs: readonly (readonly [string, string])[] }
  /** Said again before what comes after it; `names` are variables, and functions (`name()`), that only the shell has. */
  | { readonly kind: 'repeat'; readonly names: readonly string[] | null }
  /** Another shell, in which commands are not recorded here. */
  | { readonly kind: 'shell' }
  | { readonly kind: 'leave' };

const shells = /^(?:.*\/)?(?:sh|bash|ash|dash|zsh|fish|ksh|busybox\s+sh)$/;
const repeated = new Set([
  'alias',
  'umask',
  'shopt',
  'ulimit',
  'unset',
  'set',
  '.',
  'source',
  'trap',
  'export',
  'declare',
  'local',
  'readonly',
  'unalias',
]);

/**
 * The value of `NAME=value` for ENV, variables in it between two private-use characters; null where a shell has to
 * work it out.
 */
function envValue(written: string): string | null {
  if (written.includes("'") && written.includes('$')) return null;
  return plainWord(written.replaceAll(/\$\{(\w+)\}|\$(\w+)/g, '\uE000$1$2\uE001'));
}

/** Turns what {@link envValue} gives into text for ENV. `$` of a variable stays one, others are plain. */
export const envText = (value: string): string =>
  `"${value.replaceAll(/["\\$]/g, '\\$&').replaceAll(/\uE000(\w+)\uE001/g, '${$1}')}"`;

function exported(words: readonly string[]): ShellState {
  const pairs: (readonly [string, string])[] = [];
  for (const word of words) {
    const [, name, written] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(word) ?? [];
    const value = written === undefined ? null : envValue(written);
    if (name === undefined || value === null) return { kind: 'repeat', names: null };
    pairs.push([name, value]);
  }
  return { kind: 'env', pairs };
}

/** `su alice`, `sh`, `exec bash`: nothing on the line says what was done there. */
function opensShell(words: readonly string[]): boolean {
  const [name = '', ...rest] = words[0] === 'exec' ? words.slice(1) : words;
  if (name === 'su' || name === 'login')
    return !rest.some((word) => /^(?:-\w*c|--command)/.test(word));
  if (shells.test(name)) return rest.every((word) => /^-(?:[il]+|-login)$/.test(word));
  return name === 'chroot' && rest.length === 1;
}

/** The function that a command defines and nothing else; null for every other command. */
export const definedFunction = (text: string): string | null =>
  /^\s*(?:function\s+)?([\w-]+)\s*\(\s*\)\s*\{\s[^}]*\}\s*$/.exec(text)?.[1] ?? null;

/** What a line sets for those after it and does nothing else; null for a line that does something. */
export function shellState(line: ShellLine): ShellState | null {
  const [first, ...more] = line.commands;
  if (first === undefined || more.length > 0 || line.operators.some((operator) => operator !== ';'))
    return null;
  if (first.targets.length > 0) return null;
  const words = first.words.map(({ text }) => text);
  const [name = '', ...rest] = words;
  if (name === '') {
    return {
      kind: 'repeat',
      names: first.assignments.map((text) => text.replace(/\+?=[\s\S]*$/, '')),
    };
  }
  if (name === 'cd' || name === 'pushd' || name === 'popd') return { kind: 'directory' };
  if (name === 'exit' || name === 'logout') return { kind: 'leave' };
  if (opensShell(words)) return { kind: 'shell' };
  if (name === 'export' && rest.some((word) => word.includes('='))) return exported(rest);
  return repeated.has(name) ? { kind: 'repeat', names: null } : null;
}
