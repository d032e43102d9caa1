import type { Instruction } from '@stagecraft/dockerfile';
import type { ScriptLanguage } from './scripts.ts';

/** How a here-document's body is read: by a shell, another language, or as plain text. */
export type BodyLanguage = 'shell' | 'plain' | ScriptLanguage;

const shells = /^(?:ba|da|a|z|k|mk|pdk|r?ba)?sh$/;

/** By an interpreter's or a command's name, e.g. `python3.12`. */
function byCommand(command: string): BodyLanguage {
  const name = command.slice(command.lastIndexOf('/') + 1);
  if (shells.test(name)) return 'shell';
  if (/^(?:python|pypy)[\d.]*$/.test(name)) return 'python';
  if (/^(?:node|nodejs|deno|bun|tsx)$/.test(name)) return 'javascript';
  return /^(?:perl|ruby|awk|gawk|Rscript|make|tclsh)[\d.]*$/.test(name) ? 'hash' : 'plain';
}

/** By a script's `#!` line; null without one. */
function byFirstLine(body: string): BodyLanguage | null {
  const match = /^#!\s*(\S+)(?:[ \t]+(?:-S[ \t]+)?([^\s=]+))?/.exec(body);
  if (match === null) return null;
  const [, interpreter = '', argument = ''] = match;
  return byCommand(/(?:^|\/)env$/.test(interpreter) ? argument : interpreter);
}

const extensions: Readonly<Record<string, BodyLanguage>> = {
  sh: 'shell',
  bash: 'shell',
  py: 'python',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  ts: 'javascript',
  json: 'json',
  yml: 'hash',
  yaml: 'hash',
  toml: 'hash',
  conf: 'hash',
  cfg: 'hash',
  rb: 'hash',
  pl: 'hash',
  env: 'hash',
  properties: 'hash',
};

/** A RUN's: the `#!` line where the body is the script itself, else the command that reads it. */
export function runBodyLanguage(instruction: Instruction, body: string): BodyLanguage {
  const opens = new Set(instruction.heredocs.map(({ openSpan }) => openSpan.start));
  const command = instruction.words.find((word) => !opens.has(word.span.start));
  const isScript = command === undefined || opens.has(instruction.argsSpan.start);
  return isScript ? (byFirstLine(body) ?? 'shell') : byCommand(command.value);
}

/** A COPY's or ADD's: by the name of the file that it becomes, else by its `#!` line. */
export function fileBodyLanguage(
  instruction: Instruction,
  name: string,
  body: string,
): BodyLanguage {
  const { detail } = instruction;
  const destination = detail.type === 'copy' ? (detail.destination?.value ?? '') : '';
  const file = destination === '' || destination.endsWith('/') ? name : destination;
  const extension = /\.([a-z]+)$/.exec(file)?.[1] ?? '';
  const known = Object.hasOwn(extensions, extension) ? extensions[extension] : undefined;
  return known ?? byFirstLine(body) ?? 'plain';
}
