import { applyEdits, type Span } from '@stagecraft/dockerfile';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixText, type Fixing } from '../src/fixes/fix-text.ts';
import { suppression } from '../src/pragmas/suppression.ts';
import { rules } from '../src/rules/index.ts';
import { lint } from '../src/run/lint.ts';
import type { Finding } from '../src/types.ts';
import { errorsOf, inputOf } from './support/check.ts';
import { files } from './support/files.ts';
import { knownFiles } from './support/known-files.ts';

/** `PROPERTY_SEED=random RUNS=20000` looks for new cases. */
const RUNS = Number(process.env['RUNS'] ?? 150);

/** Those that are off by default are tried too. */
const on = Object.fromEntries(rules.map(({ id }) => [id, 'on' as const]));

const look = (text: string) => inputOf(text, { policy: { rules: on } });

const changesNothing: Fixing = {
  rules,
  inputOf: look,
  accepts: (_, { changes }) => changes === null,
};

/** What rules do in a file that no rule may do, whatever the file; a line each. */
function failures(text: string): readonly string[] {
  const input = look(text);
  const refused = errorsOf(text).length;
  return rules.flatMap((rule) => {
    const before = lint([rule], input);
    return before.flatMap((finding): readonly string[] => {
      if (!isInOrder([finding.span], text)) return [`${rule.id} is outside of the text`];
      const fix = finding.fix?.() ?? null;
      if (fix === null) return [];
      if (!isInOrder(fix.edits, text)) return [`${rule.id} edits outside of the text`];
      const after = applyEdits(text, fix.edits);
      const left = lint([rule], look(after));
      return [
        ...(errorsOf(after).length > refused ? ['is refused'] : []),
        ...(isLess(finding, before, left) ? [] : ['finds as much']),
      ].map((what) => `what ${rule.id} makes ${what}: ${after}`);
    });
  });
}

function isInOrder(spans: readonly Span[], { length }: string): boolean {
  return spans.every(({ start, end }, at) => {
    return start >= (spans[at - 1]?.end ?? 0) && end >= start && end <= length;
  });
}

/** Fewer findings, or another one in the place of the one that was fixed. */
function isLess(
  { message }: Finding,
  before: readonly Finding[],
  after: readonly Finding[],
): boolean {
  if (after.length !== before.length) return after.length < before.length;
  const same = (all: readonly Finding[]): number =>
    all.filter((one) => one.message.en === message.en).length;
  return same(after) < same(before);
}

test('rules do no harm in any file', { timeout: 3_600_000 }, () => {
  const property = fc.property(files, (text) => {
    expect(failures(text)).toEqual([]);
  });
  fc.assert(property, { numRuns: RUNS });
});

test(
  'fixes that change nothing come to an end, and leave nothing to do',
  { timeout: 3_600_000 },
  () => {
    const property = fc.property(files, (text) => {
      const after = fixText(text, changesNothing).text;
      expect(fixText(after, changesNothing).text).toBe(after);
    });
    fc.assert(property, { numRuns: Math.ceil(RUNS / 3) });
  },
);

/** Findings that are still there once their comment is written, a line each. */
function unsilenced(text: string): readonly string[] {
  const input = look(text);
  const refused = errorsOf(text).length;
  return rules.flatMap((rule) => {
    const before = lint([rule], input);
    const at = new Set(before.map(({ instruction }) => instruction));
    return [...at].flatMap((instruction) => {
      const own = before.filter((one) => one.instruction === instruction);
      const fix = suppression(
        input.model,
        { code: rule.id, aliases: own[0]?.aliases ?? [], instruction },
        'why',
      );
      if (fix === null) return [];
      const after = applyEdits(text, fix.edits);
      const left = lint([rule], look(after)).filter((one) => one.instruction === instruction);
      const isGood = left.length < own.length && errorsOf(after).length <= refused;
      return isGood ? [] : [`${rule.id}: ${after}`];
    });
  });
}

test('a comment silences what is found, and harms nothing', { timeout: 3_600_000 }, () => {
  const property = fc.property(files, (text) => {
    expect(unsilenced(text)).toEqual([]);
  });
  fc.assert(property, { numRuns: Math.ceil(RUNS / 3) });
});

test.each(knownFiles)('%j', (text) => {
  expect([...failures(text), ...unsilenced(text)]).toEqual([]);
  const after = fixText(text, changesNothing).text;
  expect(fixText(after, changesNothing).text).toBe(after);
});
