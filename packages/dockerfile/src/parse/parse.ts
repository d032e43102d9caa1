import type {
  DirectiveNode,
  DockerfileModel,
  Heredoc,
  Instruction,
  Problem,
  Span,
  SyntaxNode,
} from '../types.ts';
import { fileProblems } from '../problems/file.ts';
import { makeProblem, type Kind, type Place } from '../problems/problem.ts';
import { skipSpace } from '../text/chars.ts';
import { spanOf, type Cooked } from '../text/cooked.ts';
import { findLineStarts, findNewline } from '../text/lines.ts';
import { checkInstruction } from '../validate/instruction.ts';
import { badCheckOption, readDirective } from './directives.ts';
import {
  findHeredocs,
  makeLineIndex,
  readBodies,
  type HeredocBodies,
  type LineIndex,
} from './heredocs.ts';
import { makeIds, type IdMaker } from './ids.ts';
import { finishInstruction, KEYWORDS, readDraft, type Draft } from './instruction.ts';
import { contentEnd, lineEnd, readLogical, type Logical } from './logical.ts';

/** What one parse gathers. */
interface Parse {
  readonly text: string;
  readonly lineStarts: readonly number[];
  escape: '\\' | '`';
  /** Whether directives may still come. */
  atTop: boolean;
  stage: number;
  readonly nodes: SyntaxNode[];
  readonly instructions: Instruction[];
  readonly directives: DirectiveNode[];
  readonly problems: Problem[];
  readonly ids: IdMaker;
  readonly lineIndex: LineIndex;
  /** The text as it is, for instructions without continuation. */
  readonly whole: Cooked;
}

const NO_HEREDOCS: readonly Heredoc[] = [];
const NOWHERE: Place = { instruction: null, stage: null };

/**
 * Parses a Dockerfile as strictly as BuildKit, and keeps every character: the nodes' texts joined
 * give the text. Takes any string, never throws, in time linear in its length. What BuildKit would
 * refuse is in `problems`, in the order of the text; one broken instruction leaves the others whole.
 */
export function parseDockerfile(text: string): DockerfileModel {
  const lineStarts = findLineStarts(text);
  const parse: Parse = {
    text,
    lineStarts,
    escape: '\\',
    atTop: true,
    stage: -1,
    nodes: [],
    instructions: [],
    directives: [],
    problems: [],
    ids: makeIds(),
    lineIndex: makeLineIndex({ text, lineStarts }),
    whole: { text, at: [0], source: [0] },
  };
  const hasBom = text.charCodeAt(0) === 0xfeff;
  if (hasBom) parse.nodes.push({ kind: 'bom', span: { start: 0, end: 1 } });
  let line = 0;
  while (line < lineStarts.length) {
    const start = line === 0 && hasBom ? 1 : (lineStarts[line] ?? 0);
    if (start >= text.length) break;
    line = readLine(parse, line, start) + 1;
  }
  checkFile(parse);
  parse.problems.sort((a, b) => a.span.start - b.span.start);
  const { nodes, instructions, directives, escape, problems } = parse;
  const newline = findNewline(text, lineStarts);
  return { text, nodes, instructions, directives, escape, newline, lineStarts, problems };
}

/** Reads what begins on `line` at `start`; gives its last line. */
function readLine(parse: Parse, line: number, start: number): number {
  const { text } = parse;
  const end = contentEnd(parse, line);
  const first = skipSpace(text, start, end);
  const span = { start, end: lineEnd(parse, line) };
  if (first < end && text[first] !== '#') {
    parse.atTop = false;
    return readInstruction(parse, line, start, first);
  }
  const directive = parse.atTop ? readDirective(text, first, end) : null;
  if (directive !== null) {
    addDirective(parse, { kind: 'directive', span, ...directive });
    return line;
  }
  parse.atTop = false;
  parse.nodes.push({ kind: first === end ? 'blank' : 'comment', span });
  return line;
}

function addDirective(parse: Parse, node: DirectiveNode): void {
  const { directives, problems, nodes } = parse;
  const repeated = directives.some((other) => other.name === node.name);
  nodes.push(node);
  directives.push(node);
  if (repeated) {
    problems.push(makeProblem(fileProblems.duplicateDirective, node.nameSpan, NOWHERE, node.name));
    return;
  }
  if (node.name === 'escape') {
    if (node.value === '\\' || node.value === '`') parse.escape = node.value;
    else problems.push(makeProblem(fileProblems.escapeValue, node.valueSpan, NOWHERE, node.value));
  }
  const bad = node.name === 'check' ? badCheckOption(node.value) : null;
  if (bad !== null)
    problems.push(makeProblem(fileProblems.checkOption, node.valueSpan, NOWHERE, bad));
}

function readInstruction(parse: Parse, line: number, start: number, first: number): number {
  const logical = readLogical(parse, parse.whole, line, first);
  const { cooked } = logical;
  const draft = readDraft(cooked, logical.from, logical.to, parse.escape);
  const bodies = takeHeredocs(parse, draft, logical);
  const lastLine = bodies.lastLine;
  const span = { start, end: lineEnd(parse, lastLine) };
  const contentSpan = { start: first, end: Math.max(first, contentEnd(parse, lastLine)) };
  if (draft.keyword === 'FROM') startStage(parse, draft);
  const instruction = finishInstruction(draft, {
    id: parse.ids.next(draft.keyword, parse.text, contentSpan.start, contentSpan.end),
    index: parse.instructions.length,
    stage: parse.stage,
    span,
    contentSpan,
    firstLine: line,
    lastLine,
    heredocs: bodies.heredocs,
    lineStarts: parse.lineStarts,
  });
  parse.nodes.push(instruction);
  parse.instructions.push(instruction);
  checkRead(parse, draft, instruction, logical, bodies);
  return lastLine;
}

function takeHeredocs(parse: Parse, draft: Draft, logical: Logical): HeredocBodies {
  const command = draft.trigger ?? draft;
  const may = command.keyword === 'RUN' || command.keyword === 'COPY' || command.keyword === 'ADD';
  const opens =
    may && command.form !== 'exec'
      ? findHeredocs(logical.cooked.text, logical.from, logical.to)
      : [];
  if (opens.length === 0)
    return { heredocs: NO_HEREDOCS, lastLine: logical.lastLine, unterminated: null };
  return readBodies(parse, parse.lineIndex, logical.cooked, opens, logical.lastLine);
}

function startStage(parse: Parse, draft: Draft): void {
  parse.stage++;
  const [image, as, name] = draft.words;
  const named = name !== undefined && as?.value.toLowerCase() === 'as';
  parse.ids.stage(named ? name.value.toLowerCase() : (image?.value ?? ''));
}

/** Checks that need the lines as read; the rest is the validators'. */
function checkRead(
  parse: Parse,
  draft: Draft,
  instruction: Instruction,
  logical: Logical,
  bodies: HeredocBodies,
): void {
  const place: Place = {
    instruction: instruction.index,
    stage: parse.stage < 0 ? null : parse.stage,
  };
  const report = <A extends readonly string[]>(kind: Kind<A>, span: Span, ...args: A): void => {
    parse.problems.push(makeProblem(kind, span, place, ...args));
  };
  if (logical.hasEmptyLine) {
    const start = parse.lineStarts[logical.lastLine] ?? 0;
    report(fileProblems.emptyContinuation, { start, end: contentEnd(parse, logical.lastLine) });
  }
  const open = bodies.unterminated;
  if (open !== null) {
    report(fileProblems.heredocOpen, spanOf(draft.cooked, open.start, open.end), open.name);
  }
  // A misspelt FROM is told as what it is, by the unknown keyword alone.
  if (parse.stage < 0 && draft.keyword !== 'ARG' && KEYWORDS.has(draft.keyword)) {
    report(fileProblems.beforeFrom, instruction.keywordSpan, draft.keyword);
  }
  checkInstruction(draft, instruction, report);
}

/** What only the whole file shows. */
function checkFile(parse: Parse): void {
  const first = parse.instructions[0];
  if (first === undefined) {
    const end = Math.min(parse.text.length, contentEnd(parse, 0));
    parse.problems.push(makeProblem(fileProblems.empty, { start: 0, end }, NOWHERE));
  } else if (parse.stage < 0) {
    parse.problems.push(makeProblem(fileProblems.noStage, first.keywordSpan, NOWHERE));
  }
}
