import { describe, expect, test } from 'vitest';
import type { InlayKind } from '../service.ts';
import { inputOf, type Given } from '../test/input.ts';
import { inlayHints } from './inlays.ts';

/** The text with its hints in `‹…›`. */
function shown(text: string, kinds: readonly InlayKind[], given: Given = {}): string {
  const { input } = inputOf(text, given);
  const hints = inlayHints(input, { span: { start: 0, end: text.length }, kinds });
  return hints.reduceRight(
    (present, { offset, text: hint }) =>
      `${present.slice(0, offset)}‹${hint}›${present.slice(offset)}`,
    text,
  );
}

describe('inlay hints', () => {
  test.each([
    ['numbers of stages', 'FROM a\nFROM b AS c\n', 'FROM a‹#0›\nFROM b AS c‹#1›\n'],
    ['not in a file without stages', 'ARG x\n', 'ARG x\n'],
  ])('stages: %s', (_, text, expected) => {
    expect(shown(text, ['stages'])).toBe(expected);
  });

  test.each([
    ['in FROM', 'ARG V=3\nFROM a:$V\n', 'ARG V=3\nFROM a:$V‹= 3›\n'],
    ['the outer one of two', 'ARG V=3\nFROM a:${X:-$V}\n', 'ARG V=3\nFROM a:${X:-$V}‹= 3›\n'],
    ['not where it is unknown', 'FROM a\nWORKDIR $HOME\n', 'FROM a\nWORKDIR $HOME\n'],
    [
      'not what the shell fills in',
      'FROM a\nENV V=3\nRUN echo $V\n',
      'FROM a\nENV V=3\nRUN echo $V\n',
    ],
    [
      'long ones cut',
      `ARG V=${'x'.repeat(60)}\nFROM $V\n`,
      `ARG V=${'x'.repeat(60)}\nFROM $V‹= ${'x'.repeat(39)}…›\n`,
    ],
  ])('values: %s', (_, text, expected) => {
    expect(shown(text, ['values'])).toBe(expected);
  });

  test('builds: at the end of the first line, before the line ending', () => {
    const text = 'FROM a\r\nRUN x \\\r\n  y\r\nRUN z\r\nRUN w\r\n';
    const { input } = inputOf(text);
    const ids = input.model.instructions.map(({ id }) => id);
    const facts = [
      [
        { kind: 'builds', dockerfile: 'Dockerfile' },
        {
          instructions: {
            [ids[0] ?? '']: { phase: 'done', durationMs: 0, bytes: null, at: 0 },
            [ids[1] ?? '']: { phase: 'done', durationMs: 1500, bytes: 0, at: 0 },
            [ids[2] ?? '']: { phase: 'cached', durationMs: 0, bytes: 2_000_000, at: 0 },
            [ids[3] ?? '']: { phase: 'failed', durationMs: 2500, bytes: null, at: 0 },
          },
          stages: {},
        },
      ],
    ] as const;
    expect(shown(text, ['builds'], { facts })).toBe(
      'FROM a\r\nRUN x \\‹1.5 s›\r\n  y\r\nRUN z‹from the cache · 2 MB›\r\nRUN w‹2.5 s›\r\n',
    );
  });

  test('only the kinds and the range asked for', () => {
    const text = 'FROM a\nFROM b\n';
    const { input } = inputOf(text);
    expect(inlayHints(input, { span: { start: 7, end: 13 }, kinds: ['stages'] })).toMatchObject([
      { text: '#1' },
    ]);
    expect(inlayHints(input, { span: { start: 0, end: 13 }, kinds: ['values', 'builds'] })).toEqual(
      [],
    );
  });
});
