import type { Flag, Heredoc, Instruction, InstructionDetail, Span, Word } from '../types.ts';
import { isSpace, skipSpace } from '../text/chars.ts';
import { spanOf, type Cooked } from '../text/cooked.ts';
import { floorIndex } from '../text/lines.ts';
import { splitCommand, type CommandLine, type RawFlag } from './command.ts';
import { copyDetail, fromDetail, pairsDetail, runDetail } from './details.ts';
import { triggerId } from './ids.ts';
import { KEYWORDS } from './keywords.ts';
import { readMount, type MountReading } from './mounts.ts';
import { NO_WORDS, readJsonArray, splitBlank, splitQuoted } from './words.ts';

/** Each keyword by its text: a slice of the file would keep the whole file in memory. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  [...KEYWORDS].map((keyword) => [keyword, keyword]),
);

/** An instruction's pieces while it is parsed and checked. */
export interface Draft {
  readonly cooked: Cooked;
  readonly escape: '\\' | '`';
  readonly line: CommandLine;
  /** Upper-cased; as written for an unknown one. */
  readonly keyword: string;
  readonly words: readonly Word[];
  /** RUN's `--mount` flags, in their order. */
  readonly mounts: readonly MountReading[];
  readonly form: 'exec' | 'shell' | null;
  /** A JSON array with something else than strings. */
  readonly mixedJson: boolean;
  /** Where the exec or shell form begins (after HEALTHCHECK's type). */
  readonly formStart: number;
  readonly trigger: Draft | null;
}

/** Reads the command in `[from, to)` of a cooked text, with its ONBUILD trigger. */
export function readDraft(
  cooked: Cooked,
  from: number,
  to: number,
  escape: '\\' | '`',
  isTrigger = false,
): Draft {
  const line = splitCommand(cooked.text, from, to);
  const keyword = readKeyword(cooked.text, line);
  const { words, form, mixedJson, formStart } = readArguments(cooked, keyword, line, escape);
  const mounts = keyword === 'RUN' ? readMounts(cooked, line) : NO_MOUNTS;
  const hasTrigger = keyword === 'ONBUILD' && !isTrigger && line.argsEnd > line.argsStart;
  const trigger = hasTrigger ? readDraft(cooked, line.argsStart, line.argsEnd, escape, true) : null;
  return { cooked, escape, line, keyword, words, mounts, form, mixedJson, formStart, trigger };
}

function readKeyword(text: string, line: CommandLine): string {
  const written = text.slice(line.keywordStart, line.keywordEnd);
  const known = SPELLINGS.get(written);
  if (known !== undefined) return known;
  const upper = written.toUpperCase();
  return SPELLINGS.get(upper) ?? written;
}

const NO_MOUNTS: readonly MountReading[] = [];

function readMounts(cooked: Cooked, line: CommandLine): readonly MountReading[] {
  if (line.flags.length === 0) return NO_MOUNTS;
  const mounts: MountReading[] = [];
  for (const flag of line.flags) {
    if (flag.name === 'mount' && flag.value !== null) mounts.push(readMount(cooked, flag));
  }
  return mounts;
}

type Arguments = Pick<Draft, 'words' | 'form' | 'mixedJson' | 'formStart'>;

function readArguments(
  cooked: Cooked,
  keyword: string,
  line: CommandLine,
  escape: string,
): Arguments {
  const { argsStart: start, argsEnd: end } = line;
  switch (keyword) {
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
    case 'SHELL':
      return readForm(cooked, start, end, escape);
    case 'HEALTHCHECK':
      return readHealthcheck(cooked, start, end, escape);
    case 'COPY':
    case 'ADD':
    case 'VOLUME': {
      const json = readJsonArray(cooked, start, end);
      if (json.kind === 'strings') {
        return { words: json.words, form: 'exec', mixedJson: false, formStart: start };
      }
      const words = splitBlank(cooked, start, end);
      return { words, form: null, mixedJson: json.kind === 'mixed', formStart: start };
    }
    case 'FROM':
    case 'EXPOSE':
      return formless(splitBlank(cooked, start, end), start);
    case 'WORKDIR':
    case 'USER':
    case 'STOPSIGNAL':
    case 'MAINTAINER':
      return formless(end > start ? [wordAt(cooked, start, end)] : NO_WORDS, start);
    default:
      return formless(splitQuoted(cooked, start, end, escape), start);
  }
}

function formless(words: readonly Word[], formStart: number): Arguments {
  return { words, form: null, mixedJson: false, formStart };
}

function readForm(cooked: Cooked, start: number, end: number, escape: string): Arguments {
  const json = readJsonArray(cooked, start, end);
  const exec = json.kind === 'strings';
  return {
    words: exec ? json.words : splitQuoted(cooked, start, end, escape),
    form: exec ? 'exec' : 'shell',
    mixedJson: json.kind === 'mixed',
    formStart: start,
  };
}

function readHealthcheck(cooked: Cooked, start: number, end: number, escape: string): Arguments {
  const { text } = cooked;
  if (skipSpace(text, start, end) === end) return formless(NO_WORDS, start);
  let typeEnd = start;
  while (typeEnd < end && !isSpace(text.charCodeAt(typeEnd))) typeEnd++;
  const rest = skipSpace(text, typeEnd, end);
  const form = readForm(cooked, rest, end, escape);
  const words = [wordAt(cooked, start, typeEnd), ...form.words];
  return { ...form, words, form: rest < end ? form.form : null };
}

function wordAt(cooked: Cooked, start: number, end: number): Word {
  return { value: cooked.text.slice(start, end), span: spanOf(cooked, start, end) };
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
  /** Of the file; for a trigger's first line. */
  readonly lineStarts: readonly number[];
}

/** Turns a draft into the model's instruction. */
export function finishInstruction(draft: Draft, frame: Frame): Instruction {
  const { cooked, line } = draft;
  const flags = readFlags(cooked, line.flags);
  const { words } = draft;
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
      return runDetail(draft);
    case 'ARG':
    case 'ENV':
    case 'LABEL':
      return pairsDetail(draft);
    case 'ONBUILD':
      return { type: 'onbuild', trigger: makeTrigger(draft, frame) };
    default:
      return OTHER;
  }
}

const OTHER: InstructionDetail = { type: 'other' };

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
    id: triggerId(frame.id),
    firstLine: floorIndex(frame.lineStarts, start),
    span: { start, end: frame.span.end },
    contentSpan: { start, end: frame.contentSpan.end },
  });
}

const NO_FLAGS: readonly Flag[] = [];

function readFlags(cooked: Cooked, raw: readonly RawFlag[]): readonly Flag[] {
  if (raw.length === 0) return NO_FLAGS;
  return raw.map(({ name, value, start, end, valueStart }) => ({
    name,
    span: spanOf(cooked, start, end),
    value,
    valueSpan: valueStart < 0 ? null : spanOf(cooked, valueStart, end),
  }));
}
