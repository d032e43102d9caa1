import type { Instruction, Text } from '../../types.ts';
import type { Refusal } from '../edit.ts';
import { plainPairs } from './pairs.ts';
import { fieldRefusals } from './refusals.ts';
import type { FieldChange } from './types.ts';
import { listedWords } from './word-list.ts';

/** What an instruction can't do without. */
const needs: Readonly<Record<string, Text>> = {
  FROM: { en: 'an image or a stage', 'zh-CN': '镜像或阶段' },
  RUN: { en: 'a command', 'zh-CN': '命令' },
  CMD: { en: 'a command', 'zh-CN': '命令' },
  ENTRYPOINT: { en: 'a command', 'zh-CN': '命令' },
  HEALTHCHECK: { en: 'a command, or NONE', 'zh-CN': '命令或 NONE' },
  SHELL: { en: 'the program of the shell', 'zh-CN': 'shell 程序' },
  WORKDIR: { en: 'a folder', 'zh-CN': '目录' },
  USER: { en: 'a user', 'zh-CN': '用户' },
  STOPSIGNAL: { en: 'a signal', 'zh-CN': '信号' },
  MAINTAINER: { en: 'a name', 'zh-CN': '名称' },
  VOLUME: { en: 'at least one path', 'zh-CN': '至少一个路径' },
  EXPOSE: { en: 'at least one port', 'zh-CN': '至少一个端口' },
  ENV: { en: 'at least one variable', 'zh-CN': '至少一个变量' },
  LABEL: { en: 'at least one label', 'zh-CN': '至少一个标签' },
  ARG: { en: 'at least one argument', 'zh-CN': '至少一个参数' },
};

/** Instructions that an empty list gives a meaning: `CMD []` and `ENTRYPOINT []` reset what the base sets. */
const MAY_BE_EMPTY_LIST = new Set(['CMD', 'ENTRYPOINT']);

/** Why changes would leave an instruction without what it needs, or with a name that is none; else null. */
export function incomplete(
  escape: string,
  instruction: Instruction,
  changes: readonly FieldChange[],
): Refusal | null {
  for (const change of changes) {
    const refusal = refusalOf(escape, instruction, change);
    if (refusal !== null) return refusal;
  }
  return withoutPairs(instruction, changes) ? missing(instruction) : null;
}

function refusalOf(escape: string, instruction: Instruction, change: FieldChange): Refusal | null {
  switch (change.field) {
    case 'words':
      return refusalOfWords(instruction, change.words);
    case 'arguments':
      return /^\s*(?:CMD\s*)?$/i.test(change.text) && !takesWord(instruction, change.text)
        ? missing(instruction)
        : null;
    case 'image':
      return change.text.trim() === '' ? missing(instruction) : null;
    case 'pair':
      return refusalOfName(escape, instruction, change);
    case 'flag':
    case 'form':
    case 'name':
    case 'heredoc':
      return null;
  }
}

/** `CMD` alone is a word for all but HEALTHCHECK. */
function takesWord({ keyword }: Instruction, text: string): boolean {
  return keyword !== 'HEALTHCHECK' && text.trim() !== '';
}

function refusalOfWords(instruction: Instruction, wanted: readonly string[]): Refusal | null {
  const { keyword, form } = instruction;
  const old = listedWords(instruction);
  if (keyword === 'COPY' || keyword === 'ADD') {
    if (wanted.length < Math.min(2, old.length)) return fieldRefusals.noSource(keyword);
    if (emptyOnes(wanted) <= emptyOnes(old.map(({ value }) => value))) return null;
    return wanted.at(-1) === ''
      ? fieldRefusals.noDestination(keyword)
      : fieldRefusals.emptySource(keyword);
  }
  const words = keyword === 'HEALTHCHECK' ? wanted.slice(1) : wanted;
  if (keyword === 'HEALTHCHECK' && wanted[0]?.toUpperCase() !== 'CMD') return null;
  if (words.length === 0) {
    return form === 'exec' && MAY_BE_EMPTY_LIST.has(keyword) ? null : missing(instruction);
  }
  return form !== 'exec' && words.every((word) => word.trim() === '') ? missing(instruction) : null;
}

function emptyOnes(words: readonly string[]): number {
  return words.filter((word) => word === '').length;
}

/**
 * A name that would be no name of this instruction: BuildKit reads `=` and blanks as its end, and quotes
 * as part of what it is written with (frontend/dockerfile/parser/line_parsers.go, parseNameVal). Names
 * that stand so already may stay.
 */
function refusalOfName(
  escape: string,
  { keyword, detail }: Instruction,
  { at, pair }: Extract<FieldChange, { readonly field: 'pair' }>,
): Refusal | null {
  if (pair === null || detail.type !== 'pairs') return null;
  if (plainPairs(escape, detail)[at]?.name === pair.name) return null;
  if (pair.name === '') return fieldRefusals.emptyName(keyword);
  return /[\s="']/.test(pair.name) ? fieldRefusals.badName(keyword, pair.name) : null;
}

/** Whether the last pair goes and none comes. */
function withoutPairs({ detail }: Instruction, changes: readonly FieldChange[]): boolean {
  if (detail.type !== 'pairs') return false;
  const removed = new Set<number>();
  for (const change of changes) {
    if (change.field !== 'pair') continue;
    if (change.pair !== null) return false;
    if (change.at < detail.pairs.length) removed.add(change.at);
  }
  return removed.size > 0 && removed.size === detail.pairs.length;
}

function missing({ keyword }: Instruction): Refusal | null {
  const what = needs[keyword];
  return what === undefined ? null : fieldRefusals.missing(keyword, what);
}
