import fc from 'fast-check';
import { expect } from 'vitest';
import { applyEdits, type EditContext, type GraphIntent } from '../../src/index.ts';
import { documents } from './documents.ts';
import { applyLawfully, contextOf } from './intents.ts';
import { commandsOf, digestsOf, lastVariables, triggersOf } from './stage-results.ts';

/** Runs of each law; more by hand. */
export const RUNS = Number(process.env['RUNS'] ?? 60);

/** An intent of one kind. */
export type IntentNamed<K extends GraphIntent['kind']> = Extract<GraphIntent, { readonly kind: K }>;

/** Documents in which an ARG now and then covers an ENV, and a stage has the name of another or of an image. */
export const texts = fc
  .record({ text: documents, name: fc.constantFrom('stage1', 'stage1', 'stage2', 'alpine') })
  .map(({ text, name }) =>
    text.replaceAll('LABEL a="b c"', 'ARG A=9').replaceAll(/\bstage1\b/g, name),
  )
  // With the name of another one, a stage may take from itself.
  .filter((text) => contextOf(text).graph.problems.every(({ severity }) => severity !== 'error'));

const names = fc.constantFrom(
  null,
  null,
  'fresh',
  'Fresh.2',
  'stage1',
  'busybox',
  'scratch',
  'no name',
);

/** What a random choice is made of: numbers that are taken modulo what there is. */
export const choices = fc.record({
  first: fc.nat(50),
  second: fc.nat(50),
  third: fc.nat(50),
  name: names,
});
export type Choice = typeof choices extends fc.Arbitrary<infer T> ? T : never;

/** A text before and after an intent. */
export interface Outcome {
  readonly before: EditContext;
  readonly after: EditContext;
}

/** Applies intents to many documents; gives `check` those that went through, which must be some. */
export function holds<I extends GraphIntent>(
  make: (context: EditContext, choice: Choice) => I,
  check: (outcome: Outcome, intent: I) => void,
  least: number,
): void {
  let through = 0;
  fc.assert(
    fc.property(texts, choices, (text, choice) => {
      const before = contextOf(text);
      const intent = make(before, choice);
      const result = applyLawfully(text, intent);
      if (!result.ok || result.edits.length === 0) return;
      for (const said of [result.done, ...(result.notes ?? [])]) {
        expect(said.en).toMatch(/^[A-Z].*\.$/);
        expect(said['zh-CN']).toMatch(/[\u4e00-\u9fff].*。$/);
      }
      through += 1;
      check({ before, after: contextOf(applyEdits(text, result.edits)) }, intent);
    }),
    { numRuns: RUNS },
  );
  expect(through).toBeGreaterThan(RUNS * least);
}

/** Every stage, by its index before and after, is made of the same. */
export function sameResults(
  { before, after }: Outcome,
  move: (stage: number) => number | null,
  opaque: readonly number[] = [],
): void {
  const fixed = opaque.filter((stage) => move(stage) !== null);
  const old = digestsOf(before, new Map(fixed.map((stage) => [stage, `is ${String(stage)}`])));
  const now = digestsOf(
    after,
    new Map(fixed.map((stage) => [move(stage) ?? -1, `is ${String(stage)}`])),
  );
  for (const stage of old.keys()) {
    const to = move(stage);
    if (to === null || opaque.includes(stage)) continue;
    expect(now[to]).toBe(old[stage]);
    expect(triggersOf(after, to)).toEqual(triggersOf(before, stage));
    if (opaque.length > 0) continue;
    expect(commandsOf(after, to)).toEqual(commandsOf(before, stage));
    const has = (context: EditContext, at: number): boolean =>
      (context.graph.stages[at]?.instructions.length ?? 0) > 0;
    if (!has(before, stage) || !has(after, to)) continue;
    expect(lastVariables(after, to)).toEqual(lastVariables(before, stage));
  }
}

/** How many stages there are. */
export function count({ graph }: EditContext): number {
  return graph.stages.length;
}

/** A stage's name; null for none. */
export function nameOf({ graph }: EditContext, stage: number): string | null {
  return graph.stages[stage]?.name ?? null;
}
