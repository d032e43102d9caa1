import { shellTokens, type ShellToken } from '../../format/shell-words.ts';

/** A command with its words as they are written, redirections and assignments before it left out. */
export interface ShellCommand {
  readonly words: readonly string[];
  /** Whether variables are set before it, or in its place (without words). */
  readonly assigns: boolean;
  /** Subshells around it. */
  readonly depth: number;
}

/** What a shell command line consists of. */
export interface ShellScript {
  readonly commands: readonly ShellCommand[];
  /** Operators between commands: all, and those outside of subshells, groups and `if`, `for`, `while`. */
  readonly operators: ReadonlySet<string>;
  readonly outer: ReadonlySet<string>;
  /** What the last token is when it is no word. */
  readonly end: ';' | 'comment' | null;
}

const REDIRECTIONS = new Set(['<', '>', '>>', '<&', '>&', '<>', '>|']);
const SEPARATORS = new Set(['&&', '||', '|', ';', '&']);
const OPENING = new Set(['{', 'if', 'for', 'while', 'until']);
const CLOSING = new Set(['}', 'fi', 'done']);
/** Reserved words with a command behind them. */
const BEFORE_COMMAND = new Set(['if', 'while', 'until', 'then', 'else', 'elif', 'do', '{', '!']);
/** Read otherwise than simple commands are; `case` has lone parentheses. */
const UNSURE = new Set(['case', 'esac', 'function', 'select', 'coproc', '[[', '((']);
const ASSIGNMENT = /^[A-Za-z_][A-Za-z0-9_]*\+?=/;

interface Reading {
  readonly commands: ShellCommand[];
  readonly operators: Set<string>;
  readonly outer: Set<string>;
  words: string[];
  assigns: boolean;
  /** The next word begins a command. */
  starts: boolean;
  /** The next word belongs to a redirection. */
  redirects: boolean;
  parens: number;
  compounds: number;
}

/**
 * Reads a POSIX shell command line; null for what can't be told for sure: a syntax error, `case`,
 * functions, here-documents, what only some shells have.
 */
export function readScript(text: string, from: number, to: number): ShellScript | null {
  const tokens = shellTokens(text, from, to);
  if (tokens === null || tokens.length === 0) return null;
  const reading: Reading = {
    commands: [],
    operators: new Set(),
    outer: new Set(),
    words: [],
    assigns: false,
    starts: true,
    redirects: false,
    parens: 0,
    compounds: 0,
  };
  for (const [index, token] of tokens.entries()) {
    const written = text.slice(token.start, token.end);
    if (token.kind === 'comment') break;
    const before = tokens[index - 1];
    const taken =
      token.kind === 'word'
        ? addWord(reading, written)
        : addOperator(reading, written, before !== undefined && before.end === token.start);
    if (!taken) return null;
  }
  if (reading.parens !== 0 || reading.redirects) return null;
  endCommand(reading);
  if (reading.compounds !== 0 || reading.commands.length === 0) return null;
  const { commands, operators, outer } = reading;
  return { commands, operators, outer, end: endOf(text, tokens.at(-1)) };
}

function endOf(text: string, last: ShellToken | undefined): ShellScript['end'] {
  if (last?.kind === 'comment') return 'comment';
  return last?.kind === 'operator' && text[last.start] === ';' ? ';' : null;
}

function addWord(reading: Reading, word: string): boolean {
  if (reading.redirects) {
    reading.redirects = false;
    return true;
  }
  // Nothing but a redirection may stand right behind a group or a subshell.
  if (!reading.starts) return false;
  if (reading.words.length > 0) {
    reading.words.push(word);
    return true;
  }
  if (UNSURE.has(word)) return false;
  if (OPENING.has(word)) reading.compounds += 1;
  if (CLOSING.has(word)) reading.compounds -= 1;
  if (reading.compounds < 0) return false;
  if (BEFORE_COMMAND.has(word)) return true;
  if (CLOSING.has(word)) reading.starts = false;
  else if (ASSIGNMENT.test(word)) reading.assigns = true;
  else reading.words.push(word);
  return true;
}

/** `touches`: right behind a word, whose digits are then a file's number. */
function addOperator(reading: Reading, operator: string, touches: boolean): boolean {
  if (reading.redirects) return false;
  if (REDIRECTIONS.has(operator)) {
    if (touches && /^[0-9]$/.test(reading.words.at(-1) ?? '')) reading.words.pop();
    reading.redirects = true;
    return true;
  }
  if (operator === '(') {
    if (!reading.starts || reading.words.length > 0 || reading.assigns) return false;
    reading.parens += 1;
    return !touches || reading.parens === 1;
  }
  endCommand(reading);
  if (operator === ')') {
    reading.parens -= 1;
    reading.starts = false;
    return reading.parens >= 0;
  }
  if (!SEPARATORS.has(operator)) return false;
  reading.operators.add(operator);
  if (reading.parens === 0 && reading.compounds === 0) reading.outer.add(operator);
  reading.starts = true;
  return true;
}

function endCommand(reading: Reading): void {
  const { words, assigns, parens } = reading;
  if (words.length > 0 || assigns) reading.commands.push({ words, assigns, depth: parens });
  reading.words = [];
  reading.assigns = false;
}
