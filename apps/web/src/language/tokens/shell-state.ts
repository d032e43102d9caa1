import type { Brush } from './brush.ts';
import type { TokenType } from './legend.ts';

/** Something open: a list of commands, or a text with substitutions in it. */
export type Frame = ListFrame | TextFrame;

export interface ListFrame {
  readonly kind: 'list' | 'paren' | 'backtick' | 'case' | 'arithmetic';
  /** The next word is a command. */
  command: boolean;
  /** The next word is what a redirection leads to. */
  redirect: boolean;
  /** The command so far takes assignments as arguments. */
  assigns: boolean;
  /** What `for` or `case` still waits for. */
  awaits: 'name' | 'for-in' | 'case-word' | 'case-in' | null;
  /** Colour of the word being read; null between words. */
  word: TokenType | null;
}

export interface TextFrame {
  readonly kind: 'double' | 'brace';
  readonly base: TokenType;
}

/** A here-document that the next line begins. */
interface PendingHeredoc {
  readonly name: string;
  readonly stripTabs: boolean;
}

export interface Shell {
  readonly brush: Brush;
  readonly end: number;
  /** Ends of the Dockerfile's own heredoc words, by their start. */
  readonly opens: ReadonlyMap<number, number>;
  readonly frames: Frame[];
  readonly pending: PendingHeredoc[];
  /** Where in `frames` the open backticks stand. */
  readonly backticks: number[];
  at: number;
}

export function makeList(kind: ListFrame['kind']): ListFrame {
  const command = kind !== 'arithmetic';
  return { kind, command, redirect: false, assigns: false, awaits: null, word: null };
}

export function paint(shell: Shell, to: number, type: TokenType, modifiers = 0): void {
  const end = Math.min(to, shell.end);
  shell.brush.put(shell.at, end, type, modifiers);
  shell.at = Math.max(shell.at, end);
}

/** The match of a sticky pattern at the shell's place, cut at its end. */
export function matchHere(shell: Shell, pattern: RegExp): string {
  pattern.lastIndex = shell.at;
  return (pattern.exec(shell.brush.text)?.[0] ?? '').slice(0, shell.end - shell.at);
}

/** The next word, if any, stands where a command can. */
export function startCommand(frame: ListFrame): void {
  frame.command = frame.kind !== 'arithmetic';
  frame.redirect = false;
  frame.assigns = false;
  frame.awaits = null;
  frame.word = null;
}
