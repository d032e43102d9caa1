import type { Tree, TreeCursor } from 'web-tree-sitter';

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

/** Deeper than anybody writes, and shallow enough for recursion. */
const MAX_DEPTH = 250;
/** `a && b && c` nests to the left, once for each operator. */
const MAX_LIST = 2000;
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

interface Copying {
  readonly cursor: TreeCursor;
  readonly types: readonly string[];
  /** Whether the text has substitutions. */
  readonly entersWords: boolean;
  isBroken: boolean;
}

/**
 * Copies a tree out of the parser's memory.
 * @param text What was parsed.
 */
export function copyTree(tree: Tree, text: string): CopiedTree {
  const copying: Copying = {
    cursor: tree.walk(),
    types: tree.language.types,
    entersWords: /\$\(|`|[<>]\(/.test(text),
    isBroken: tree.rootNode.hasError,
  };
  const root = copyNode(copying, 0, 0);
  copying.cursor.delete();
  return { root, isBroken: copying.isBroken };
}

/** Copies the node that the cursor is at, and leaves it there. */
function copyNode(copying: Copying, depth: number, listDepth: number): TreeNode {
  const { cursor, types, entersWords } = copying;
  const type = types[cursor.nodeTypeId] ?? 'ERROR';
  const start = cursor.startIndex;
  const end = cursor.endIndex;
  if ((!entersWords && WORDS.has(type)) || !cursor.gotoFirstChild()) {
    return { type, start, end, children: NONE };
  }
  const children: TreeNode[] = [];
  const isList = type === 'list';
  if (depth >= MAX_DEPTH || listDepth >= MAX_LIST) copying.isBroken = true;
  else {
    do children.push(copyNode(copying, isList ? depth : depth + 1, listDepth + (isList ? 1 : 0)));
    while (cursor.gotoNextSibling());
  }
  cursor.gotoParent();
  return { type, start, end, children };
}
