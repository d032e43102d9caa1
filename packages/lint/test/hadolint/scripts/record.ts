import { createHash } from 'node:crypto';
import type { CheckedScript, ShellCheckComment } from '../../../src/shellcheck/types.ts';
import type { Recorded } from '../types.ts';

/** What hadolint says of files with ShellCheck's codes, and what ShellCheck says of the scripts that we make of them. */
export interface ScriptRecord {
  readonly hadolint: string;
  readonly shellcheck: string;
  readonly answers: readonly Recorded[];
  /** By {@link scriptKey}; each comment as {@link writeComment} writes it, in ShellCheck's order. */
  readonly scripts: Readonly<Record<string, readonly string[]>>;
}

/** As JSON with a line for each file and script. */
export function writeRecord({ hadolint, shellcheck, answers, scripts }: ScriptRecord): string {
  const files = answers.map((one) => `    ${JSON.stringify(one)}`);
  const said = Object.entries(scripts).map(
    ([key, comments]) => `    ${JSON.stringify(key)}: ${JSON.stringify(comments)}`,
  );
  const parts = [
    `"hadolint": ${JSON.stringify(hadolint)}`,
    `"shellcheck": ${JSON.stringify(shellcheck)}`,
    `"answers": [\n${files.join(',\n')}\n  ]`,
    `"scripts": {\n${said.join(',\n')}\n  }`,
  ];
  return `{\n  ${parts.join(',\n  ')}\n}\n`;
}

/** Tells scripts apart: another text in front of it is another script. */
export function scriptKey({ shell, text }: Pick<CheckedScript, 'shell' | 'text'>): string {
  return createHash('sha256').update(`${shell}\n${text}`).digest('hex').slice(0, 16);
}

/** `line:column-line:column code level`: all that the comparison looks at. */
export function writeComment(comment: ShellCheckComment): string {
  const { line, column, endLine, endColumn, code, level } = comment;
  const place = [line, column].join(':') + '-' + [endLine, endColumn].join(':');
  return `${place} ${String(code)} ${level}`;
}

export function readComment(written: string): ShellCheckComment {
  const [line, column, endLine, endColumn, code] = (written.match(/\d+/g) ?? []).map(Number);
  const level = written.slice(written.lastIndexOf(' ') + 1) as ShellCheckComment['level'];
  if (line === undefined || column === undefined) throw new Error(`no comment: ${written}`);
  if (endLine === undefined || endColumn === undefined || code === undefined) {
    throw new Error(`no comment: ${written}`);
  }
  return { line, column, endLine, endColumn, code, level, message: '', fix: null };
}
