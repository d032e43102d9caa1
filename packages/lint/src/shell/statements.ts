import { makeCommand } from './command.ts';
import { expansionEnd } from './expansion.ts';
import { takeHeredocs } from './heredocs.ts';
import { contentOf, heredocContent, shellArguments } from './scripts.ts';
import {
  isRedirect,
  readParts,
  readRedirect,
  type ReadRedirect,
  type ScriptText,
} from './simple.ts';
import { sourceFrom, type Source } from './source.ts';
import type { CopiedTree, TreeNode } from './tree.ts';
import type { ShellCommand, ShellNesting, ShellPipeline } from './types.ts';

/** What is found while a text is read. */
export interface Reading {
  /** Null when it can't be read within its bounds. */
  readonly parseTree: (text: string) => CopiedTree | null;
  readonly commands: ShellCommand[];
  readonly pipelines: ShellPipeline[];
  /** Where substitutions that were read begin: the script that `sh -c "$(x)"` gets has them again. */
  readonly substitutions: Set<number>;
  lists: number;
  isBroken: boolean;
}

/** Where statements stand. */
export interface Surroundings {
  readonly within: readonly ShellNesting[];
  readonly inBackground: boolean;
  /** Scripts within scripts around it. */
  readonly depth: number;
}

interface Place extends Surroundings {
  readonly source: ScriptText;
  readonly list: number;
}

type After = ShellCommand['after'];

/** `sh -c` within `sh -c` beyond this is left alone. */
const MAX_DEPTH = 8;
const NO_NODES: readonly TreeNode[] = [];
const SEPARATORS: ReadonlyMap<string, After> = new Map<string, After>([
  [';', ';'],
  [';;', ';'],
  ['\n', ';'],
  ['&', '&'],
  ['&&', '&&'],
  ['||', '||'],
  ['|', '|'],
  ['|&', '|&'],
]);
const SIMPLE: ReadonlySet<string> = new Set([
  'command',
  'declaration_command',
  'unset_command',
  'test_command',
  'variable_assignment',
  'variable_assignments',
]);
const COMPOUND: ReadonlySet<string> = new Set([
  'subshell',
  'compound_statement',
  'if_statement',
  'while_statement',
  'for_statement',
  'c_style_for_statement',
  'case_statement',
  'function_definition',
]);
const JOINING: ReadonlySet<string> = new Set([
  'list',
  'pipeline',
  'redirected_statement',
  'negated_command',
]);
/** What may be a word of a command that a syntax error has torn apart. */
const STRAY: ReadonlySet<string> = new Set([
  'command_name',
  'word',
  'number',
  'string',
  'raw_string',
  'ansi_c_string',
  'concatenation',
  'expansion',
  'simple_expansion',
  'variable_assignment',
  'command_substitution',
]);

/** Reads a whole script. */
export function readText(reading: Reading, source: Source, around: Surroundings): void {
  if (around.depth > MAX_DEPTH) {
    reading.isBroken = true;
    return;
  }
  const { text, heredocs } = takeHeredocs(source.text);
  const tree = reading.parseTree(text);
  if (tree === null || tree.isBroken) reading.isBroken = true;
  if (tree === null) return;
  const place = { ...around, source: { ...source, heredocs }, list: 0 };
  const { root } = tree;
  readSequence(reading, place, root.type === 'ERROR' ? [root] : root.children);
}

/** Reads statements that one shell runs one after the other. */
function readSequence(reading: Reading, outer: Place, written: readonly TreeNode[]): void {
  const nodes = written.some(isError) ? written.flatMap(withoutErrors) : written;
  const list = reading.lists++;
  let isFirst = true;
  let separator: After = ';';
  let torn: TreeNode[] = [];
  const read = (node: TreeNode | null, inBackground: boolean): void => {
    const place = { ...outer, list, inBackground: outer.inBackground || inBackground };
    const after = isFirst ? null : separator;
    if (node !== null) readStatement(reading, place, { node, after, redirects: NO_NODES });
    else readSimple(reading, place, { nodes: torn, after, redirects: NO_NODES });
    isFirst = false;
    separator = ';';
  };
  const readTorn = (): void => {
    if (torn.length > 0) read(null, false);
    torn = [];
  };
  for (const [index, node] of nodes.entries()) {
    if (STRAY.has(node.type) && !SIMPLE.has(node.type)) torn.push(node);
    else readTorn();
    if (isStatement(node)) read(node, nodes[index + 1]?.type === '&');
    else separator = SEPARATORS.get(node.type) ?? separator;
  }
  readTorn();
}

function isError({ type }: TreeNode): boolean {
  return type === 'ERROR';
}

function withoutErrors(node: TreeNode): readonly TreeNode[] {
  return isError(node) ? node.children.flatMap(withoutErrors) : [node];
}

function isStatement({ type }: TreeNode): boolean {
  return SIMPLE.has(type) || COMPOUND.has(type) || JOINING.has(type);
}

interface Statement {
  readonly node: TreeNode;
  readonly after: After;
  /** Redirections that the grammar puts around it. */
  readonly redirects: readonly TreeNode[];
}

/** Reads a statement; a simple command makes a pipeline of its own. */
function readStatement(reading: Reading, place: Place, statement: Statement): void {
  const command = readElement(reading, place, statement);
  if (command === null) return;
  reading.pipelines.push({ span: command.span, length: 1, commands: [command] });
}

/** Reads a statement, which may be an element of a pipeline; gives it when it is a simple command. */
function readElement(reading: Reading, place: Place, statement: Statement): ShellCommand | null {
  const { node, after, redirects } = statement;
  switch (node.type) {
    case 'list':
      readList(reading, place, statement);
      return null;
    case 'pipeline':
      readPipeline(reading, place, statement);
      return null;
    case 'redirected_statement': {
      const own = [...node.children.filter(isRedirect), ...redirects];
      const body = node.children.find(isStatement);
      if (body === undefined) {
        return readSimple(reading, place, { nodes: NO_NODES, after, redirects: own });
      }
      return readElement(reading, place, { node: body, after, redirects: own });
    }
    case 'negated_command': {
      const body = node.children.find(isStatement);
      return body === undefined ? null : readElement(reading, place, { ...statement, node: body });
    }
  }
  if (SIMPLE.has(node.type)) {
    const nodes = node.type === 'variable_assignment' ? [node] : node.children;
    return readSimple(reading, place, { nodes, after, redirects });
  }
  readCompound(reading, place, node);
  for (const redirect of redirects) {
    readSubstitutions(reading, place, redirect);
    readInput(reading, place, readRedirect(place.source, redirect).redirect, false);
  }
  return null;
}

/** `a && b || c`: the grammar nests them to the left, as deep as there are commands. */
function readList(reading: Reading, place: Place, { node, after, redirects }: Statement): void {
  const parts: { readonly node: TreeNode; readonly after: After }[] = [];
  let left: TreeNode | undefined = node;
  while (left?.type === 'list') {
    const operands: readonly TreeNode[] = left.children.filter(isStatement);
    const operator: TreeNode | undefined = left.children.find(({ type }) => SEPARATORS.has(type));
    for (const right of operands.slice(1).reverse()) {
      parts.push({ node: right, after: SEPARATORS.get(operator?.type ?? ';') ?? ';' });
    }
    left = operands[0];
  }
  if (left !== undefined) parts.push({ node: left, after });
  for (const [index, part] of parts.reverse().entries()) {
    const own = index === parts.length - 1 ? redirects : NO_NODES;
    readStatement(reading, place, { ...part, redirects: own });
  }
}

function readPipeline(reading: Reading, place: Place, { node, after, redirects }: Statement): void {
  const elements = node.children.filter(isStatement);
  const commands: ShellCommand[] = [];
  let separator = after;
  let index = 0;
  for (const child of node.children) {
    if (!isStatement(child)) {
      separator = SEPARATORS.get(child.type) ?? separator;
      continue;
    }
    const own = index === elements.length - 1 ? redirects : NO_NODES;
    const command = readElement(reading, place, { node: child, after: separator, redirects: own });
    if (command !== null) commands.push(command);
    index++;
  }
  const end = Math.max(node.end, redirects.at(-1)?.end ?? 0);
  const span = place.source.locate(node.start, end);
  reading.pipelines.push({ span, length: elements.length, commands });
}

/** Reads a simple command and what is within its words. */
function readSimple(
  reading: Reading,
  place: Place,
  { nodes, after, redirects }: Omit<Statement, 'node'> & { readonly nodes: readonly TreeNode[] },
): ShellCommand | null {
  const all = redirects.length === 0 ? nodes : [...nodes, ...redirects];
  const start = all[0]?.start ?? 0;
  const end = all.at(-1)?.end ?? start;
  if (end === start) return null;
  const parts = readParts(place.source, all);
  const { command, args } = makeCommand(
    {
      span: place.source.locate(start, end),
      words: parts.words,
      assignments: parts.assignments,
      redirects: parts.redirects.map(({ redirect }) => redirect),
    },
    { after, inBackground: place.inBackground, within: place.within, list: place.list },
  );
  reading.commands.push(command);
  for (const node of all) readSubstitutions(reading, place, node);
  const { scripts, readsInput } = shellArguments(command.name, args);
  for (const script of scripts) readText(reading, script, inScript(place));
  for (const redirect of parts.redirects) readInput(reading, place, redirect, readsInput);
  return command;
}

function inScript({ within: around, inBackground, depth }: Place): Surroundings {
  return { within: ['script', ...around], inBackground, depth: depth + 1 };
}

/** What a redirection gives to a shell, or what the shell carries out in a here-document. */
function readInput(
  reading: Reading,
  place: Place,
  { redirect, word, heredoc }: ReadRedirect,
  readsInput: boolean,
): void {
  if (heredoc !== null) {
    const { body, expands } = heredoc;
    const isInput = redirect.descriptor === null || redirect.descriptor === 0;
    if (readsInput && isInput) {
      readText(reading, heredocContent(place.source, body, expands), inScript(place));
    } else if (expands) readBody(reading, place, body);
  } else if (readsInput && word !== null && redirect.operator === '<<<') {
    readText(reading, contentOf(word), inScript(place));
  }
}

const SUBSTITUTION = /\\[^]|\$\((?!\()|`/g;

/** Substitutions in the body of a here-document. */
function readBody(reading: Reading, place: Place, body: { start: number; end: number }): void {
  const { text } = place.source;
  const written = text.slice(body.start, body.end);
  SUBSTITUTION.lastIndex = 0;
  const found: { start: number; end: number }[] = [];
  for (let match = SUBSTITUTION.exec(written); match; match = SUBSTITUTION.exec(written)) {
    if (match[0].startsWith('\\')) continue;
    const end = expansionEnd(written, match.index);
    found.push({ start: match.index + match[0].length, end: end - 1 });
    SUBSTITUTION.lastIndex = end;
  }
  for (const { start, end } of found) {
    const text = written.slice(start, end);
    const piece = { text, start: body.start + start, end: body.start + end };
    const around = { ...nested(place, 'substitution'), depth: place.depth + 1 };
    readText(reading, sourceFrom(place.source, [piece]), around);
  }
}

function nested(place: Place, nesting: ShellNesting): Place {
  return { ...place, within: [nesting, ...place.within] };
}

/** Commands in `$(…)`, backquotes and `<(…)` within a node. */
function readSubstitutions(reading: Reading, place: Place, node: TreeNode): void {
  if (node.type === 'command_substitution' || node.type === 'process_substitution') {
    const { start } = place.source.locate(node.start, node.end);
    if (reading.substitutions.has(start)) return;
    reading.substitutions.add(start);
    readSequence(reading, nested(place, 'substitution'), node.children);
    return;
  }
  for (const child of node.children) readSubstitutions(reading, place, child);
}

function readCompound(reading: Reading, place: Place, node: TreeNode): void {
  const { children } = node;
  switch (node.type) {
    case 'subshell':
      return readSequence(reading, nested(place, 'subshell'), children);
    case 'compound_statement':
      if (children[0]?.type === '((') return readSubstitutions(reading, place, node);
      return readSequence(reading, nested(place, 'group'), children);
    case 'if_statement':
      return readIf(reading, place, node);
    case 'case_statement':
      return readCase(reading, place, node);
    case 'function_definition': {
      const body = children.find(isStatement);
      const inside = nested(place, 'function');
      if (body?.type === 'compound_statement') readSequence(reading, inside, body.children);
      else if (body !== undefined) readStatement(reading, inside, whole(body));
      return;
    }
    default:
      return readLoop(reading, place, node);
  }
}

function whole(node: TreeNode): Statement {
  return { node, after: null, redirects: NO_NODES };
}

/** `if` and `elif`: what is asked, what is run, and the clauses behind it. */
function readIf(reading: Reading, place: Place, { children }: TreeNode): void {
  const then = children.findIndex(({ type }) => type === 'then');
  const clause = children.findIndex(
    ({ type }) => type === 'elif_clause' || type === 'else_clause' || type === 'fi',
  );
  const end = clause < 0 ? children.length : clause;
  readSequence(reading, nested(place, 'condition'), children.slice(0, Math.max(0, then)));
  readSequence(reading, nested(place, 'branch'), children.slice(then + 1, end));
  for (const child of children.slice(end)) {
    if (child.type === 'elif_clause') readIf(reading, place, child);
    else if (child.type === 'else_clause') {
      readSequence(reading, nested(place, 'branch'), child.children);
    }
  }
}

function readCase(reading: Reading, place: Place, { children }: TreeNode): void {
  for (const child of children) {
    if (child.type !== 'case_item') {
      readSubstitutions(reading, place, child);
      continue;
    }
    const close = child.children.findIndex(({ type }) => type === ')');
    for (const pattern of child.children.slice(0, close)) {
      readSubstitutions(reading, place, pattern);
    }
    readSequence(reading, nested(place, 'branch'), child.children.slice(close + 1));
  }
}

/** `while`, `until`, `for`. */
function readLoop(reading: Reading, place: Place, { type, children }: TreeNode): void {
  const body = children.find((child) => child.type === 'do_group');
  const before = body === undefined ? children : children.slice(0, children.indexOf(body));
  if (type === 'while_statement') readSequence(reading, nested(place, 'condition'), before);
  else for (const child of before) readSubstitutions(reading, place, child);
  if (body !== undefined) readSequence(reading, nested(place, 'loop'), body.children);
}
