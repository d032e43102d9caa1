import { posix } from 'node:path';
import { shellQuote } from '@stagecraft/contracts';

/**
 * What a shell is told at its start, so that it says what it was given. Nothing is put into the
 * container's files: the text comes over a pipe. `__stagecraft` writes to the terminal, between marks that
 * nobody else can write: the moment, the working directory and the last entry of the shell's own history.
 * It runs in a shell of its own, which an interrupt does not end half-way.
 */
function marking(nonce: string, shell: 'bash' | 'sh'): string {
  // bash gives the entry that is asked for, of one or more lines; busybox's shell gives all, a line each.
  const entry =
    shell === 'bash'
      ? 'history 1'
      : 'history | { last=; while IFS= read -r line; do last=$line; done; printf "%s" "$last"; }';
  const mark = `\\033]7777;${nonce};`;
  return `__stagecraft() {
  trap "" INT
  printf "${mark}%s\\007%s${mark}H\\007" "$1" "$PWD"
  ${entry}
  printf "${mark}E\\007"
}
printf "${mark}U;${shell}\\007%s${mark}E\\007" "$(id -un 2>/dev/null || id -u)" >/dev/tty
`;
}

/**
 * bash says before (PS0) each command what it is, and after it (PROMPT_COMMAND) how it ended; both leave
 * PS1, `$?` and `$_` to the person. Its history is kept in memory only.
 */
function bashStart(nonce: string): string {
  return `exec 9<&-
[ -f ~/.bashrc ] && . ~/.bashrc
${marking(nonce, 'bash')}unset HISTFILE HISTCONTROL HISTIGNORE HISTTIMEFORMAT
HISTSIZE=1000
shopt -s cmdhist
shopt -u lithist
PS0='$(__stagecraft S >/dev/tty)'
PS2='$(__stagecraft C >/dev/tty)'"$PS2"
PROMPT_COMMAND=': "$(__stagecraft "P;$?" >/dev/tty)"'"\${PROMPT_COMMAND:+;$PROMPT_COMMAND}"
`;
}

/**
 * Busybox's shell says it at each prompt; its history has each line by itself. The history's file has no
 * name, as the shell would put a new one in its place from time to time.
 */
function ashStart(nonce: string): string {
  return `exec 9<&-
unset ENV
HISTFILE=
${marking(nonce, 'sh')}PS1='$(__stagecraft "P;$?" >/dev/tty)\\w \\$ '
PS2='$(__stagecraft C >/dev/tty)> '
`;
}

/** A here-document that the shell takes as it is. */
const document = (text: string): string => `9<<'STAGECRAFT'\n${text}STAGECRAFT\n`;

/** Busybox's shell is given its start, or a shell without a history says so. */
const ashOrNone = (nonce: string, shell: string): string => `if type history >/dev/null 2>&1; then
export ENV=/proc/self/fd/9
exec ${shell} -i ${document(ashStart(nonce))}fi
printf '\\033]7777;${nonce};N\\007'
exec ${shell} -i
`;

/**
 * The command that opens a recorded shell: bash, else busybox's. A shell that keeps no history (dash)
 * cannot be recorded exactly, so it is said instead.
 *
 * @param nonce letters and digits that nobody in the container knows
 */
export function recordedShell(nonce: string): readonly string[] {
  const script = `if command -v bash >/dev/null 2>&1; then
exec bash --rcfile /proc/self/fd/9 -i ${document(bashStart(nonce))}fi
${ashOrNone(nonce, 'sh')}`;
  return ['/bin/sh', '-c', script];
}

/**
 * The command that opens a shell of one's choice as a recorded one. Null for a program that is none of the
 * shells that can be told so.
 *
 * @param nonce letters and digits that nobody in the container knows
 * @param shell the program and its options, without `-i`
 */
export function recordedAs(nonce: string, shell: readonly string[]): readonly string[] | null {
  const [program = ''] = shell;
  // `busybox sh` is its shell under no name of its own.
  const head = shell.slice(0, posix.basename(program) === 'busybox' ? 2 : 1);
  const options = shell.slice(head.length);
  const name = posix.basename(head.at(-1) ?? '');
  if (!/^(?:ba|da|a)?sh$/.test(name)) return null;
  const all = shell.map(shellQuote).join(' ');
  const start = ['--rcfile', '/proc/self/fd/9', ...options].map(shellQuote).join(' ');
  // Under another name, bash reads what ENV names.
  const bash =
    name === 'bash'
      ? `exec ${shellQuote(program)} ${start} -i ${document(bashStart(nonce))}`
      : `export ENV=/proc/self/fd/9\nexec ${all} -i ${document(`unset ENV\n${bashStart(nonce)}`)}`;
  const script = `if [ -n "$BASH_VERSION" ]; then\n${bash}fi\n${ashOrNone(nonce, all)}`;
  return [...head, '-c', script];
}
