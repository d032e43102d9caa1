import type { Edit } from '../edits/edit.ts';
import { KEYWORDS } from '../parse/keywords.ts';
import { contentEnd, continuationAt } from '../parse/logical.ts';
import { quotedEnd } from '../parse/words.ts';
import { instructionAt, lineOf } from '../text/lines.ts';
import type { DockerfileModel, Instruction, Span } from '../types.ts';
import { makeGapReader, skipBlanks } from './gap.ts';
import { cleanIndent, DEFAULT_FORMAT, type FormatOptions } from './options.ts';
import { usesPosixShell } from './posix.ts';
import { tokensOf } from './tokens.ts';
import { write } from './write.ts';

/**
 * Formats while typing: only ever the white space that one line begins with. `typed` was just typed
 * before `offset`. After a line ending, the new line gets the indentation of its place: that of the line
 * before, in a continuation, none after the instruction's end. After the escape character at the end of
 * a line, the next line is indented, unless an instruction begins there. Nothing in heredocs, in open
 * quotes and among comments.
 */
export function formatTyped(
  model: DockerfileModel,
  offset: number,
  typed: string,
  options: FormatOptions = DEFAULT_FORMAT,
): readonly Edit[] {
  const line = lineOf(model, offset);
  if (typed.endsWith('\n')) return indentLine(model, line, options);
  const { text, lineStarts } = model;
  const next = lineStarts[line + 1];
  if (typed !== model.escape || next === undefined || next === text.length) return [];
  const end = contentEnd(model, line);
  if (offset > end || skipBlanks(text, offset, end) !== end) return [];
  const word = /^\s*(\S*)/.exec(text.slice(next, contentEnd(model, line + 1)))?.[1] ?? '';
  if (word === '' || KEYWORDS.has(word.toUpperCase())) return [];
  return indentLine(model, line + 1, options);
}

/** Indents a line by what the line before it is; no edits where that can't be told. */
function indentLine(model: DockerfileModel, line: number, options: FormatOptions): Edit[] {
  const { text, lineStarts } = model;
  const start = lineStarts[line];
  const before = lineStarts[line - 1];
  if (start === undefined || before === undefined) return [];
  const first = skipBlanks(text, start, contentEnd(model, line));
  const indentation = wantedIndentation(model, before, start, options);
  const edits: Edit[] = [];
  if (indentation !== null) write(edits, text, start, first, indentation);
  return edits;
}

/** Null: as it is. `before` and `start` are where the line before and the line begin. */
function wantedIndentation(
  model: DockerfileModel,
  before: number,
  start: number,
  options: FormatOptions,
): string | null {
  const { text } = model;
  const owner = instructionAt(model, start - 1);
  if (owner === null || before >= (owner.heredocs[0]?.bodySpan.start ?? Infinity)) return null;
  const stop = contentEnd(model, lineOf(model, before));
  const first = skipBlanks(text, before, stop);
  if (first === stop || text[first] === '#') return null;
  const cut = continuationAt(model, before, stop);
  if (cut < 0) return owner.heredocs.length === 0 ? '' : null;
  const line = lineOf(model, start);
  const isEmpty = skipBlanks(text, start, contentEnd(model, line)) === contentEnd(model, line);
  if (!separatesAt(model, owner, cut, isEmpty)) return null;
  const isFirst = before <= owner.contentSpan.start;
  return isFirst ? ' '.repeat(cleanIndent(options.indent)) : text.slice(before, first);
}

/** Whether white space after the continuation at `cut` stands between words, not in one. */
function separatesAt(
  model: DockerfileModel,
  owner: Instruction,
  cut: number,
  isEmpty: boolean,
): boolean {
  const context = {
    model,
    readGap: makeGapReader(model),
    posix: usesPosixShell(model),
    splitShell: true,
  };
  const token = tokensOf(context, owner).findLast((token) => token.start < cut);
  if (token === undefined) return true;
  if (token.frozen === true || (owner.detail.type === 'pairs' && isOpen(model, token)))
    return false;
  return token.end < cut || (token.end === cut && isEmpty);
}

/** Whether a quote in a word is not closed. */
function isOpen({ text, escape }: DockerfileModel, word: Span): boolean {
  const written = text.slice(word.start, word.end);
  const after = `${written} x`;
  return quotedEnd(after, 0, after.length, escape) > written.length;
}
