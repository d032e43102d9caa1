import { DECLARATION, type TokenType } from './legend.ts';
import { assigners, builtins, flowWords } from './shell-vocabulary.ts';
import { makeList, matchHere, paint, type ListFrame, type Shell } from './shell-state.ts';

const PLAIN = /[^\s;&|()<>"'`\\$]+/y;
const ASSIGNMENT = /^[A-Za-z_]\w*\+?=/;

/** Takes the plain characters at the shell's place, beginning a word if none is open. */
export function takePlain(shell: Shell, frame: ListFrame): void {
  const run = matchHere(shell, PLAIN);
  if (run === '') {
    frame.word ??= wordType(frame);
    paint(shell, shell.at + 1, frame.word);
    return;
  }
  if (frame.word === null) beginWord(shell, frame, run);
  else paint(shell, shell.at + run.length, frame.word);
}

/** Colour of a word that begins with a quote or a variable. */
export function wordType(frame: ListFrame): TokenType {
  const isCommand = frame.command && !frame.redirect && frame.awaits === null;
  if (frame.redirect) frame.redirect = false;
  else if (isCommand) frame.command = false;
  passAwaited(frame);
  return isCommand ? 'function' : 'text';
}

function passAwaited(frame: ListFrame): void {
  if (frame.awaits === 'name') frame.awaits = 'for-in';
  else if (frame.awaits === 'case-word') frame.awaits = 'case-in';
}

function beginWord(shell: Shell, frame: ListFrame, run: string): void {
  const next = shell.at + run.length;
  const follower = next < shell.end ? (shell.brush.text[next] ?? '') : '';
  if (frame.kind === 'arithmetic' || frame.redirect) return paintWord(shell, frame, run, 'text');
  if (/^\d+$/.test(run) && (follower === '<' || follower === '>')) {
    paint(shell, next, 'operator');
    return;
  }
  const whole = follower === '' || /[\s;&|()<>]/.test(follower);
  if (frame.awaits !== null) return takeAwaited(shell, frame, run, whole);
  if (!frame.command) return takeArgument(shell, frame, run);
  if (ASSIGNMENT.test(run)) return takeAssignment(shell, frame, run);
  const leads = whole ? flowWords.get(run) : undefined;
  if (leads !== undefined) return takeFlowWord(shell, frame, run, leads);
  if (frame.kind === 'case' && (follower === ')' || follower === '|')) {
    return paintWord(shell, frame, run, 'text');
  }
  frame.command = false;
  frame.assigns = assigners.has(run);
  paintWord(shell, frame, run, whole && builtins.has(run) ? 'function.builtin' : 'function');
}

function paintWord(shell: Shell, frame: ListFrame, run: string, type: TokenType): void {
  frame.word = type;
  frame.redirect = false;
  paint(shell, shell.at + run.length, type);
}

function takeAwaited(shell: Shell, frame: ListFrame, run: string, whole: boolean): void {
  const isIn = whole && run === 'in';
  if (isIn && (frame.awaits === 'for-in' || frame.awaits === 'case-in')) {
    const isCase = frame.awaits === 'case-in';
    frame.awaits = null;
    frame.command = false;
    paintWord(shell, frame, run, 'keyword.flow');
    if (isCase) shell.frames.push(makeList('case'));
    return;
  }
  const declares = frame.awaits === 'name';
  if (frame.awaits === 'for-in' || frame.awaits === 'case-in') frame.awaits = null;
  passAwaited(frame);
  frame.word = 'text';
  paint(shell, shell.at + run.length, declares ? 'variable' : 'text', declares ? DECLARATION : 0);
}

function takeArgument(shell: Shell, frame: ListFrame, run: string): void {
  if (frame.assigns && ASSIGNMENT.test(run)) return takeAssignment(shell, frame, run);
  if (!/^--?[A-Za-z0-9]/.test(run)) return paintWord(shell, frame, run, 'text');
  const equals = run.indexOf('=');
  if (equals < 0) return paintWord(shell, frame, run, 'parameter');
  const end = shell.at + run.length;
  paint(shell, shell.at + equals, 'parameter');
  paint(shell, shell.at + 1, 'operator');
  frame.word = 'text';
  paint(shell, end, 'text');
}

function takeAssignment(shell: Shell, frame: ListFrame, run: string): void {
  const end = shell.at + run.length;
  const equals = run.indexOf('=');
  const operator = run[equals - 1] === '+' ? equals - 1 : equals;
  paint(shell, shell.at + operator, 'variable', DECLARATION);
  paint(shell, end - run.length + equals + 1, 'operator');
  frame.word = 'text';
  paint(shell, end, 'text');
}

function takeFlowWord(shell: Shell, frame: ListFrame, run: string, leads: boolean): void {
  frame.command = leads;
  if (run === 'for' || run === 'select' || run === 'function') frame.awaits = 'name';
  else if (run === 'case') frame.awaits = 'case-word';
  paintWord(shell, frame, run, 'keyword.flow');
  if (run !== 'esac' || frame.kind !== 'case') return;
  shell.frames.pop();
  const outer = shell.frames.at(-1);
  if (outer !== undefined && 'word' in outer) outer.word = 'keyword.flow';
}
