import { expect, test } from 'vitest';
import { applyIntent, type GraphIntent } from '../../src/index.ts';
import type { Case } from './intent-cases.ts';
import { after, contextOf } from './intents.ts';

export const move = (
  instructions: number[],
  stage: number,
  before: number | null,
): GraphIntent => ({
  kind: 'moveInstructions',
  instructions,
  place: { stage, before },
});
export const insert = (text: string, stage: number, before: number | null): GraphIntent => ({
  kind: 'insertText',
  place: { stage, before },
  text,
});
export const duplicate = (...instructions: number[]): GraphIntent => ({
  kind: 'duplicateInstructions',
  instructions,
});
export const remove = (...instructions: number[]): GraphIntent => ({
  kind: 'deleteInstructions',
  instructions,
});
export const comment = (...instructions: number[]): GraphIntent => ({
  kind: 'commentInstructions',
  instructions,
});
export const replace = (instruction: number, text: string): GraphIntent => ({
  kind: 'replaceInstruction',
  instruction,
  text,
});

/** Tests each case. */
export function check(cases: readonly Case[]): void {
  test.each(cases)('%s', (_, before, intent, expected) => {
    expect(after(before, intent)).toBe(expected);
  });
}

/** What is noted, and what is offered instead, in English. */
export function words(text: string, intent: GraphIntent): string[] {
  const result = applyIntent(contextOf(text), intent);
  const said = result.ok
    ? [result.done, ...(result.notes ?? [])]
    : [result.refusal.message, ...(result.offers ?? []).map(({ label }) => label)];
  return said.map(({ en }) => en);
}
