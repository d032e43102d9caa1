import type { Instruction } from '../types.ts';
import { stageKey } from './details.ts';

/**
 * Instruction ids: stage, keyword and a hash of the text, with a count for repeats within the stage. The
 * stage goes by its name, or by its base when unnamed, with a count for repeats within the file; so an
 * edit in one stage leaves the ids of the others.
 */
export interface IdMaker {
  /** Begins a stage; `key` is its name or base. */
  readonly stage: (key: string) => void;
  /** The part of the ids at hand that names the stage. */
  readonly stageId: () => string;
  /** `text[start, end)` is the instruction. */
  readonly next: (keyword: string, text: string, start: number, end: number) => string;
  /** The id of one more instruction whose id, without its count, is `base`. */
  readonly take: (base: string) => string;
}

const GLOBAL = 'global';

/** Makes ids for what follows the instructions `before`, which have theirs. */
export function makeIds(before: readonly Instruction[] = []): IdMaker {
  let stage = stageIdOf(before.at(-1)?.id ?? `${GLOBAL}/`);
  let inStage = before;
  let counts: Map<string, number> | null = null;
  let stages: Map<string, number> | null = null;
  const take = (base: string): string => count((counts ??= countInStage(inStage)), base);
  return {
    stage: (key) => {
      stage = count((stages ??= countStages(before)), stageBase(key));
      inStage = [];
      counts = null;
    },
    stageId: () => stage,
    next: (keyword, text, start, end) => {
      const base = `${stage}/${keyword.slice(0, 16)}-${hash(text, start, end)}`;
      // A stage has but one FROM: nothing to count.
      return keyword === 'FROM' ? base : take(base);
    },
    take,
  };
}

function count(counts: Map<string, number>, base: string): string {
  const before = counts.get(base) ?? 0;
  counts.set(base, before + 1);
  return before === 0 ? base : `${base}~${before}`;
}

function countInStage(before: readonly Instruction[]): Map<string, number> {
  const counts = new Map<string, number>();
  const stage = before.at(-1)?.stage;
  for (let at = before.length - 1; at >= 0; at--) {
    const one = before[at];
    if (one === undefined || one.stage !== stage) break;
    count(counts, baseOf(one.id));
  }
  return counts;
}

function countStages(before: readonly Instruction[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of before) {
    if (one.keyword === 'FROM') count(counts, stageBase(stageKey(one.words)));
  }
  return counts;
}

/** `/` and `~` are what ids are put together with. */
function stageBase(key: string): string {
  if (!/[~/]/.test(key)) return `@${key}`;
  return `@${key.replace(/[~/]/g, (char) => (char === '~' ? '~~' : '~s'))}`;
}

/** The part of an instruction's id that names its stage. */
export function stageIdOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

/** An instruction's id without the count of its repeats. */
export function baseOf(id: string): string {
  const tilde = id.lastIndexOf('~');
  return tilde > id.lastIndexOf('-') ? id.slice(0, tilde) : id;
}

/** Id of the trigger of the ONBUILD with this id. */
export function triggerId(id: string): string {
  return `${id}/trigger`;
}

/**
 * FNV-1a and a second like it, 30 bits of each: engines write such small integers several times as fast as
 * those of 32 bits.
 */
function hash(text: string, start: number, end: number): string {
  let a = 0x811c9dc5;
  let b = 0x01234567;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
  }
  return (a >>> 2).toString(36) + (b >>> 2).toString(36);
}
