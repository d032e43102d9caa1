import type { DirectiveNode, Heredoc, Instruction, Problem, SyntaxNode } from '../types.ts';
import { fileProblems } from '../problems/file.ts';
import { makeProblem, type Place } from '../problems/problem.ts';
import { skipSpace } from '../text/chars.ts';
import { spanOf, type Cooked } from '../text/cooked.ts';
import { checkBodies } from '../validate/bodies.ts';
import { checkInstruction } from '../validate/instruction.ts';
import type { Report } from '../validate/report.ts';
import { stageKey } from './details.ts';
import { badCheckOption, readDirective } from './directives.ts';
import {
  findHeredocs,
  makeLineFinder,
  readBodies,
  type HeredocBodies,
  type LineFinder,
} from './heredocs.ts';
import { makeIds, type IdMaker } from './ids.ts';
import { finishInstruction, readDraft, type Draft } from './instruction.ts';
import { KEYWORDS } from './keywords.ts';
import { contentEnd, lineEnd, readLogical, type Logical } from './logical.ts';

/** Reads a text node by node. */
export interface Reader {
  readonly text: string;
  readonly lineStarts: readonly number[];
  escape: '\\' | '`';
  /** Whether directives may still come. */
  atTop: boolean;
  /** Index of the stage at hand; -1 before the first FROM. */
  stage: number;
  /** Index of the next instruction. */
  index: number;
  /** What it has read. */
  readonly nodes: SyntaxNode[];
  readonly problems: Problem[];
  readonly ids: IdMaker;
  readonly findLine: LineFinder;
  /** Notes a problem of the instruction read last. */
  readonly report: Report;
  /** The text as it is, for instructions without continuation. */
  readonly whole: Cooked;
}

type Start = Pick<Reader, 'text' | 'lineStarts' | 'escape' | 'atTop' | 'stage' | 'index' | 'ids'>;

function makeReader(start: Start): Reader {
  const problems: Problem[] = [];
  const reader: Reader = {
    ...start,
    nodes: [],
    problems,
    findLine: makeLineFinder(start),
    whole: { text: start.text, at: [0], source: [0] },
    report: (kind, span, ...args) => {
      const stage = reader.stage < 0 ? null : reader.stage;
      problems.push(makeProblem(kind, span, { instruction: reader.index - 1, stage }, ...args));
    },
  };
  return reader;
}

/** A reader at the start of a text. */
export function startReader(text: string, lineStarts: readonly number[]): Reader {
  const ids = makeIds();
  const reader = makeReader({
    text,
    lineStarts,
    escape: '\\',
    atTop: true,
    stage: -1,
    index: 0,
    ids,
  });
  if (text.charCodeAt(0) === 0xfeff) reader.nodes.push({ kind: 'bom', span: { start: 0, end: 1 } });
  return reader;
}

/** A reader of what follows the instructions `before`, below all directives. */
export function resumeReader(
  text: string,
  lineStarts: readonly number[],
  escape: Reader['escape'],
  before: readonly Instruction[],
): Reader {
  const stage = before.at(-1)?.stage ?? -1;
  const ids = makeIds(before);
  return makeReader({ text, lineStarts, escape, atTop: false, stage, index: before.length, ids });
}

const HASH = 0x23;
const NO_HEREDOCS: readonly Heredoc[] = [];
const NOWHERE: Place = { instruction: null, stage: null };

/** Where the nodes of a line begin. */
export function nodeStart(reader: Pick<Reader, 'text' | 'lineStarts'>, line: number): number {
  return line === 0 && reader.text.charCodeAt(0) === 0xfeff ? 1 : (reader.lineStarts[line] ?? 0);
}

/** Reads what begins on `line`, which must not be the empty one after the last line ending; gives the line after it. */
export function readNode(reader: Reader, line: number): number {
  const { text } = reader;
  const start = nodeStart(reader, line);
  const end = contentEnd(reader, line);
  const first = skipSpace(text, start, end);
  if (first < end && text.charCodeAt(first) !== HASH) {
    reader.atTop = false;
    return readInstruction(reader, line, start, first) + 1;
  }
  const span = { start, end: lineEnd(reader, line) };
  const directive = reader.atTop ? readDirective(text, first, end) : null;
  if (directive !== null && !(directive.name === 'escape' && hasShebang(reader))) {
    addDirective(reader, { kind: 'directive', span, ...directive });
    return line + 1;
  }
  if (directive === null && !isShebang(text, start)) reader.atTop = false;
  reader.nodes.push({ kind: first === end ? 'blank' : 'comment', span });
  return line + 1;
}

/** `#!…` in a file's first line, of which BuildKit takes no notice when it looks for `syntax` and `check`. */
export function isShebang(text: string, start: number): boolean {
  return start <= 1 && text.startsWith('#!', start) && (start === 0 || text[0] === '\ufeff');
}

/** While directives may still come, no other comment stands before them. */
function hasShebang({ nodes }: Reader): boolean {
  return nodes.some(({ kind }) => kind === 'comment');
}

function addDirective(reader: Reader, node: DirectiveNode): void {
  const { problems, nodes } = reader;
  const repeated = nodes.some((other) => other.kind === 'directive' && other.name === node.name);
  nodes.push(node);
  if (repeated) {
    if (hasShebang(reader)) return;
    problems.push(makeProblem(fileProblems.duplicateDirective, node.nameSpan, NOWHERE, node.name));
    return;
  }
  if (node.name === 'escape') {
    if (node.value === '\\' || node.value === '`') reader.escape = node.value;
    else problems.push(makeProblem(fileProblems.escapeValue, node.valueSpan, NOWHERE, node.value));
  }
  const bad = node.name === 'check' && readsCheck(reader) ? badCheckOption(node.value) : null;
  if (bad !== null)
    problems.push(makeProblem(fileProblems.checkOption, node.valueSpan, NOWHERE, bad));
}

/** BuildKit looks for the options of `check` only as long as no directive is indented. */
function readsCheck({ text, nodes }: Reader): boolean {
  return nodes.every((node) => node.kind !== 'directive' || text[node.span.start] === '#');
}

function readInstruction(reader: Reader, line: number, start: number, first: number): number {
  const logical = readLogical(reader, reader.whole, line, first);
  const { cooked } = logical;
  const draft = readDraft(cooked, logical.from, logical.to, reader.escape);
  const bodies = takeHeredocs(reader, draft, logical);
  const lastLine = bodies.lastLine;
  const span = { start, end: lineEnd(reader, lastLine) };
  const contentSpan = { start: first, end: Math.max(first, contentEnd(reader, lastLine)) };
  if (draft.keyword === 'FROM') {
    reader.stage++;
    reader.ids.stage(stageKey(draft.words));
  }
  const instruction = finishInstruction(draft, {
    id: reader.ids.next(draft.keyword, reader.text, contentSpan.start, contentSpan.end),
    index: reader.index,
    stage: reader.stage,
    span,
    contentSpan,
    firstLine: line,
    lastLine,
    heredocs: bodies.heredocs,
    lineStarts: reader.lineStarts,
  });
  reader.nodes.push(instruction);
  reader.index++;
  checkRead(reader, draft, instruction, logical, bodies);
  return lastLine;
}

function takeHeredocs(reader: Reader, draft: Draft, logical: Logical): HeredocBodies {
  const command = draft.trigger ?? draft;
  const may = command.keyword === 'RUN' || command.keyword === 'COPY' || command.keyword === 'ADD';
  const opens =
    may && command.form !== 'exec'
      ? findHeredocs(logical.cooked.text, logical.from, logical.to)
      : [];
  if (opens.length === 0)
    return { heredocs: NO_HEREDOCS, lastLine: logical.lastLine, unterminated: null };
  return readBodies(reader, reader.findLine, logical.cooked, opens, logical.lastLine);
}

/** Checks that need the lines as read; the rest is the validators'. */
function checkRead(
  reader: Reader,
  draft: Draft,
  instruction: Instruction,
  logical: Logical,
  bodies: HeredocBodies,
): void {
  const { report } = reader;
  if (logical.hasEmptyLine) {
    const start = reader.lineStarts[logical.lastLine] ?? 0;
    report(fileProblems.emptyContinuation, { start, end: contentEnd(reader, logical.lastLine) });
  }
  const open = bodies.unterminated;
  if (open !== null) {
    report(fileProblems.heredocOpen, spanOf(draft.cooked, open.start, open.end), open.name);
  }
  // A misspelt FROM is told as what it is, by the unknown keyword alone.
  if (reader.stage < 0 && draft.keyword !== 'ARG' && KEYWORDS.has(draft.keyword)) {
    report(fileProblems.beforeFrom, instruction.keywordSpan, draft.keyword);
  }
  checkInstruction(draft, instruction, report);
  checkBodies(reader.text, instruction, report);
}
