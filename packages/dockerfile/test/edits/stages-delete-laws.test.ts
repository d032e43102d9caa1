import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EditContext } from '../../src/index.ts';
import {
  choices,
  count,
  holds,
  nameOf,
  RUNS,
  sameResults,
  texts,
  type Choice,
  type IntentNamed,
} from '../support/stage-laws.ts';
import { applyLawfully, contextOf } from '../support/intents.ts';
import { rootOf, rowsOf, triggersOf } from '../support/stage-results.ts';

describe('a stage is deleted', () => {
  const remove =
    (how: IntentNamed<'deleteStage'>['how']) =>
    (context: EditContext, { first }: Choice): IntentNamed<'deleteStage'> => {
      const bases = context.graph.stages.flatMap(({ base }) =>
        base.kind === 'stage' ? [base.stage] : [],
      );
      const stage = how === 'inline' ? bases[first % Math.max(1, bases.length)] : undefined;
      return { kind: 'deleteStage', stage: stage ?? first % count(context), how };
    };

  test.each(['refuse', 'inline'] as const)('and the others stay what they are: %s', (how) => {
    holds(
      remove(how),
      (outcome, { stage }) => {
        expect(count(outcome.after)).toBe(count(outcome.before) - 1);
        sameResults(outcome, (index) =>
          index === stage ? null : index < stage ? index : index - 1,
        );
      },
      how === 'refuse' ? 0.1 : 0,
    );
  });

  test('with all that needs it, and nothing else', () => {
    holds(
      remove('cascade'),
      (outcome, { stage }) => {
        const { before, after } = outcome;
        const gone = new Set<number>();
        for (const { index, base } of before.graph.stages) {
          if (index === stage || (base.kind === 'stage' && gone.has(base.stage))) gone.add(index);
        }
        const kept = [...before.graph.stages.keys()].filter((index) => !gone.has(index));
        expect(count(after)).toBe(kept.length);
        const taking: number[] = [];
        for (const [at, old] of kept.entries()) {
          expect(nameOf(after, at)).toBe(nameOf(before, old));
          const takes = rowsOf(before, old).some(({ sources }) => sources.some(isIn(gone)));
          if (takes) taking.push(old);
          const rows = rowsOf(before, old).flatMap((row) => {
            const { keyword, text, sources } = row;
            if (!sources.some(isIn(gone))) return [row];
            if (!/^(?:trigger )?(?:RUN|ONBUILD)/.test(keyword) || /^copy/i.test(text)) return [];
            return [{ ...row, sources: sources.filter((one) => !isIn(gone)(one)) }];
          });
          const brief = (list: readonly { keyword: string; sources: readonly unknown[] }[]) =>
            list.map(({ keyword, sources }) => [keyword, sources.length]);
          // A trigger stays held by its stage only where it names none that is gone.
          const acting = (list: typeof rows) => list.filter(({ keyword }) => keyword !== 'ONBUILD');
          expect(brief(acting(rowsOf(after, at)))).toEqual(brief(acting(rows)));
        }
        const holders = kept.filter((index) => triggersOf(before, index).length > 0);
        sameResults(outcome, (index) => (gone.has(index) ? null : kept.indexOf(index)), [
          ...taking,
          ...holders,
        ]);
      },
      0.1,
    );
  });

  test('for its base', () => {
    holds(
      remove('image'),
      (outcome, { stage }) => {
        const { before, after } = outcome;
        expect(count(after)).toBe(count(before) - 1);
        const move = (index: number): number | null =>
          index === stage ? null : index < stage ? index : index - 1;
        const users: number[] = [];
        const roots: string[][] = [];
        for (const { index, base } of before.graph.stages) {
          const to = move(index);
          if (to === null) continue;
          const direct = base.kind === 'stage' && base.stage === stage;
          const takes = rowsOf(before, index).some(({ sources }) => sources.includes(stage));
          if (direct || takes) users.push(index);
          roots.push([rootOf(after, to), direct ? rootOf(before, stage) : rootOf(before, index)]);
        }
        for (const [now, expected] of roots) expect(now).toBe(expected);
        sameResults(outcome, move, users);
      },
      0.1,
    );
  });
});

function isIn(gone: ReadonlySet<number>): (source: number | string) => boolean {
  return (source) => typeof source === 'number' && gone.has(source);
}

test('what is offered instead goes through', () => {
  let offered = 0;
  fc.assert(
    fc.property(texts, choices, (text, { first, second }) => {
      const before = contextOf(text);
      const stage = first % count(before);
      for (const intent of [
        { kind: 'deleteStage', stage, how: 'refuse' },
        { kind: 'moveStage', stage, to: second % count(before) },
      ] as const) {
        const result = applyLawfully(text, intent);
        for (const offer of result.ok ? [] : (result.offers ?? [])) {
          offered += 1;
          expect(offer.label.en).not.toBe('');
          expect(offer.label['zh-CN']).not.toBe('');
          expect(applyLawfully(text, offer.intent).ok).toBe(true);
        }
      }
    }),
    { numRuns: RUNS },
  );
  expect(offered).toBeGreaterThan(RUNS * 0.05);
});
