import { expect, it } from 'vitest';
import type { GraphIntent } from '../../src/index.ts';
import { after } from './intents.ts';

/** A text, an intent, and the text after it, or `refused: code`. */
export type Case = readonly [name: string, before: string, intent: GraphIntent, after: string];

/** Tests each case as it stands, with CRLF, and with the other escape character. */
export function checkCases(cases: readonly Case[]): void {
  it.each(cases)('%s', (_, before, intent, wanted) => {
    expect(after(before, intent)).toBe(wanted);
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    expect(after(crlf(before), intent)).toBe(crlf(wanted));
    const escaped = (text: string): string =>
      text.startsWith('refused') ? text : `# escape=\`\n${text.replaceAll('\\\n', '`\n')}`;
    expect(after(escaped(before), intent)).toBe(escaped(wanted));
  });
}
