import { instructionText } from '../parse/logical.ts';
import { cookedOffset, spanOf } from '../text/cooked.ts';
import type { DockerfileModel, Instruction, Span, Word } from '../types.ts';
import type { GapReader } from './gap.ts';
import { shellWords } from './shell-words.ts';

/** A part of an instruction that formatting leaves as it is, and what it may do before it. */
export interface Token extends Span {
  /** White space before it, when it stands on the same line as the token before. */
  readonly before: 'one' | 'none' | 'keep';
  /** A word of a shell command. */
  readonly shell?: true;
  /** Its lines after the first can't be indented, so the first one isn't either. */
  readonly frozen?: true;
}

/** What reading tokens needs beside the instruction. */
export interface TokenContext {
  readonly model: DockerfileModel;
  readonly readGap: GapReader;
  readonly posix: boolean;
  /** Shell commands of one line are split into words, too. */
  readonly splitShell: boolean;
}

/** The tokens of an instruction (its trigger's included), in order, heredoc bodies left out. */
export function tokensOf(context: TokenContext, instruction: Instruction): Token[] {
  const { keywordSpan, flags, detail } = instruction;
  const head = [one(keywordSpan), ...flags.map((flag) => one(flag.span))];
  if (detail.type === 'onbuild') {
    return detail.trigger === null ? head : head.concat(tokensOf(context, detail.trigger));
  }
  const isEmpty = instruction.argsSpan.end <= instruction.argsSpan.start;
  return isEmpty ? head : head.concat(argumentTokens(context, instruction));
}

function argumentTokens(context: TokenContext, instruction: Instruction): Token[] {
  const { keyword, words, argsSpan, form, detail } = instruction;
  if (form === 'exec' && keyword !== 'HEALTHCHECK') return jsonTokens(context, argsSpan, words);
  switch (keyword) {
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
      return shellTokens(context, instruction, argsSpan);
    case 'HEALTHCHECK':
      return healthcheckTokens(context, instruction);
    case 'FROM':
    case 'EXPOSE':
      return words.map((word) => one(word.span));
    case 'COPY':
    case 'ADD':
    case 'VOLUME': {
      // Other white space could make a JSON array of what is none.
      const likeJson = context.model.text[argsSpan.start] === '[';
      return likeJson ? [one(argsSpan)] : words.map((word) => one(word.span));
    }
    default:
      return detail.type === 'pairs' && !detail.legacy
        ? words.map((word) => one(word.span))
        : [one(argsSpan)];
  }
}

function healthcheckTokens(context: TokenContext, instruction: Instruction): Token[] {
  const { words, argsSpan, form } = instruction;
  const [type, first] = words;
  if (type === undefined || first === undefined || form === null) return [one(argsSpan)];
  if (form === 'shell') {
    const rest = { start: first.span.start, end: argsSpan.end };
    return [one(type.span), ...shellTokens(context, instruction, rest)];
  }
  const bracket = context.readGap(type.span.end).end;
  const array = { start: bracket, end: argsSpan.end };
  return [one(type.span), ...jsonTokens(context, array, words.slice(1))];
}

/** `[`, the strings, the commas and `]`; the array as one token when it reads otherwise. */
function jsonTokens(context: TokenContext, array: Span, strings: readonly Word[]): Token[] {
  const { readGap, model } = context;
  const tokens: Token[] = [{ start: array.start, end: array.start + 1, before: 'one' }];
  for (const [index, { span }] of strings.entries()) {
    tokens.push({ start: span.start, end: span.end, before: index === 0 ? 'none' : 'one' });
    if (index === strings.length - 1) break;
    const comma = readGap(span.end).end;
    if (model.text[comma] !== ',') return [one(array)];
    tokens.push({ start: comma, end: comma + 1, before: 'none' });
  }
  tokens.push({ start: array.end - 1, end: array.end, before: 'none' });
  return tokens;
}

/** The words of a shell command, or all of it as one token where its words can't be told for sure. */
function shellTokens(context: TokenContext, instruction: Instruction, span: Span): Token[] {
  const { model, posix, splitShell } = context;
  const { text } = model;
  const { cooked } = instructionText(model, instruction);
  if (cooked.at.length === 1 && !splitShell) return [one(span)];
  const whole: Token[] = [{ start: span.start, end: span.end, before: 'one', frozen: true }];
  if (!posix) return whole;
  // Other white space could make a JSON array of what is none.
  if (text[span.start] === '[' && text[span.end - 1] === ']') return whole;
  const from = cookedOffset(cooked, span.start);
  const words = shellWords(cooked.text, from, cookedOffset(cooked, span.end - 1) + 1);
  if (words === null) return whole;
  return words.map(({ start, end }, index) => {
    const place = spanOf(cooked, start, end);
    const before = index === 0 ? 'one' : 'keep';
    return { start: place.start, end: place.end, before, shell: true };
  });
}

function one(span: Span): Token {
  return { start: span.start, end: span.end, before: 'one' };
}
