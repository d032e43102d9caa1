import type { Tree } from 'web-tree-sitter';

/** A node of the syntax tree as plain data; offsets count in the text that was parsed. */
export interface TreeNode {
  /** The grammar's name for it (`command`), or the text of a token (`&&`). */
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly children: readonly TreeNode[];
}

export interface CopiedTree {
  readonly root: TreeNode;
  /** The parser met something that it could not make sense of, or nesting that is too deep. */
  readonly isBroken: boolean;
}

/** Deeper than anybody writes, and shallow enough to be walked by recursion. */
const MAX_DEPTH = 600;
const NONE: readonly TreeNode[] = [];

/** Nodes of one word. Inside of them only substitutions are of interest, so most texts need no look. */
const WORDS: ReadonlySet<string> = new Set([
  'command_name',
  'word',
  'string',
  'raw_string',
  'ansi_c_string',
  'translated_string',
  'concatenation',
  'expansion',
  'simple_expansion',
  'arithmetic_expansion',
  'number',
  'comment',
]);

interface OpenNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly children: TreeNode[];
}

/**
 * Copies a tree out of the parser's memory, without recursion.
 * @param text What was parsed.
 */
export function copyTree(tree: Tree, text: string): CopiedTree {
  const entersWords = /\$\(|`|[<>]\(/.test(text);
  const { types } = tree.language;
  const cursor = tree.walk();
  const open: OpenNode[] = [];
  let isBroken = tree.rootNode.hasError;
  let root: TreeNode | null = null;
  for (;;) {
    const type = types[cursor.nodeTypeId] ?? 'ERROR';
    const node: OpenNode = { type, start: cursor.startIndex, end: cursor.endIndex, children: [] };
    const parent = open.at(-1);
    if (parent === undefined) root = node;
    else parent.children.push(node);
    const isLeaf = !entersWords && WORDS.has(type);
    if (open.length >= MAX_DEPTH) isBroken = true;
    else if (!isLeaf && cursor.gotoFirstChild()) {
      open.push(node);
      continue;
    }
    while (open.length > 0 && !cursor.gotoNextSibling()) {
      cursor.gotoParent();
      open.pop();
    }
    if (open.length === 0) break;
  }
  cursor.delete();
  return { root: root ?? { type: 'program', start: 0, end: 0, children: NONE }, isBroken };
}
