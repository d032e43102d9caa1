import { instructionReference, type InstructionReference } from '@stagecraft/dockerfile/reference';
import type { Completion } from '../service.ts';
import { item, replaceSpan, type Ask } from './ask.ts';
import { rankAfter } from './next-instructions.ts';
import type { KeywordPlace } from './place.ts';
import { explain } from './words.ts';

const BEFORE_FROM: readonly string[] = ['FROM', 'ARG'];
const NO_TRIGGER: ReadonlySet<string> = new Set(['FROM', 'ONBUILD', 'MAINTAINER']);

/** Instruction keywords, what usually comes next first. Before the first FROM only what may stand there. */
export function instructions(ask: Ask, place: KeywordPlace): readonly Completion[] {
  const span = replaceSpan(ask, place.start, /[A-Za-z]*/);
  const spaced = /[ \t]/.test(ask.input.model.text[span.end] ?? '');
  const stage = place.previous?.stage ?? -1;
  const inStage = place.trigger ? new Set<string>() : keywordsOf(ask, stage, ask.offset);
  const previous = place.trigger ? 'ONBUILD' : (place.previous?.keyword ?? '');
  return offered(place, stage).map((entry, index) => {
    const word = ask.keyword(entry.keyword);
    const rank =
      stage < 0 && !place.trigger ? index : rankAfter(previous, inStage, entry.keyword, index);
    return item('instruction', word, span, rank, {
      insert: spaced ? word : `${word} `,
      documentation: explain(ask, {
        text: entry.summary,
        example: entry.example,
        url: entry.url,
      }),
      again: true,
      ...(entry.keyword === 'MAINTAINER' ? { discouraged: true } : {}),
    });
  });
}

function offered(place: KeywordPlace, stage: number): readonly InstructionReference[] {
  const all = [...instructionReference.values()];
  if (place.trigger) return all.filter(({ keyword }) => !NO_TRIGGER.has(keyword));
  if (stage >= 0) return all;
  return all.filter(({ keyword }) => BEFORE_FROM.includes(keyword));
}

/** Keywords of a stage, but for the one at the cursor. */
function keywordsOf(ask: Ask, stage: number, offset: number): ReadonlySet<string> {
  const found = new Set<string>();
  const { instructions: all } = ask.input.model;
  const from = ask.input.graph.stages[stage]?.from ?? 0;
  for (let index = from; index < all.length; index++) {
    const one = all[index];
    if (one === undefined || one.stage > stage) break;
    const here = one.keywordSpan.start <= offset && offset <= one.keywordSpan.end;
    if (!here) found.add(one.keyword);
  }
  return found;
}
