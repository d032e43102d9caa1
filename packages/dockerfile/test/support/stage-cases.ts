import { expect, test } from 'vitest';
import type { GraphIntent } from '../../src/index.ts';
import { after, applyLawfully } from './intents.ts';

/** What it shows, the text before, the intent, and the text after or `refused: CODE`. Lines end in `\n`. */
export type Case = readonly [name: string, before: string, intent: GraphIntent, expected: string];

export const TWO =
  'FROM golang:1.25 AS build\nRUN make\n\nFROM alpine\nCOPY --from=build /app /app\n';

export const CHAIN =
  'FROM a AS one\nRUN 1\n\nFROM one AS two\nRUN 2\n\nFROM c\nCOPY --from=two /x /y\nRUN 3\n';

/** Tests each example with both line endings. */
export function testCases(cases: readonly Case[]): void {
  test.each(cases)('%s', (_name, before, intent, expected) => {
    expect(after(before, intent)).toBe(expected);
    applyLawfully(before, intent);
  });

  test.each(cases)('%s, with CRLF', (_name, before, intent, expected) => {
    const crlf = before.replaceAll('\n', '\r\n');
    // A file of one line has no line ending of its own yet.
    const own = crlf.includes('\r\n') ? expected.replaceAll('\n', '\r\n') : expected;
    expect(after(crlf, intent)).toBe(own);
    applyLawfully(crlf, intent);
  });
}
