import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Difference } from './differences.ts';
import { reasonOf, type Disagreement } from './disagreements.ts';
import { listed } from './listed.ts';
import type { Recorded } from './types.ts';

/** A recorded file beside what we say of it. */
export interface Compared {
  readonly file: Recorded;
  /** Whether our run fails. */
  readonly fails: boolean;
  readonly differences: readonly Difference[];
}

/** Files about which both say the same, and of which only one run fails. */
export function failingOtherwise(compared: readonly Compared[]): readonly Compared[] {
  return compared.filter(({ file, fails, differences }) => {
    const isAnswered = file.isRefused !== true && file.fails !== null;
    return isAnswered && differences.length === 0 && fails !== file.fails;
  });
}

/** Tests that each named disagreement is still one, and that they are those of the text at `url`. */
export function testNamed(
  disagreements: readonly Disagreement[],
  differences: readonly Difference[],
  url: URL,
): void {
  describe('the named disagreements', () => {
    test('are all there', () => {
      const found = new Set(differences.map((one) => reasonOf(one, disagreements)));
      const gone = disagreements.filter((one) => !found.has(one)).map(({ why }) => why);
      expect(gone).toEqual([]);
    });

    test('are these', async () => {
      await expect(listed(disagreements, differences)).toMatchFileSnapshot(fileURLToPath(url));
    });
  });
}
