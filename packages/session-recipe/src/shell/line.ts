import { shellTokens } from '@stagecraft/dockerfile';

/** A word as it is written, and where in the line. */
export interface LineWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface SimpleCommand {
  /** Redirections and assignments before it left out. */
  readonly words: readonly LineWord[];
  /** `NAME=value` before it, or in its place (without words). */
  readonly assignments: readonly string[];
  /** Where it writes to other than a null device or another of its streams; as written. */
  readonly targets: readonly string[];
}

export interface ShellLine {
  readonly commands: readonly SimpleCommand[];
  /** What stands between and around them: `&&`, `|`, `;`, `(` … */
  readonly operators: readonly string[];
  /** A substitution or expansion runs commands in it. */
  readonly substitutes: boolean;
}

interface Draft {
  words: LineWord[];
  assignments: string[];
  targets: string[];
}

const writing = new Set(['>', '>>', '>|', '&>', '<>']);
const redirecting = new Set([...writing, '<', '<&', '>&']);
const reserved = new Set(
  'if then else elif fi for while until do done case esac function select { } ! [[ coproc'.split(
    ' ',
  ),
);
const assignment = /^[A-Za-z_][A-Za-z0-9_]*\+?=/;
const nowhere = /^(?:\/dev\/(?:null|stdout|stderr|tty)|&?[0-9-]+)$/;

const emptyDraft = (): Draft => ({ words: [], assignments: [], targets: [] });

function addWord(draft: Draft, word: LineWord): void {
  if (draft.words.length === 0 && assignment.test(word.text)) draft.assignments.push(word.text);
  else draft.words.push(word);
}

/** `2>`: the digit before a redirection is the stream's number, no word of the command. */
function dropStreamNumber(draft: Draft, at: number): void {
  const last = draft.words.at(-1);
  if (last && last.end === at && /^\d$/.test(last.text)) draft.words.pop();
}

/**
 * Reads a command line as a list of simple commands; null for what cannot be told for sure: loops,
 * conditions, here-documents, several lines.
 */
export function readLine(text: string): ShellLine | null {
  if (/[\n\r]/.test(text.trim())) return null;
  const tokens = shellTokens(text, 0, text.length);
  if (tokens === null) return null;
  const commands: SimpleCommand[] = [];
  const operators: string[] = [];
  let draft = emptyDraft();
  let redirection: string | null = null;
  const close = (): void => {
    if (draft.words.length > 0 || draft.assignments.length > 0) commands.push(draft);
    draft = emptyDraft();
  };
  for (const { kind, start, end } of tokens) {
    const written = text.slice(start, end);
    if (kind === 'comment') break;
    if (kind === 'word') {
      if (redirection !== null) {
        if (writing.has(redirection) && !nowhere.test(written)) draft.targets.push(written);
        if (redirection === '>&' && !/^[\d-]+$/.test(written)) draft.targets.push(written);
        redirection = null;
      } else if (draft.words.length === 0 && reserved.has(written)) return null;
      else addWord(draft, { text: written, start, end });
    } else if (redirecting.has(written)) {
      if (redirection !== null) return null;
      dropStreamNumber(draft, start);
      redirection = written;
    } else if (written === '<<') return null;
    else {
      close();
      operators.push(written);
    }
  }
  if (redirection !== null) return null;
  close();
  return { commands, operators, substitutes: /\$\(|`|[<>]\(/.test(text) };
}
