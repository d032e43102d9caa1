import { describe, expect, test } from 'vitest';
import { matchOf } from './match.ts';

const stop = ['STOPSIGNAL', ['Sets the signal that docker stop sends to the process']] as const;

describe('an entry', () => {
  test.each([
    ['stop', true],
    ['Signal', true],
    ['docker sends', true],
    ['sends docker', true],
    ['', true],
    ['alpine', false],
    ['stop alpine', false],
  ])('is found by “%s”: %s', (search, found) => {
    expect(matchOf(stop[0], search, stop[1]) > 0).toBe(found);
  });

  test('that is called so comes before one that is described so', () => {
    const label = matchOf('LABEL', 'label');
    expect(label).toBeGreaterThan(matchOf('ENV', 'label', ['Unlike a label, it is seen by RUN']));
  });
});
