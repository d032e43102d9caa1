import {
  bodyReader,
  parseDockerfile,
  type DockerfileModel,
  type Flag,
  type Heredoc,
  type Instruction,
  type Span,
} from '@stagecraft/dockerfile';

/** What is being written, up to the cursor. */
interface Typing {
  /** From the start of the word, or of the value, to the cursor; all on the cursor's line. */
  readonly typed: string;
  /** Where `typed` starts. */
  readonly start: number;
}

/** Where a new instruction, or the one whose keyword the cursor is in, stands. */
export interface KeywordPlace extends Typing {
  readonly kind: 'keyword';
  /** The instruction before it. */
  readonly previous: Instruction | null;
  /** Behind ONBUILD. */
  readonly trigger: boolean;
}

/** In an instruction behind its keyword. Of an ONBUILD, its trigger. */
interface Within extends Typing {
  /** Upper case. */
  readonly keyword: string;
  /** Index in the model; a trigger has its ONBUILD's. */
  readonly instruction: number;
  readonly stage: number;
  readonly trigger: boolean;
  /** Flags before the one at the cursor, with their places in the text. */
  readonly flags: readonly Flag[];
  /** Names of all other flags of the instruction, those behind the cursor too. */
  readonly flagNames: ReadonlySet<string>;
}

/** In a flag's name. `typed` has its dashes. */
export interface FlagPlace extends Within {
  readonly kind: 'flag';
}

/** In a flag's value. */
export interface ValuePlace extends Within {
  readonly kind: 'value';
  readonly flag: string;
}

/** In the arguments. */
export interface ArgumentPlace extends Within {
  readonly kind: 'argument';
  /** Words before the one at the cursor, as they are written; in a JSON array its strings. */
  readonly before: readonly string[];
  /** A plain word; or in a JSON array, within a string or between two. */
  readonly form: 'word' | 'string' | 'between';
}

export type Place =
  | KeywordPlace
  | FlagPlace
  | ValuePlace
  | ArgumentPlace
  /** In a comment line; `top` where it could be a directive. */
  | (Typing & { readonly kind: 'comment'; readonly top: boolean })
  | { readonly kind: 'heredoc'; readonly instruction: number; readonly expand: boolean };

/** Stands for the letter that comes next, so that what is being written is a word. */
const PROBE = 'x';

/**
 * Where an offset stands, however unfinished its line is: the instruction is read anew up to the cursor.
 * Null where nothing can be completed, e.g. in a word that began on another line.
 */
export function placeAt(model: DockerfileModel, offset: number): Place | null {
  const { text, escape } = model;
  const last = instructionBefore(model, offset);
  const body = last?.heredocs.find((heredoc) => isIn(heredoc, offset));
  if (last !== null && body !== undefined) {
    if (offset >= (body.closeSpan?.start ?? offset + 1)) return null;
    return { kind: 'heredoc', instruction: last.index, expand: isExpanded(model, last, body) };
  }
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(lineStart, offset);
  const comment = line.search(/\S/u);
  if (line[comment] === '#') {
    const start = lineStart + comment;
    return { kind: 'comment', typed: line.slice(comment), start, top: isTop(model, lineStart) };
  }
  const head = last === null ? '' : `# escape=${escape}\n`;
  const from = last?.span.start ?? 0;
  const fragment = head + text.slice(from, offset) + PROBE;
  const read = parseDockerfile(fragment).instructions;
  const current = read.at(-1);
  if (current?.contentSpan.end !== fragment.length) return null;
  const known = last !== null && read.length === 1 ? last : null;
  const shift = from - head.length;
  const previous = known === null ? last : (model.instructions[known.index - 1] ?? null);
  const place = placeIn(current, fragment, shift, known, previous);
  if (place === null || !('start' in place) || place.start < lineStart) return null;
  return place.kind === 'keyword' ? place : withLaterFlags(place, text, offset);
}

function placeIn(
  current: Instruction,
  fragment: string,
  shift: number,
  known: Instruction | null,
  previous: Instruction | null,
): KeywordPlace | FlagPlace | ValuePlace | ArgumentPlace | null {
  const trigger = current.detail.type === 'onbuild' ? current.detail.trigger : null;
  const inner = trigger ?? current;
  const typing = (start: number): Typing => ({
    typed: fragment.slice(start, -PROBE.length),
    start: start + shift,
  });
  if (inner.keywordSpan.end === fragment.length) {
    const start = inner.keywordSpan.start;
    return { kind: 'keyword', previous, trigger: trigger !== null, ...typing(start) };
  }
  if (known === null) return null;
  const flag = inner.flags.at(-1);
  const atFlag = flag?.span.end === fragment.length ? flag : null;
  const before = atFlag === null ? inner.flags : inner.flags.slice(0, -1);
  const within = {
    keyword: inner.keyword,
    instruction: known.index,
    stage: known.stage,
    trigger: trigger !== null,
    flags: before.map((one) => moved(one, shift)),
    flagNames: new Set(before.map(({ name }) => name)),
  };
  if (atFlag !== null) {
    if (atFlag.valueSpan === null) {
      return { kind: 'flag', ...within, ...typing(atFlag.span.start) };
    }
    return { kind: 'value', flag: atFlag.name, ...within, ...typing(atFlag.valueSpan.start) };
  }
  const argument = argumentAt(inner, fragment);
  return argument === null
    ? null
    : {
        kind: 'argument',
        ...within,
        before: argument.before,
        form: argument.form,
        ...typing(argument.start),
      };
}

function argumentAt(
  inner: Instruction,
  fragment: string,
): Pick<ArgumentPlace, 'before' | 'form' | 'start'> | null {
  const args = fragment.slice(inner.argsSpan.start);
  const array = hasJsonForm(inner.keyword) ? readArray(args, inner.keyword !== 'RUN') : null;
  if (array !== null) {
    const { before, open, closed } = array;
    if (closed) return null;
    const start = open < 0 ? fragment.length - PROBE.length : inner.argsSpan.start + open;
    return { form: open < 0 ? 'between' : 'string', before, start };
  }
  const word = inner.words.at(-1);
  if (word?.span.end !== fragment.length) return null;
  const before = inner.words.slice(0, -1).map(({ value }) => value);
  return { form: 'word', before, start: word.span.start };
}

function hasJsonForm(keyword: string): boolean {
  return /^(?:COPY|ADD|VOLUME|RUN|CMD|ENTRYPOINT|SHELL)$/.test(keyword);
}

interface ArrayStrings {
  readonly before: readonly string[];
  /** Where the last string begins, if it has no end; else -1. */
  readonly open: number;
  /** Behind the `]`. */
  readonly closed: boolean;
}

/** The strings of a JSON array up to the probe at the end of `text`; null when it is a shell's `[`. */
function readArray(text: string, spaced: boolean): ArrayStrings | null {
  if (!text.startsWith('[') || (!spaced && /^\[\s/.test(text))) return null;
  const before: string[] = [];
  let open = -1;
  let closed = false;
  for (let at = 1; at < text.length; at++) {
    const char = text[at] ?? '';
    if (open >= 0) {
      if (char === '\\') at++;
      else if (char === '"') {
        before.push(text.slice(open, at));
        open = -1;
      }
    } else if (char === '"' && !closed) open = at + 1;
    else if (char === ']' && !closed) closed = true;
    else if (at < text.length - PROBE.length && (closed || char !== ',') && !/\s/u.test(char)) {
      return null;
    }
  }
  return { before, open, closed };
}

function instructionBefore(model: DockerfileModel, offset: number): Instruction | null {
  const list = model.instructions;
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return list[low - 1] ?? null;
}

/** Whether somebody expands variables in the body of an instruction's, or its trigger's, here-document. */
function isExpanded({ text }: DockerfileModel, instruction: Instruction, body: Heredoc): boolean {
  const { detail } = instruction;
  const acting = detail.type === 'onbuild' ? (detail.trigger ?? instruction) : instruction;
  return bodyReader(text, acting, body) !== null;
}

/** In the body or on the closing line. */
function isIn({ bodySpan, closeSpan }: Heredoc, offset: number): boolean {
  return offset >= bodySpan.start && offset <= (closeSpan ?? bodySpan).end;
}

/** Whether only directives stand before a line. */
function isTop(model: DockerfileModel, lineStart: number): boolean {
  for (const { kind, span } of model.nodes) {
    if (span.start >= lineStart) return true;
    if (kind !== 'directive' && kind !== 'bom') return false;
  }
  return true;
}

/** Whether a directive may be written on the line of an offset. */
export function mayBeDirective(model: DockerfileModel, offset: number): boolean {
  return isTop(model, model.text.lastIndexOf('\n', offset - 1) + 1);
}

function moved(flag: Flag, by: number): Flag {
  const move = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  return {
    ...flag,
    span: move(flag.span),
    valueSpan: flag.valueSpan === null ? null : move(flag.valueSpan),
  };
}

function withLaterFlags<P extends Within>(place: P, text: string, offset: number): P {
  const lineEnd = text.indexOf('\n', offset);
  const rest = text.slice(offset, lineEnd < 0 ? undefined : lineEnd);
  const [later = ''] = /^\S*(?:\s+--[a-z][\w-]*(?:=\S*)?)*/.exec(rest) ?? [];
  const names = [...later.matchAll(/\s--([a-z][\w-]*)/g)].map((match) => match[1] ?? '');
  return { ...place, flagNames: new Set([...place.flagNames, ...names]) };
}
