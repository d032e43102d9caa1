import { skipSpace } from '../../text/chars.ts';
import type { DockerfileModel, Instruction } from '../../types.ts';
import { continuationAt } from '../../parse/logical.ts';
import type { Edit } from '../edit.ts';
import { diffLists } from './diff.ts';
import { endOfHead } from './word-list.ts';

/** A line of an instruction's arguments. */
interface ArgumentLine {
  /** Without the continuation and the line ending. */
  readonly shown: string;
  /** As it is written, line ending included. */
  readonly written: string;
}

/**
 * An instruction's arguments (all after the flags, without bodies of here-documents) as a person edits
 * them: continuations are line breaks.
 */
export function argumentText(model: DockerfileModel, instruction: Instruction): string {
  return linesOf(model, instruction)
    .map(({ shown }) => shown)
    .join('\n');
}

function linesOf(model: DockerfileModel, { argsSpan }: Instruction): ArgumentLine[] {
  const text = model.text.slice(argsSpan.start, argsSpan.end);
  return text.split(/(?<=\n)/).map((written) => ({ shown: shownLine(model, written), written }));
}

function shownLine(model: Pick<DockerfileModel, 'escape'>, written: string): string {
  const content = written.replace(/[\r\n]+$/, '');
  if (isAside(content)) return content;
  const source = { text: content, lineStarts: [0], escape: model.escape };
  const cut = continuationAt(source, 0, content.length);
  return cut < 0 ? content : content.slice(0, cut).replace(/[\t ]+$/, '');
}

/** A comment or an empty line, which needs no continuation. */
function isAside(line: string): boolean {
  const first = skipSpace(line, 0, line.length);
  return first === line.length || line[first] === '#';
}

/** Whether a line is to be a line of the command, its last one, or an aside behind that. */
type Role = 'more' | 'last' | 'behind';

/** Lets the arguments read like `text`; lines that stay keep their bytes. */
export function editArguments(
  model: DockerfileModel,
  instruction: Instruction,
  text: string,
): Edit[] {
  const before = linesOf(model, instruction);
  const shown = wantedLines(model, text);
  const last = shown.findLastIndex((line) => !isAside(line));
  const old = before.map((line, at) => toLine(line.shown, at, before.length - 1));
  const wanted = shown.map((line, at) => toLine(line, at, last));
  const starts = [instruction.argsSpan.start];
  for (const { written } of before) starts.push((starts.at(-1) ?? 0) + written.length);
  const hunks = diffLists(old, wanted, (a, b) => a.text === b.text && a.role === b.role);
  const edits = hunks.map(({ start, end, added }) => ({
    start: starts[start] ?? 0,
    end: starts[end] ?? 0,
    text: added.map((line) => writeLine(model, line)).join(''),
  }));
  const [first, ...rest] = edits;
  if (first === undefined) return [];
  // What stands behind the keyword is no comment: one that comes first needs a line of its own.
  const aside = first.start === starts[0] && isAside(shown[0] ?? '');
  const head = aside ? model.escape + model.newline : '';
  return withSpace(instruction, [{ ...first, text: head + first.text }, ...rest]);
}

interface Line {
  readonly text: string;
  readonly role: Role;
}

function toLine(text: string, at: number, last: number): Line {
  return { text, role: at < last ? 'more' : at === last ? 'last' : 'behind' };
}

function writeLine({ escape, newline }: DockerfileModel, { text, role }: Line): string {
  if (role === 'last') return text;
  if (role === 'behind') return newline + text;
  return isAside(text) ? text + newline : `${text} ${escape}${newline}`;
}

/** What BuildKit joins of a text that `editArguments` is given, without its white space. */
export function commandOf(model: DockerfileModel, text: string): string {
  const lines = wantedLines(model, text).filter((line) => !isAside(line));
  return lines.join('').replaceAll(/\s+/g, '');
}

/** The text's lines; a continuation that a line has of itself is none of its text. */
function wantedLines(model: DockerfileModel, text: string): string[] {
  const lines = text.trim().split(/\r\n?|\n/);
  return lines.map((line) => shownLine(model, line));
}

/** Arguments that come where none were need a space before them. */
function withSpace(instruction: Instruction, edits: Edit[]): Edit[] {
  const { argsSpan } = instruction;
  const [only] = edits;
  if (argsSpan.start < argsSpan.end || only === undefined) return edits;
  const at = endOfHead(instruction);
  return [{ start: at, end: at, text: ` ${only.text}` }];
}
