import { createHash } from 'node:crypto';
import type { ScriptComment } from '@stagecraft/contracts';

/** Characters of all answers together; the one that was asked for longest ago goes first. */
const keptCharacters = 16 * 2 ** 20;

/** How long it is believed that a script can't be checked, in ms: the machine may only have been busy. */
const failureLifetime = 60_000;

/** What ShellCheck said of a script; null where it failed. */
export type ScriptAnswer = readonly ScriptComment[] | null;

interface Kept {
  readonly answer: ScriptAnswer;
  readonly characters: number;
  /** ms since epoch. */
  readonly until: number;
}

/** Answers by what was asked. */
export interface AnswerCache {
  /** Undefined where none is known. */
  get(key: string): ScriptAnswer | undefined;
  set(key: string, answer: ScriptAnswer): void;
}

/** A name for what was asked, as long whatever its parts are. */
export function answerKey(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('base64');
}

/** @param now ms since epoch */
export function createAnswerCache(now: () => number): AnswerCache {
  const answers = new Map<string, Kept>();
  let characters = 0;
  const drop = (key: string): void => {
    characters -= answers.get(key)?.characters ?? 0;
    answers.delete(key);
  };
  const keep = (key: string, kept: Kept): void => {
    drop(key);
    answers.set(key, kept);
    characters += kept.characters;
  };
  return {
    get(key) {
      const kept = answers.get(key);
      if (kept === undefined || kept.until <= now()) return undefined;
      keep(key, kept);
      return kept.answer;
    },
    set(key, answer) {
      const until = answer === null ? now() + failureLifetime : Number.POSITIVE_INFINITY;
      const size = key.length + JSON.stringify(answer).length;
      keep(key, { answer, characters: size, until });
      for (const oldest of answers.keys()) {
        if (characters <= keptCharacters || oldest === key) break;
        drop(oldest);
      }
    },
  };
}
