import {
  bodyReader,
  cookedOffset,
  decodeJson,
  instructionText,
  sourceOf,
  spanOf,
  type Cooked,
  type DockerfileModel,
  type Instruction,
  type Word,
} from '@stagecraft/dockerfile';
import { actingOf } from '../file/stages.ts';
import { makeCommand } from './command.ts';
import { placeShell } from './place.ts';
import { shellArguments } from './scripts.ts';
import { outermost } from './source.ts';
import type { ParsedShell, ShellParser, ShellScript } from './types.ts';
import type { ReadWord } from './word.ts';

/** An instruction is never written to, and another one wherever it or its place in the text changes. */
const known = new WeakMap<
  Instruction,
  { readonly parser: ShellParser; readonly script: ShellScript | null }
>();

/**
 * What a shell runs for RUN, CMD, ENTRYPOINT or HEALTHCHECK, or for such a trigger of ONBUILD: ranges are
 * in the file, `instruction` is the one that has the command.
 *
 * - Shell form: the text as the shell gets it, with the here-documents that belong to it.
 * - Exec form: one command of its strings; of `["sh", "-c", "…"]`, the script's commands too.
 * - `RUN <<EOF`: the body, unless it begins with `#!` and something else than a shell.
 *
 * Null where nothing is run or no POSIX shell reads it. Which shell the shell form gets (SHELL, Windows)
 * is for the caller to know. What was read before is not read again, here or elsewhere in the file.
 */
export function readScript(
  parser: ShellParser,
  model: DockerfileModel,
  instruction: Instruction,
): ShellScript | null {
  const found = known.get(instruction);
  if (found?.parser === parser) return found.script;
  const script = read(parser, model, instruction);
  known.set(instruction, { parser, script });
  return script;
}

function read(
  parser: ShellParser,
  model: DockerfileModel,
  instruction: Instruction,
): ShellScript | null {
  const acting = actingOf(instruction);
  const words = acting === null ? [] : commandWords(acting);
  if (acting === null || words.length === 0) return null;
  const { cooked } = instructionText(model, instruction);
  if (acting.form === 'exec') return { instruction: acting, ...readExec(parser, cooked, words) };
  const text = shellText(model, cooked, acting, words);
  if (text === null) return null;
  const place = { within: [], firstList: 0, locate: locator(text) };
  return { instruction: acting, ...placeShell(parser.parse(text.text), place) };
}

/**
 * The text that a POSIX shell gets for an instruction in shell form, and where its parts stand in the
 * file: continuations are joined, comments between them taken out. Null where no shell gets a text.
 */
export function scriptText(model: DockerfileModel, instruction: Instruction): Cooked | null {
  const acting = actingOf(instruction);
  const words = acting === null ? [] : commandWords(acting);
  if (acting === null || words.length === 0 || acting.form === 'exec') return null;
  return shellText(model, instructionText(model, instruction).cooked, acting, words);
}

/** The words of the command; none for an instruction without one. */
function commandWords({ keyword, words }: Instruction): readonly Word[] {
  switch (keyword) {
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
      return words;
    case 'HEALTHCHECK':
      return words[0]?.value.toUpperCase() === 'CMD' ? words.slice(1) : [];
    default:
      return [];
  }
}

function locator(cooked: Cooked): (start: number, end: number) => { start: number; end: number } {
  return (start, end) => spanOf(cooked, start, end);
}

/** The text that a shell gets: BuildKit puts here-documents behind the line, or gives one alone as the script. */
function shellText(
  model: DockerfileModel,
  cooked: Cooked,
  instruction: Instruction,
  words: readonly Word[],
): Cooked | null {
  const { heredocs, argsSpan } = instruction;
  const [first] = heredocs;
  const start = words[0]?.span.start ?? argsSpan.start;
  if (first !== undefined && heredocs.length === 1 && words.length === 1) {
    if (start === first.openSpan.start) {
      if (bodyReader(model.text, instruction, first) === null) return null;
      return pieceOf(model.text, first.bodySpan.start, first.bodySpan.end);
    }
  }
  const line = cut(cooked, start, argsSpan.end);
  const last = heredocs.at(-1);
  if (first === undefined || last === undefined) return line;
  const end = last.closeSpan?.end ?? last.bodySpan.end;
  const bodies = pieceOf(model.text, first.bodySpan.start, end);
  return {
    text: `${line.text}\n${bodies.text}`,
    at: [...line.at, line.text.length, line.text.length + 1],
    source: [...line.source, argsSpan.end, first.bodySpan.start],
  };
}

function pieceOf(text: string, start: number, end: number): Cooked {
  return { text: text.slice(start, end), at: [0], source: [start] };
}

/** The part of a cooked text between two file offsets. */
function cut(cooked: Cooked, start: number, end: number): Cooked {
  const from = cookedOffset(cooked, start);
  const to = end > start ? cookedOffset(cooked, end - 1) + 1 : from;
  const at = [0];
  const source = [start];
  for (const [piece, offset] of cooked.at.entries()) {
    if (offset <= from || offset >= to) continue;
    at.push(offset - from);
    source.push(cooked.source[piece] ?? 0);
  }
  return { text: cooked.text.slice(from, to), at, source };
}

/** No shell reads these strings, unless the program is one. */
function readExec(parser: ShellParser, cooked: Cooked, words: readonly Word[]): ParsedShell {
  const start = words[0]?.span.start ?? 0;
  const span = { start, end: words.at(-1)?.span.end ?? start };
  const { command, args } = makeCommand(
    {
      span,
      words: words.map((word) => jsonWord(cooked, word)),
      assignments: [],
      redirects: [],
    },
    { after: null, inBackground: false, within: [], list: 0 },
  );
  const pipeline = { span, length: 1, commands: [command] };
  const { scripts } = shellArguments(command.name, args);
  const parsed = scripts.map(({ text, locate }) =>
    placeShell(parser.parse(text), { locate, within: ['script'], firstList: 1 }),
  );
  return {
    commands: [command, ...parsed.flatMap(({ commands }) => commands)],
    pipelines: [pipeline, ...parsed.flatMap(({ pipelines }) => pipelines)],
    isBroken: parsed.some(({ isBroken }) => isBroken),
  };
}

function jsonWord(cooked: Cooked, { value, span }: Word): ReadWord {
  return {
    word: { span, text: value, value, prefix: value, isQuoted: true, variables: [] },
    source: outermost(''),
    pieces: () => {
      const from = cookedOffset(cooked, span.start);
      const to = cookedOffset(cooked, span.end - 1) + 1;
      const { text, at } = decodeJson(cooked.text.slice(from, to));
      return at.map((offset, index) => ({
        text: text[index] ?? '',
        start: sourceOf(cooked, from + offset),
        end: sourceOf(cooked, (at[index + 1] ?? to - from - 1) + from - 1) + 1,
      }));
    },
  };
}
