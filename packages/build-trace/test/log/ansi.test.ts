import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnsi, plainStyle, sgrOf, stripAnsi } from '../../src/log/ansi.ts';

const esc = '\u001b';

describe('parseAnsi', () => {
  it('gives named, bright and background colours and resets them', () => {
    const { spans, end } = parseAnsi(`a${esc}[31mred${esc}[0m ${esc}[1;97;44mbright`);
    expect(spans.map((span) => span.text)).toEqual(['a', 'red', ' ', 'bright']);
    expect(spans[1]?.style.foreground).toEqual({ kind: 'palette', index: 1 });
    expect(spans[2]?.style).toEqual(plainStyle);
    expect(spans[3]?.style).toMatchObject({
      bold: true,
      foreground: { kind: 'palette', index: 15 },
      background: { kind: 'palette', index: 4 },
    });
    expect(end.bold).toBe(true);
  });

  it('reads 256 colours, true colour and both separators', () => {
    const [cube, grey, rgb, colon] = parseAnsi(
      `${esc}[38;5;196ma${esc}[38;5;255mb${esc}[48;2;1;2;3mc${esc}[38:5:9md`,
    ).spans;
    expect(cube?.style.foreground).toEqual({ kind: 'rgb', css: '#ff0000' });
    expect(grey?.style.foreground).toEqual({ kind: 'rgb', css: '#eeeeee' });
    expect(rgb?.style.background).toEqual({ kind: 'rgb', css: '#010203' });
    expect(colon?.style.foreground).toEqual({ kind: 'palette', index: 9 });
  });

  it('carries the style on from the line before', () => {
    const first = parseAnsi(`${esc}[32mgreen`);
    expect(parseAnsi('still green', first.end).spans[0]?.style).toEqual(first.end);
  });

  it('takes out what is no text: cursor moves, titles, links, controls, a sequence cut off', () => {
    const raw = `${esc}[2K${esc}]0;title\u0007a${esc}]8;;http://x${esc}\\b${esc}]8;;${esc}\\\u0000c${esc}[?25l\td${esc}[3`;
    expect(stripAnsi(raw)).toBe('abc\td');
  });

  it('never makes markup of what was printed', () => {
    const { spans } = parseAnsi(`<img src=x onerror=alert(1)>${esc}[31m&amp;`);
    expect(spans.map((span) => span.text)).toEqual(['<img src=x onerror=alert(1)>', '&amp;']);
  });

  it('shows the same text as stripAnsi, and only known styles, whatever is printed', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.integer({ min: 0, max: 300 })).map((codes) => `${esc}[${codes.join(';')}m`),
      fc.constantFrom(`${esc}[`, `${esc}]`, esc, '\u0007', `${esc}[38;5m`, `${esc}[38;2;1m`),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const raw = pieces.join('').replaceAll(/[\r\n]/g, '');
        const { spans } = parseAnsi(raw);
        expect(spans.map((span) => span.text).join('')).toBe(stripAnsi(raw));
        const colors = spans.flatMap(({ style }) => [style.foreground, style.background]);
        const rgb = colors.flatMap((color) => (color?.kind === 'rgb' ? [color.css] : []));
        const named = colors.flatMap((color) => (color?.kind === 'palette' ? [color.index] : []));
        expect(rgb.every((css) => /^#[0-9a-f]{6}$/.test(css))).toBe(true);
        expect(named.every((index) => index >= 0 && index < 16)).toBe(true);
      }),
    );
  });
});

describe('sgrOf', () => {
  it('writes a style that is read as the same one', () => {
    const code = fc.constantFrom(
      '1',
      '2',
      '3',
      '4',
      '7',
      '9',
      '31',
      '97',
      '45',
      '38;5;99',
      '48;2;1;20;255',
    );
    expect.hasAssertions();
    fc.assert(
      fc.property(fc.array(code), (codes) => {
        const { end } = parseAnsi(`${esc}[0;${codes.join(';')}m`);
        expect(parseAnsi(sgrOf(end)).end).toEqual(end);
      }),
    );
    expect(sgrOf(plainStyle)).toBe('');
  });
});
