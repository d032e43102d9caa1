import { readLine } from '../shell/line.ts';

/** What bash takes and a POSIX shell takes otherwise or not at all; `echo` reads backslashes differently. */
const bashOnly =
  /\[\[|[<>]\(|\{[^\s{}]*(?:,|\.\.)[^\s{}]*\}|&>|\|&|<<<|\(\(|\$'|\$\{\w+(?:\^|,|\/|:\d|\[)|(?:^|[\s;&|])(?:source|declare|shopt|pushd|popd|let|function|read\s+-\w*[aeinpstu])\s|==|\becho\b[^;&|]*(?:\s-\w*e|\\)|\*\*/;

/** How a command goes into RUN. */
export type RunPart =
  /** As it is, also behind `&&`. */
  | { readonly kind: 'plain'; readonly text: string }
  /** Several lines, or another shell's language: an instruction of its own, in the exec form. */
  | { readonly kind: 'script'; readonly shell: string; readonly text: string };

/** Whether the text would mean something else to the builder, or behind `&&`, than to the shell. */
function isPlain(text: string): boolean {
  return !/[\n\r]|<<|\\\s*$|(?:^|\s)#|^\[|^--/.test(text) && readLine(text) !== null;
}

/** One that is more than a chain of `&&` and `|` is held together by braces. */
function grouped(text: string): string {
  const operators = readLine(text)?.operators ?? [];
  if (operators.every((operator) => operator === '&&' || operator === '|')) return text;
  const body = text.trim().replace(/;$/, '').trimEnd();
  return `{ ${body}${body.endsWith('&') ? '' : ';'} }`;
}

/** @param shell that the command was typed into */
export function runPart(text: string, shell: 'bash' | 'sh'): RunPart {
  const trimmed = text.trim();
  const needsBash = shell === 'bash' && bashOnly.test(trimmed);
  if (needsBash || !isPlain(trimmed)) {
    return {
      kind: 'script',
      shell: needsBash || shell === 'bash' ? '/bin/bash' : '/bin/sh',
      text: trimmed,
    };
  }
  return { kind: 'plain', text: grouped(trimmed) };
}

/** RUN of several plain parts, a line each. */
export const chainText = (parts: readonly string[]): string => `RUN ${parts.join(' \\\n && ')}`;

/** RUN that hands a script to a shell as it is; `before` is said first, one command a line. */
export function scriptText(shell: string, before: readonly string[], text: string): string {
  const script = [...before, text].join('\n');
  return `RUN ${JSON.stringify([shell, '-c', script])}`;
}

/** A word for the shell: as it is where nothing in it is special, else in quotes. */
export function shellWord(word: string): string {
  return /^[\w%+,./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
