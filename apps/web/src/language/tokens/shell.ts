import type { Brush } from './brush.ts';
import { makeList, matchHere, paint, startCommand } from './shell-state.ts';
import type { ListFrame, Shell, TextFrame } from './shell-state.ts';
import { takePlain, wordType } from './shell-words.ts';
import { indexBefore, paintVariables, readVariable } from './values.ts';

const OPERATOR = /&&|\|\||;;&?|;&|&>>?|\|&|[;&|]/y;
const REDIRECTION = /<<<|<<-?|>>|<>|>\||[<>]&|[<>]/y;
const HEREDOC = /<<-?[ \t]*(?:"[^"\n]+"|'[^'\n]+'|\\?[^\s"'<>;&|()`$\\]+)/y;
const NO_OPENS: ReadonlyMap<number, number> = new Map();
const DOUBLE_TEXT = /[^"\\$`]+/y;
const BRACE_TEXT = /[^}"\\$`]+/y;

/**
 * Paints a shell script, or what a RUN hands to its shell (its lines joined). `opens` are the
 * Dockerfile's own heredoc words within. Takes any text, in one pass.
 */
export function paintShell(
  brush: Brush,
  start: number,
  end: number,
  opens: ReadonlyMap<number, number> = NO_OPENS,
): void {
  const shell: Shell = {
    brush,
    end,
    opens,
    frames: [makeList('list')],
    pending: [],
    backticks: [],
    at: start,
  };
  while (shell.at < end) {
    const frame = shell.frames.at(-1);
    if (frame === undefined) return;
    if ('base' in frame) stepText(shell, frame);
    else stepList(shell, frame);
  }
}

function stepList(shell: Shell, frame: ListFrame): void {
  const open = frame.word === null ? shell.opens.get(shell.at) : undefined;
  if (open !== undefined) return paint(shell, open, 'string.heredoc');
  const char = shell.brush.text[shell.at] ?? '';
  switch (char) {
    case '\n':
      return takeNewline(shell, frame);
    case ' ':
    case '\t':
    case '\r':
      frame.word = null;
      shell.at++;
      return;
    case '#':
      if (frame.word !== null || frame.kind === 'arithmetic') return takePlain(shell, frame);
      return paint(shell, indexBefore(shell.brush.text, '\n', shell.at, shell.end), 'comment');
    case ';':
    case '&':
    case '|':
      paint(shell, shell.at + matchHere(shell, OPERATOR).length, 'operator');
      return startCommand(frame);
    case '(':
    case ')':
      return takeParenthesis(shell, frame, char);
    case '<':
    case '>':
      return takeRedirection(shell, frame);
    default:
      return takePiece(shell, frame, char);
  }
}

function takePiece(shell: Shell, frame: ListFrame, char: string): void {
  const { text } = shell.brush;
  if (char === '\\' && text[shell.at + 1] === '\n') {
    paint(shell, shell.at + 1, 'delimiter.continuation');
    shell.at++;
    frame.word = null;
    return;
  }
  if (char === '`') return takeBacktick(shell, frame);
  if (!'"\'\\$'.includes(char)) return takePlain(shell, frame);
  frame.word ??= wordType(frame);
  if (char === '"') return openDouble(shell);
  if (char === "'")
    return paint(shell, indexBefore(text, "'", shell.at + 1, shell.end) + 1, 'string');
  if (char === '\\') return paint(shell, shell.at + 2, 'string.escape');
  takeDollar(shell, frame.word);
}

function openDouble(shell: Shell): void {
  paint(shell, shell.at + 1, 'string');
  shell.frames.push({ kind: 'double', base: 'string' });
}

function takeNewline(shell: Shell, frame: ListFrame): void {
  shell.at++;
  startCommand(frame);
  const { text } = shell.brush;
  for (const { name, stripTabs } of shell.pending.splice(0)) {
    while (shell.at < shell.end) {
      const end = indexBefore(text, '\n', shell.at, shell.end);
      const line = text.slice(shell.at, end).replace(/\r$/, '');
      const closes = (stripTabs ? line.replace(/^\t+/, '') : line) === name;
      if (closes) paint(shell, end, 'string.heredoc');
      else paintVariables(shell.brush, shell.at, end, 'string');
      shell.at = Math.min(end + 1, shell.end);
      if (closes) break;
    }
  }
}

function takeParenthesis(shell: Shell, frame: ListFrame, char: '(' | ')'): void {
  if (char === '(') {
    paint(shell, shell.at + 1, 'delimiter');
    // `name()` defines a function: its body follows.
    if (frame.word !== null) startCommand(frame);
    else frame.redirect = false;
    shell.frames.push(makeList(frame.kind === 'arithmetic' ? 'arithmetic' : 'paren'));
    return;
  }
  if (frame.kind === 'paren' || frame.kind === 'arithmetic') {
    paint(shell, shell.at + 1, 'delimiter');
    shell.frames.pop();
    return;
  }
  paint(shell, shell.at + 1, 'delimiter');
  startCommand(frame);
}

function takeRedirection(shell: Shell, frame: ListFrame): void {
  frame.word = null;
  const operator = matchHere(shell, REDIRECTION);
  const isHeredoc = operator.startsWith('<<') && operator !== '<<<' && frame.kind !== 'arithmetic';
  const word = isHeredoc ? matchHere(shell, HEREDOC) : '';
  if (word !== '') {
    const name = word.replace(/^<<-?[ \t]*/, '').replace(/^(["'])(.*)\1$|^\\/, '$2');
    shell.pending.push({ name, stripTabs: word.startsWith('<<-') });
    return paint(shell, shell.at + word.length, 'string.heredoc');
  }
  paint(shell, shell.at + operator.length, 'operator');
  frame.redirect = frame.kind !== 'arithmetic';
}

/** A backtick closes the innermost open one, whatever was left open within. */
function takeBacktick(shell: Shell, frame: ListFrame | TextFrame): void {
  paint(shell, shell.at + 1, 'operator');
  const open = shell.backticks.pop();
  if (open !== undefined) {
    shell.frames.length = open;
    return;
  }
  if ('word' in frame) frame.word ??= wordType(frame);
  shell.backticks.push(shell.frames.length);
  shell.frames.push(makeList('backtick'));
}

/** Within double quotes, or in the word of `${name:-word}`. */
function stepText(shell: Shell, frame: TextFrame): void {
  const { text } = shell.brush;
  const run = matchHere(shell, frame.kind === 'double' ? DOUBLE_TEXT : BRACE_TEXT);
  if (run !== '') return paint(shell, shell.at + run.length, frame.base);
  switch (text[shell.at]) {
    case '\\':
      return paint(shell, shell.at + 2, 'string.escape');
    case '$':
      return takeDollar(shell, frame.base);
    case '`':
      return takeBacktick(shell, frame);
    case '}':
      paint(shell, shell.at + 1, 'variable');
      break;
    default:
      if (frame.kind === 'brace') return openDouble(shell);
      paint(shell, shell.at + 1, 'string');
  }
  shell.frames.pop();
}

function takeDollar(shell: Shell, base: TextFrame['base']): void {
  const { text } = shell.brush;
  if (text[shell.at + 1] === '(') {
    const isArithmetic = text[shell.at + 2] === '(';
    paint(shell, shell.at + 2, 'operator');
    shell.frames.push(makeList(isArithmetic ? 'arithmetic' : 'paren'));
    return;
  }
  const variable = readVariable(text, shell.at, shell.end);
  if (variable === null) return paint(shell, shell.at + 1, base);
  paint(shell, variable.end, 'variable');
  paint(shell, variable.operatorEnd, 'operator');
  if (variable.opens) shell.frames.push({ kind: 'brace', base: 'string' });
}
