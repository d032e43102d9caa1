import type { LogChunk } from '../../src/types.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripAnsi } from '../../src/log/ansi.ts';
import { extendLines, noLines, type LogLines } from '../../src/log/lines.ts';

const chunk = (text: string): LogChunk => ({ stream: 'stdout', text, at: 5 });
const linesOf = (...texts: string[]) => extendLines(noLines, texts.map(chunk));
const raws = (log: LogLines) => log.lines.map((line) => line.raw);

describe('extendLines', () => {
  it('ends lines at LF and CRLF and keeps blank ones', () => {
    expect(raws(linesOf('one\ntwo\r\n\nlast'))).toEqual(['one', 'two', '', 'last']);
  });

  it('starts a line over at a carriage return, and keeps it when nothing follows', () => {
    expect(raws(linesOf('10%\r50%\r100%\ndone\r'))).toEqual(['100%', 'done']);
  });

  it('keeps CRLF together when it is cut in two', () => {
    expect(raws(linesOf('one\r', '\ntwo'))).toEqual(['one', 'two']);
  });

  it('takes a colour over to the next lines, also out of a line that was started over', () => {
    const { lines } = linesOf('\u001b[31mred\nstill\r', 'red\n\u001b[0m\rplain\nx');
    expect(lines[1]?.style.foreground).toEqual({ kind: 'palette', index: 1 });
    expect(lines[2]).toMatchObject({ raw: 'plain', style: { foreground: null } });
    expect(lines[3]?.style.foreground).toBeNull();
  });

  it('gives the very same value when nothing is new', () => {
    const log = [chunk('a\n')];
    const once = extendLines(noLines, log);
    expect(extendLines(once, log)).toBe(once);
  });

  it('does not depend on how the text was cut, nor on when the chunks came in', () => {
    const text = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '\n',
            '\r',
            '\r\n',
            '\u001b[31m',
            '\u001b[0m',
            '好',
            '\ud83d\ude00',
            'ab ',
          ),
          fc.string(),
        ),
      )
      .map((pieces) => pieces.join(''));
    expect.hasAssertions();
    fc.assert(
      fc.property(text, fc.array(fc.nat(200)), fc.nat(20), (whole, cuts, pause) => {
        const points = [...new Set(cuts.map((cut) => cut % (whole.length + 1)))].sort(
          (a, b) => a - b,
        );
        const pieces = [0, ...points].map((from, index) =>
          chunk(whole.slice(from, points[index] ?? whole.length)),
        );
        const atOnce = extendLines(noLines, [chunk(whole)]);
        const before = extendLines(noLines, pieces.slice(0, pause));
        const inSteps = extendLines(before, pieces);
        expect({ ...inSteps, consumed: 0 }).toEqual({ ...atOnce, consumed: 0 });
      }),
    );
  });

  it('loses no text but what a carriage return writes over', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const plain = text.replaceAll('\r', '');
        const shown = raws(linesOf(plain)).join('\n');
        expect(stripAnsi(shown)).toBe(stripAnsi(plain.replace(/\n$/, '')));
      }),
    );
  });
});
