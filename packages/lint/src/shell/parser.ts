import type { Span } from '@stagecraft/dockerfile';
import { Language, Parser } from 'web-tree-sitter';
import { makePatience, type Patience } from './patience.ts';
import { makeRecent } from './recent.ts';
import { outermost } from './source.ts';
import { readText, type Reading } from './statements.ts';
import { copyTree, type CopiedTree } from './tree.ts';
import type { ParsedShell, ShellParser } from './types.ts';

/** The parser's WebAssembly modules, as bytes: the host knows where they are. */
export interface ShellParserFiles {
  /** `web-tree-sitter.wasm` of web-tree-sitter. */
  readonly runtimeWasm: Uint8Array<ArrayBuffer>;
  /** `tree-sitter-bash.wasm` of tree-sitter-bash. */
  readonly bashWasm: Uint8Array<ArrayBuffer>;
}

/** Longer than any script in a Dockerfile that a person wrote; in UTF-16 units. */
const MAX_LENGTH = 100_000;
/** Each takes the parser a hundred kilobytes. */
const MAX_PIPES = 800;
/** A bit of everything. */
const WARM_UP = `for a in "$b" 'c'; do d=e f > g | h || i $(j); done; if k; then { l; }; fi # m`;
/** Of texts that are kept with what was read of them, in UTF-16 units. */
const REMEMBERED = 500_000;

/**
 * Makes a parser for POSIX shell and bash scripts. It needs no network and no files of its own.
 * Rejects when the modules are not what they should be.
 */
export async function createShellParser(files: ShellParserFiles): Promise<ShellParser> {
  await Parser.init({ wasmBinary: files.runtimeWasm });
  const parser = new Parser().setLanguage(await Language.load(files.bashWasm));
  // Modules are compiled when they are first used; that must not count as a text's own time.
  parser.parse(WARM_UP)?.delete();
  const patience = makePatience(Date.now);
  const recent = makeRecent<ParsedShell>(REMEMBERED);
  const parseTree = (text: string): CopiedTree | null => parseWithin(parser, patience, text);
  return {
    parse: (text) => recent.get(text) ?? recent.add(text, readScriptText(parseTree, text)),
  };
}

function readScriptText(parseTree: Reading['parseTree'], text: string): ParsedShell {
  const reading: Reading = {
    parseTree,
    commands: [],
    pipelines: [],
    substitutions: new Set(),
    lists: 0,
    isBroken: false,
  };
  readText(reading, outermost(text), { within: [], inBackground: false, depth: 0 });
  const { commands, pipelines, isBroken } = reading;
  return { commands: inOrder(commands), pipelines: inOrder(pipelines), isBroken };
}

function inOrder<T extends { readonly span: Span }>(found: T[]): readonly T[] {
  const isSorted = found.every(({ span }, at) => (found[at - 1]?.span.start ?? 0) <= span.start);
  return isSorted ? found : found.sort((a, b) => a.span.start - b.span.start);
}

/** Null for what takes too long. */
function parseWithin(parser: Parser, patience: Patience, text: string): CopiedTree | null {
  if (!isBounded(text)) return null;
  const isOver = patience.start();
  const tree = parser.parse(text, null, { progressCallback: isOver });
  const copy = tree === null ? null : copyTree(tree, text);
  patience.end(copy?.isBroken === false);
  if (tree === null) parser.reset();
  else tree.delete();
  return copy;
}

/** The grammar's scanner takes NUL, which no shell script has, for the end again and again. */
function isBounded(text: string): boolean {
  return text.length <= MAX_LENGTH && !text.includes('\0') && text.split('|').length <= MAX_PIPES;
}
