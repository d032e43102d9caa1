import { isShell, type Span } from '@stagecraft/dockerfile';
import { within, type Source } from './source.ts';
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
  const first = args[0];
  if (first === undefined) return [];
  const at: number[] = [];
  const source: number[] = [];
  let text = '';
  for (const [index, { content }] of args.entries()) {
    if (index > 0) text += ' ';
    const cooked = content();
    for (const [piece, offset] of cooked.at.entries()) {
      at.push(text.length + offset);
      source.push(cooked.source[piece] ?? 0);
    }
    text += cooked.text;
  }
  return [within(first.source, { text, at, source })];
}

/** A word as a text of its own. */
export function contentOf({ source, content }: ReadWord): Source {
  return within(source, content());
}

const ESCAPED = /\\([$`\\]|\r?\n)/g;

/** What a here-document gives on: in one that expands, backslashes before `$`, backquote and themselves go. */
export function heredocContent(source: Source, body: Span, expands: boolean): Source {
  const written = source.text.slice(body.start, body.end);
  const at = [0];
  const places = [body.start];
  const pieces: string[] = [];
  let length = 0;
  let from = 0;
  const take = (to: number): void => {
    pieces.push(written.slice(from, to));
    length += to - from;
  };
  for (const match of expands ? written.matchAll(ESCAPED) : []) {
    take(match.index);
    from = match.index + (match[1]?.endsWith('\n') === true ? match[0].length : 1);
    at.push(length);
    places.push(body.start + from);
  }
  take(written.length);
  return within(source, { text: pieces.join(''), at, source: places });
}
