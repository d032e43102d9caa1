import type { Flag, Heredoc, Instruction, InstructionDetail, Span, Word } from '../types.ts';
import { spanOf, type Cooked } from '../text/cooked.ts';
import { splitCommand, type CommandLine, type RawFlag } from './command.ts';
import { copyDetail, fromDetail, pairsDetail, runDetail } from './details.ts';
import { readJsonArray, splitBlank, splitQuoted, type RawWord } from './words.ts';

/** The instruction names of the Dockerfile language. */
export const KEYWORDS: ReadonlySet<string> = new Set([
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
]);

/** An instruction's pieces while it is parsed and checked. */
export interface Draft {
  readonly cooked: Cooked;
  readonly escape: '\\' | '`';
  readonly line: CommandLine;
  /** Upper-cased; as written for an unknown one. */
  readonly keyword: string;
  readonly words: readonly RawWord[];
  readonly form: 'exec' | 'shell' | null;
  /** A JSON array with something else than strings. */
  readonly mixedJson: boolean;
  /** Where the exec or shell form begins (after HEALTHCHECK's type). */
  readonly formStart: number;
  readonly trigger: Draft | null;
}

/** Reads the command in `[from, to)` of a cooked line, with its ONBUILD trigger. */
export function readDraft(
  cooked: Cooked,
  from: number,
  to: number,
  escape: '\\' | '`',
  depth = 0,
): Draft {
  const line = splitCommand(cooked.text, from, to);
  const written = cooked.text.slice(line.keywordStart, line.keywordEnd);
  const upper = written.toUpperCase();
  const keyword = KEYWORDS.has(upper) ? upper : written;
  const base = { cooked, escape, line, keyword, formStart: line.argsStart };
  const args = readArguments(cooked.text, keyword, line, escape);
  const hasTrigger = keyword === 'ONBUILD' && depth === 0 && line.argsEnd > line.argsStart;
  const trigger = hasTrigger
    ? readDraft(cooked, line.argsStart, line.argsEnd, escape, depth + 1)
    : null;
  return { ...base, ...args, trigger };
}

type Arguments = Pick<Draft, 'words' | 'form' | 'mixedJson' | 'formStart'>;

function readArguments(
  text: string,
  keyword: string,
  line: CommandLine,
  escape: string,
): Arguments {
  const { argsStart: start, argsEnd: end } = line;
  const none = { form: null, mixedJson: false, formStart: start };
  switch (keyword) {
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
    case 'SHELL':
      return readForm(text, start, end, escape);
    case 'HEALTHCHECK':
      return readHealthcheck(text, start, end, escape);
    case 'COPY':
    case 'ADD':
    case 'VOLUME': {
      const json = readJsonArray(text, start, end);
      if (json.kind === 'strings') return { ...none, words: json.words, form: 'exec' };
      return { ...none, words: splitBlank(text, start, end), mixedJson: json.kind === 'mixed' };
    }
    case 'FROM':
    case 'EXPOSE':
      return { ...none, words: splitBlank(text, start, end) };
    case 'WORKDIR':
    case 'USER':
    case 'STOPSIGNAL':
    case 'MAINTAINER':
      return { ...none, words: end > start ? [{ value: text.slice(start, end), start, end }] : [] };
    default:
      return { ...none, words: splitQuoted(text, start, end, escape) };
  }
}

function readForm(text: string, start: number, end: number, escape: string): Arguments {
  const json = readJsonArray(text, start, end);
  const exec = json.kind === 'strings';
  return {
    words: exec ? json.words : splitQuoted(text, start, end, escape),
    form: exec ? 'exec' : 'shell',
    mixedJson: json.kind === 'mixed',
    formStart: start,
  };
}

function readHealthcheck(text: string, start: number, end: number, escape: string): Arguments {
  const type = splitQuoted(text, start, end, escape)[0];
  if (type === undefined) return { words: [], form: null, mixedJson: false, formStart: start };
  let rest = start;
  while (rest < end && !/\s/.test(text[rest] ?? '')) rest++;
  const head = { value: text.slice(start, rest), start, end: rest };
  while (rest < end && /\s/.test(text[rest] ?? '')) rest++;
  const form = readForm(text, rest, end, escape);
  return { ...form, words: [head, ...form.words], form: rest < end ? form.form : null };
}

/** Where an instruction stands; `null` for what only a whole line has. */
export interface Frame {
  readonly id: string;
  readonly index: number;
  readonly stage: number;
  readonly span: Span;
  readonly contentSpan: Span;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly heredocs: readonly Heredoc[];
}

/** Turns a draft into the model's instruction. */
export function finishInstruction(draft: Draft, frame: Frame): Instruction {
  const { cooked, line } = draft;
  const flags = line.flags.map((flag) => toFlag(cooked, flag));
  const words = draft.words.map((word) => toWord(cooked, word));
  return {
    kind: 'instruction',
    id: frame.id,
    index: frame.index,
    stage: frame.stage,
    keyword: draft.keyword,
    keywordSpan: spanOf(cooked, line.keywordStart, line.keywordEnd),
    span: frame.span,
    contentSpan: frame.contentSpan,
    argsSpan: spanOf(cooked, line.argsStart, line.argsEnd),
    firstLine: frame.firstLine,
    lastLine: frame.lastLine,
    flags,
    words,
    form: draft.form,
    heredocs: frame.heredocs,
    detail: makeDetail(draft, flags, words, frame),
  };
}

function makeDetail(
  draft: Draft,
  flags: readonly Flag[],
  words: readonly Word[],
  frame: Frame,
): InstructionDetail {
  switch (draft.keyword) {
    case 'FROM':
      return fromDetail(words, flags);
    case 'COPY':
    case 'ADD':
      return copyDetail(words, flags);
    case 'RUN':
      return runDetail(draft, flags);
    case 'ARG':
    case 'ENV':
    case 'LABEL':
      return pairsDetail(draft);
    case 'ONBUILD':
      return { type: 'onbuild', trigger: makeTrigger(draft, frame) };
    default:
      return { type: 'other' };
  }
}

/** A trigger's ranges run from its keyword to the end of the ONBUILD. */
function makeTrigger(draft: Draft, frame: Frame): Instruction | null {
  if (draft.trigger === null) return null;
  const start = spanOf(
    draft.cooked,
    draft.trigger.line.keywordStart,
    draft.trigger.line.keywordEnd,
  ).start;
  return finishInstruction(draft.trigger, {
    ...frame,
    id: `${frame.id}/trigger`,
    span: { start, end: frame.span.end },
    contentSpan: { start, end: frame.contentSpan.end },
  });
}

function toWord(cooked: Cooked, word: RawWord): Word {
  return { value: word.value, span: spanOf(cooked, word.start, word.end) };
}

function toFlag(cooked: Cooked, flag: RawFlag): Flag {
  const equals = flag.word.indexOf('=');
  const hasValue = flag.valueStart >= 0;
  return {
    name: flag.word.slice(2, equals < 0 ? undefined : equals),
    span: spanOf(cooked, flag.start, flag.end),
    value: hasValue ? flag.word.slice(equals + 1) : null,
    valueSpan: hasValue ? spanOf(cooked, flag.valueStart, flag.end) : null,
  };
}
