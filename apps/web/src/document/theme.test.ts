import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tokenTypes } from '../language/tokens/legend.ts';
import { tokenColours } from './theme.ts';

const css = readFileSync(new URL('../ui/tokens.css', import.meta.url), 'utf8');

function colourOf(theme: string, variable: string): string {
  const start = css.indexOf(`[data-theme='${theme}']`);
  const block = css.slice(start, css.indexOf('}', start));
  return new RegExp(`${variable}:\\s*(#[0-9a-f]{6})`).exec(block)?.[1] ?? '';
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe.each(['light', 'dark'])('in the %s theme', (theme) => {
  test.each(tokenColours.map(([token, variable]) => [token || 'text', variable]))(
    '%s is read on the editor (%s)',
    (_, variable) => {
      const [bright = 0, dark = 0] = [variable, '--canvas']
        .map((name) => luminance(colourOf(theme, name)))
        .toSorted((a, b) => b - a);
      expect((bright + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5);
    },
  );
});

test('every semantic token but plain text has a colour', () => {
  const known = new Set(tokenColours.map(([token]) => token));
  const bare = tokenTypes.filter(
    (type) => !known.has(type) && !known.has(type.split('.')[0] ?? ''),
  );
  expect(bare).toEqual(['text']);
});
