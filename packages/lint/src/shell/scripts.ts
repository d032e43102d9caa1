import { isShell, type Span } from '@stagecraft/dockerfile';
import { sourceFrom, type Piece, type Source } from './source.ts';
import type { ReadWord } from './word.ts';

/** What a command does with its input. */
export interface ShellArguments {
  /** Texts that it runs as scripts. */
  readonly scripts: readonly Source[];
  /** It runs what comes on its standard input. */
  readonly readsInput: boolean;
}

const NOTHING: ShellArguments = { scripts: [], readsInput: false };
const LONG_VALUED = new Set(['--rcfile', '--init-file']);

/** The scripts among a command's arguments: of `sh -c`, `eval`, `su -c`. */
export function shellArguments(name: string | null, args: readonly ReadWord[]): ShellArguments {
  if (name === null) return NOTHING;
  if (name === 'eval') return { scripts: joined(args), readsInput: false };
  if (name === 'su' || name === 'runuser') return { scripts: suScript(args), readsInput: false };
  return name !== 'busybox' && isShell(name) ? ofShell(args) : NOTHING;
}

/**
 * A shell's options, in clusters or one by one: the script of `-c` is the first operand, wherever `-c`
 * stands; each `o` or `O` takes a word (POSIX `sh`, "SYNOPSIS"; bash's "Invoking Bash").
 */
function ofShell(args: readonly ReadWord[]): ShellArguments {
  let isCommand = false;
  let isInput = false;
  let at = 0;
  for (; at < args.length; at++) {
    const { value } = args[at]?.word ?? { value: null };
    if (value === null || value === '-' || value === '--') {
      if (value !== null) at++;
      break;
    }
    if (value.startsWith('--')) {
      if (LONG_VALUED.has(value)) at++;
    } else if (/^[-+][A-Za-z]+$/.test(value)) {
      if (value.startsWith('-') && value.includes('c')) isCommand = true;
      if (value.startsWith('-') && value.includes('s')) isInput = true;
      at += value.split(/[oO]/).length - 1;
    } else break;
  }
  const operand = args[at];
  if (!isCommand) return { scripts: [], readsInput: isInput || operand === undefined };
  return { scripts: operand === undefined ? [] : [contentOf(operand)], readsInput: false };
}

function suScript(args: readonly ReadWord[]): readonly Source[] {
  const at = args.findIndex(({ word }) => word.value === '-c' || word.value === '--command');
  const script = at < 0 ? undefined : args[at + 1];
  return script === undefined ? [] : [contentOf(script)];
}

/** `eval` joins its arguments with spaces. */
function joined(args: readonly ReadWord[]): readonly Source[] {
  const [first] = args;
  if (first === undefined) return [];
  const pieces: Piece[] = [];
  for (const word of args) {
    const own = word.pieces();
    const at = own[0]?.start ?? pieces.at(-1)?.end ?? 0;
    if (word !== first) pieces.push({ text: ' ', start: at, end: at });
    pieces.push(...own);
  }
  return [sourceFrom(first.source, pieces)];
}

/** A word as a text of its own. */
export function contentOf({ source, pieces }: ReadWord): Source {
  return sourceFrom(source, pieces());
}

const ESCAPED = /\\([$`\\]|\r?\n)/g;

/** What a here-document gives on: in one that expands, backslashes before `$`, backquote and themselves go. */
export function heredocContent(source: Source, body: Span, expands: boolean): Source {
  const written = source.text.slice(body.start, body.end);
  const pieces: Piece[] = [];
  let from = 0;
  const take = (to: number): void => {
    const text = written.slice(from, to);
    if (to > from) pieces.push({ text, start: body.start + from, end: body.start + to });
  };
  for (const { index, 0: escape, 1: char = '' } of expands ? written.matchAll(ESCAPED) : []) {
    take(index);
    from = index + escape.length;
    const text = char.endsWith('\n') ? '' : char;
    pieces.push({ text, start: body.start + index, end: body.start + from });
  }
  take(written.length);
  return sourceFrom(source, pieces, body.start);
}
