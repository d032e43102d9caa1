import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addOutput, emptyLog, keptLines, linesOf } from './run-log.ts';

const fold = (pieces: readonly (readonly ['stdout' | 'stderr', string])[]) =>
  pieces.reduce((log, [stream, text]) => addOutput(log, { stream, text }), emptyLog);
const textsOf = (...pieces: Parameters<typeof fold>[0]) =>
  linesOf(fold(pieces)).map(({ stream, text }) => [stream, text]);

it('keeps the streams apart, lines in the order in which they end', () => {
  expect(
    textsOf(['stdout', 'a'], ['stderr', 'x\ny'], ['stdout', 'b\n'], ['stdout', '\nend']),
  ).toEqual([
    ['stderr', 'x'],
    ['stdout', 'ab'],
    ['stdout', ''],
    ['stdout', 'end'],
    ['stderr', 'y'],
  ]);
});

it('shows what a terminal does with carriage returns', () => {
  expect(textsOf(['stdout', '10%\r50%\r'], ['stdout', '100%\r\nnext\r'])).toEqual([
    ['stdout', '100%'],
    ['stdout', 'next'],
  ]);
});

it('gives the same lines wherever the text of a stream is cut', () => {
  const law = fc.property(
    fc.array(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '世') })),
    (parts) => {
      const whole = textsOf(['stdout', parts.join('')]);
      expect(textsOf(...parts.map((part) => ['stdout', part] as const))).toEqual(whole);
    },
  );
  fc.assert(law);
});

it('keeps the last lines only, and of a line without end a bounded part', () => {
  const many = Array.from({ length: keptLines + 5 }, (_, index) => `${index}\n`).join('');
  const log = addOutput(fold([['stdout', many]]), { stream: 'stderr', text: 'x'.repeat(1e6) });
  const lines = linesOf(log);
  expect(lines).toHaveLength(keptLines);
  expect(lines[0]).toEqual({ number: 6, stream: 'stdout', text: '6' });
  expect(lines.at(-1)?.text).toHaveLength(10_000);
  expect(log.open.stderr.length).toBeLessThan(1e5);
});
