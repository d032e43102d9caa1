import type { Flag, InstructionDetail, Word } from '../types.ts';
import { findCode, isBlank, isSpace, skipSpace } from '../text/chars.ts';
import { spanOf } from '../text/cooked.ts';
import type { Draft } from './instruction.ts';
import { quotedEnd, valueEnd } from './words.ts';

const EQUALS = 0x3d;

type Detail<T extends InstructionDetail['type']> = Extract<InstructionDetail, { type: T }>;

/** FROM: the image, the name after AS, the platform as written. */
export function fromDetail(words: readonly Word[], flags: readonly Flag[]): Detail<'from'> {
  return {
    type: 'from',
    image: words[0] ?? null,
    name: stageName(words),
    platform: flags.find((flag) => flag.name === 'platform')?.value ?? null,
  };
}

function stageName(words: readonly Word[]): Word | null {
  const named = words.length >= 3 && words[1]?.value.toLowerCase() === 'as';
  return named ? (words[2] ?? null) : null;
}

/** What ids call the stage of a FROM with these words: its name, or its base when it has none. */
export function stageKey(words: readonly Word[]): string {
  return stageName(words)?.value.toLowerCase() ?? words[0]?.value ?? '';
}

/** COPY and ADD. A single word is a source without a destination. */
export function copyDetail(words: readonly Word[], flags: readonly Flag[]): Detail<'copy'> {
  const from = flags.find((flag) => flag.name === 'from');
  return {
    type: 'copy',
    from:
      from?.value === undefined ||
      from.value === null ||
      from.value === '' ||
      from.valueSpan === null
        ? null
        : { value: from.value, span: from.valueSpan },
    sources: words.length < 2 ? words : words.slice(0, -1),
    destination: words.length < 2 ? null : (words.at(-1) ?? null),
  };
}

const WITHOUT_MOUNTS: Detail<'run'> = { type: 'run', mounts: [] };

export function runDetail(draft: Draft): Detail<'run'> {
  if (draft.mounts.length === 0) return WITHOUT_MOUNTS;
  return { type: 'run', mounts: draft.mounts.map((reading) => reading.mount) };
}

/** ARG, ENV and LABEL: `name=value …`, or `ENV name the rest` when the first word has no `=`. */
export function pairsDetail(draft: Draft): Detail<'pairs'> {
  const { cooked, line, keyword, escape } = draft;
  const { text } = cooked;
  const first = draft.words[0];
  if (keyword !== 'ARG' && first !== undefined && !first.value.includes('='))
    return legacyPair(draft);
  const pairs: Detail<'pairs'>['pairs'][number][] = [];
  let at = line.argsStart;
  for (;;) {
    const start = skipSpace(text, at, line.argsEnd);
    if (start === line.argsEnd) return { type: 'pairs', pairs, legacy: false };
    at = quotedEnd(text, start, line.argsEnd, escape);
    const end = valueEnd(text, start, at, line.argsEnd, escape);
    if (end === start) continue;
    const equals = findCode(text, EQUALS, start, end);
    const named = equals < end;
    pairs.push({
      name: text.slice(start, equals),
      nameSpan: spanOf(cooked, start, named ? equals : at),
      value: named ? text.slice(equals + 1, end) : null,
      valueSpan: named ? spanOf(cooked, equals + 1, at) : null,
    });
  }
}

function legacyPair(draft: Draft): Detail<'pairs'> {
  const { cooked, line } = draft;
  const text = cooked.text;
  let nameEnd = line.argsStart;
  while (nameEnd < line.argsEnd && !isBlank(text.charCodeAt(nameEnd))) nameEnd++;
  let start = nameEnd;
  while (start < line.argsEnd && isSpace(text.charCodeAt(start))) start++;
  const hasValue = start < line.argsEnd;
  return {
    type: 'pairs',
    legacy: true,
    pairs: [
      {
        name: text.slice(line.argsStart, nameEnd),
        nameSpan: spanOf(cooked, line.argsStart, nameEnd),
        value: hasValue ? text.slice(start, line.argsEnd) : null,
        valueSpan: hasValue ? spanOf(cooked, start, line.argsEnd) : null,
      },
    ],
  };
}
