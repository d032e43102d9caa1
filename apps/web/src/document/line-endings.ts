/**
 * Monaco keeps one line ending for a whole model and takes the byte order mark away; changing that
 * ending cannot be one undo step with an edit. So models hold bare lines (always `\n`), and the text's
 * form is remembered here: the text on disk is given back byte for byte.
 */

/** A line terminator as Monaco splits lines. */
export type LineEnding = '\n' | '\r\n' | '\r';

/** What a person is told of a file's endings; a lone CR, alone or among others, counts as `mixed`. */
export type LineEndingName = 'lf' | 'crlf' | 'mixed';

/** What the lines alone do not say of a text. */
export interface TextForm {
  readonly bom: boolean;
  /** The file's own (most frequent) ending, which new lines get. */
  readonly newline: '\n' | '\r\n';
  /** Terminator of each line but the last; null when every one is `newline`. */
  readonly endings: readonly LineEnding[] | null;
}

/** A text taken apart. */
export interface SplitText {
  readonly lines: readonly string[];
  readonly form: TextForm;
}

/** One change as Monaco reports it: lines count from 1, positions as before this change. */
export interface LineChange {
  readonly startLine: number;
  readonly endLine: number;
  readonly text: string;
}

const bomCharacter = '\uFEFF';
const terminator = /\r\n|\n|\r/g;

/** How many terminators a text has. */
export function countEndings(text: string): number {
  return text.match(terminator)?.length ?? 0;
}

/** Takes a text as read from disk apart. Nothing is lost: `composeText` gives it back. */
export function splitText(text: string): SplitText {
  const bom = text.startsWith(bomCharacter);
  const body = bom ? text.slice(1) : text;
  const endings = body.match(terminator) ?? [];
  const lines = body.split(terminator);
  const crlf = endings.filter((ending) => ending === '\r\n').length;
  const newline = crlf * 2 > endings.length ? '\r\n' : '\n';
  const uniform = endings.every((ending) => ending === newline);
  return { lines, form: { bom, newline, endings: uniform ? null : endings.map(asEnding) } };
}

function asEnding(text: string): LineEnding {
  return text === '\r\n' || text === '\n' ? text : '\r';
}

/** The text as it belongs on disk. */
export function composeText(lines: readonly string[], form: TextForm): string {
  const { endings, newline } = form;
  const bom = form.bom ? bomCharacter : '';
  if (endings === null) return bom + lines.join(newline);
  let text = bom;
  lines.forEach((line, index) => {
    text += line;
    if (index < lines.length - 1) text += endings[index] ?? newline;
  });
  return text;
}

/**
 * The form after Monaco's changes, applied one after the other: terminators inside a replaced range
 * go, inserted ones are the file's own, all others stay as they were.
 */
export function changeForm(form: TextForm, changes: readonly LineChange[]): TextForm {
  if (form.endings === null) return form;
  let endings: readonly LineEnding[] = form.endings;
  for (const change of changes) {
    const removed = change.endLine - change.startLine;
    const added = countEndings(change.text);
    if (removed === 0 && added === 0) continue;
    endings = [
      ...endings.slice(0, change.startLine - 1),
      ...Array.from({ length: added }, () => form.newline),
      ...endings.slice(change.startLine - 1 + removed),
    ];
  }
  return endings === form.endings ? form : { ...form, endings };
}

/** The name of a form's endings; a text of one line has the one that a new line would get. */
export function nameEnding({ endings, newline }: TextForm): LineEndingName {
  const first = endings?.[0] ?? newline;
  if (first === '\r' || endings?.some((ending) => ending !== first) === true) return 'mixed';
  return first === '\n' ? 'lf' : 'crlf';
}

/** Line and column, both from 1 as Monaco counts. */
export interface LinePosition {
  readonly lineNumber: number;
  readonly column: number;
}
