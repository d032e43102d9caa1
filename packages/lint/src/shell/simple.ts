import type { ShellHeredoc } from './heredocs.ts';
import type { Source } from './source.ts';
import type { TreeNode } from './tree.ts';
import type { ShellAssignment, ShellRedirect } from './types.ts';
import { readWord, type ReadWord } from './word.ts';

/** What a simple command's nodes say. */
export interface SimpleParts {
  readonly words: ReadWord[];
  readonly assignments: ShellAssignment[];
  readonly redirects: ReadRedirect[];
}

/** A redirection with the here-document that it is, if it is one. */
export interface ReadRedirect {
  readonly redirect: ShellRedirect;
  readonly word: ReadWord | null;
  readonly heredoc: ShellHeredoc | null;
}

/** A shell text with the here-documents that were taken out of it. */
export interface ScriptText extends Source {
  readonly heredocs: ReadonlyMap<number, ShellHeredoc>;
}

const REDIRECTS: ReadonlySet<string> = new Set(['file_redirect', 'herestring_redirect']);
const OPERATOR = /^[<>&|-]+$/;
const GROUPING: ReadonlySet<string> = new Set([
  'unary_expression',
  'binary_expression',
  'ternary_expression',
  'postfix_expression',
  'parenthesized_expression',
]);

export function isRedirect({ type }: TreeNode): boolean {
  return REDIRECTS.has(type);
}

/** Reads a simple command's parts out of its nodes. */
export function readParts(source: ScriptText, nodes: readonly TreeNode[]): SimpleParts {
  const parts: SimpleParts = { words: [], assignments: [], redirects: [] };
  const words: { start: number; end: number }[] = [];
  for (const node of nodes) addNode(source, node, parts, words);
  for (const { start, end } of words) parts.words.push(readWord(source, start, end));
  return parts;
}

function addNode(
  source: ScriptText,
  node: TreeNode,
  parts: SimpleParts,
  words: { start: number; end: number }[],
): void {
  if (node.end === node.start || node.type === 'comment') return;
  if (isRedirect(node)) {
    const { redirect, extra } = readRedirect(source, node);
    parts.redirects.push(redirect);
    for (const word of extra) addWord(words, word);
  } else if (node.type === 'variable_assignment' && words.length === 0) {
    parts.assignments.push(readAssignment(source, node));
  } else if (GROUPING.has(node.type) || node.type === 'ERROR') {
    for (const child of node.children) addNode(source, child, parts, words);
  } else addWord(words, node);
}

/** Nodes that touch are one word: the grammar takes `{` and `$` apart from what follows. */
function addWord(words: { start: number; end: number }[], { start, end }: TreeNode): void {
  const last = words.at(-1);
  if (last !== undefined && last.end === start) last.end = end;
  else words.push({ start, end });
}

/** Reads a redirection. The grammar takes words behind it for more targets; they are the command's. */
export function readRedirect(
  source: ScriptText,
  node: TreeNode,
): { readonly redirect: ReadRedirect; readonly extra: readonly TreeNode[] } {
  let descriptor: number | null = null;
  let operator: TreeNode | null = null;
  const targets: TreeNode[] = [];
  for (const child of node.children) {
    if (child.type === 'file_descriptor') {
      const number = Number(source.text.slice(child.start, child.end));
      descriptor = Number.isInteger(number) ? number : null;
    } else if (operator === null && OPERATOR.test(child.type)) operator = child;
    else if (child.type !== 'ERROR') targets.push(child);
  }
  const [target, ...extra] = targets;
  const heredoc = source.heredocs.get(operator?.start ?? node.start) ?? null;
  const word = target === undefined ? null : readWord(source, target.start, target.end);
  return {
    redirect: {
      redirect: {
        operator: heredoc?.operator ?? operator?.type ?? '>',
        descriptor,
        target: word?.word ?? null,
      },
      word,
      heredoc,
    },
    extra,
  };
}

/** Reads `NAME=value`, `NAME+=value`, `NAME[0]=value`. */
export function readAssignment(source: ScriptText, node: TreeNode): ShellAssignment {
  const [name, operator] = node.children;
  const nameEnd = name?.end ?? node.start;
  const valueStart = operator?.end ?? nameEnd;
  return {
    name: source.text.slice(node.start, nameEnd),
    nameSpan: source.locate(node.start, nameEnd),
    value: valueStart < node.end ? readWord(source, valueStart, node.end).word : null,
  };
}
