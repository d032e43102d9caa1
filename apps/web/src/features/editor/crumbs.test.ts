import { instructionAt } from '@stagecraft/dockerfile';
import { describe, expect, test } from 'vitest';
import { computeSnapshot } from '../../language/compute-snapshot.ts';
import { instructionChoices, stageChoices } from './crumbs.ts';

const text = 'ARG V=1\nFROM a AS Base\nRUN one \\\n  two\nFROM base\nCOPY  x\ty\n';

function at(word: string) {
  const input = { path: 'Dockerfile', version: 1, text, options: {} };
  const { snapshot } = computeSnapshot(input, null);
  return { snapshot, cursor: instructionAt(snapshot.model, text.indexOf(word)) };
}

describe('crumbs', () => {
  test('tell all stages, by name or number, and what stands before them', () => {
    const { snapshot, cursor } = at('one');
    expect(stageChoices(snapshot, cursor).map(({ text: name, here }) => [name, here])).toEqual([
      [null, false],
      ['base', true],
      ['1', false],
    ]);
  });

  test('tell the instructions of the cursor’s stage in a line each', () => {
    const { snapshot, cursor } = at('two');
    expect(instructionChoices(snapshot, cursor).map((one) => [one.text, one.here])).toEqual([
      ['FROM a AS Base', false],
      ['RUN one…', true],
    ]);
    const last = at('COPY');
    expect(instructionChoices(last.snapshot, last.cursor).at(-1)?.text).toBe('COPY x y');
    expect(instructionChoices(snapshot, null)).toEqual([]);
  });
});
