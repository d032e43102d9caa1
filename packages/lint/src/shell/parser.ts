import type { Span } from '@stagecraft/dockerfile';
import { Language, Parser } from 'web-tree-sitter';
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
/** The parser reports after every hundred steps; ordinary scripts take fewer than one a character. */
const REPORTS_BASE = 200;
const CHARACTERS_PER_REPORT = 10;
/** Of texts that are kept with what was read of them, in UTF-16 units. */
const REMEMBERED = 500_000;

const BROKEN: ParsedShell = { commands: [], pipelines: [], isBroken: true };

/**
 * Makes a parser for POSIX shell and bash scripts. It needs no network and no files of its own.
 * Rejects when the modules are not what they should be.
 */
export async function createShellParser(files: ShellParserFiles): Promise<ShellParser> {
  await Parser.init({ wasmBinary: files.runtimeWasm });
  const parser = new Parser().setLanguage(await Language.load(files.bashWasm));
  const recent = makeRecent<ParsedShell>(REMEMBERED);
  return {
    parse: (text) =>
      recent.get(text) ??
      recent.add(
        text,
        readScriptText((part) => parseTree(parser, part), text),
      ),
  };
}

function readScriptText(parse: Reading['parseTree'], text: string): ParsedShell {
  if (text.length > MAX_LENGTH) return BROKEN;
  const reading: Reading = {
    parseTree: parse,
    commands: [],
    pipelines: [],
    lists: 0,
    isBroken: false,
  };
  readText(reading, outermost(text), { within: [], inBackground: false, depth: 0 });
  const { commands, pipelines, isBroken } = reading;
  const hasScripts = commands.some((command) => command.within.includes('script'));
  return {
    commands: inOrder(hasScripts ? withoutRepeats(commands) : commands),
    pipelines: inOrder(hasScripts ? withoutRepeats(pipelines) : pipelines),
    isBroken,
  };
}

interface Placed {
  readonly span: Span;
}

function inOrder<T extends Placed>(found: T[]): readonly T[] {
  const isSorted = found.every(({ span }, at) => (found[at - 1]?.span.start ?? 0) <= span.start);
  return isSorted ? found : found.sort((a, b) => a.span.start - b.span.start);
}

/**
 * A substitution in `sh -c "… $(x) …"` is met twice: by the shell that carries it out, which comes
 * first, and in the script that it goes into.
 */
function withoutRepeats<T extends Placed>(found: readonly T[]): T[] {
  const seen = new Set<string>();
  return found.filter(({ span }) => {
    const key = `${span.start}-${span.end}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Null when it takes too many steps: some texts without sense take time beyond all bounds. */
function parseTree(parser: Parser, text: string): CopiedTree | null {
  let reports = REPORTS_BASE + text.length / CHARACTERS_PER_REPORT;
  const tree = parser.parse(text, null, { progressCallback: () => --reports < 0 });
  if (tree === null) {
    parser.reset();
    return null;
  }
  const copy = copyTree(tree, text);
  tree.delete();
  return copy;
}
