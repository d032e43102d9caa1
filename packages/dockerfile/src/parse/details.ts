import type { Flag, InstructionDetail, Word } from '../types.ts';
import { isBlank, isSpace } from '../text/chars.ts';
import { spanOf } from '../text/cooked.ts';
import type { Draft } from './instruction.ts';
import { nextQuoted, wordValue } from './words.ts';

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

export function runDetail(draft: Draft): Detail<'run'> {
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
    const word = nextQuoted(text, at, line.argsEnd, escape);
    if (word === null) return { type: 'pairs', pairs, legacy: false };
    at = word.end;
    const written = wordValue(text, word, line.argsEnd, escape);
    if (written === '') continue;
    const equals = written.indexOf('=');
    const nameEnd = equals < 0 ? word.end : word.start + equals;
    pairs.push({
      name: equals < 0 ? written : written.slice(0, equals),
      nameSpan: spanOf(cooked, word.start, nameEnd),
      value: equals < 0 ? null : written.slice(equals + 1),
      valueSpan: equals < 0 ? null : spanOf(cooked, nameEnd + 1, word.end),
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
