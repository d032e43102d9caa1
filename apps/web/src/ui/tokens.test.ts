import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

/** The hexadecimal colours of one theme's block. */
function themeColours(selector: string): Map<string, string> {
  const start = css.indexOf(selector);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, n, c]) => [n ?? '', c ?? '']),
  );
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [bright = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (bright + 0.05) / (dark + 0.05);
}

const surfaces = ['canvas', 'panel', 'raised', 'field', 'hover', 'selected'];
const texts = ['ink', 'muted', 'accent', 'danger', 'warning', 'running', 'done', 'failed'];
const quietSurfaces = ['canvas', 'panel', 'raised', 'field'];
const quietTexts = ['faint', 'queued', 'cached', 'cancelled'];
const states = ['queued', 'running', 'cached', 'done', 'failed', 'cancelled'];

const pairs: [text: string, surface: string, least: number][] = [
  ...texts.flatMap((text) => surfaces.map((on): [string, string, number] => [text, on, 4.5])),
  ...quietTexts.flatMap((text) =>
    quietSurfaces.map((on): [string, string, number] => [text, on, 4.5]),
  ),
  ...[...states, 'danger', 'warning', 'accent'].map((state): [string, string, number] => [
    state,
    `${state}-soft`,
    4.5,
  ]),
  ['ink', 'danger-soft', 4.5],
  ['muted', 'danger-soft', 4.5],
  ['muted', 'warning-soft', 4.5],
  ['faint', 'hover', 4.5],
  ...['accent', 'faint'].map((text): [string, string, number] => [text, 'heat-1', 4.5]),
  ...[1, 2, 3, 4].map((level): [string, string, number] => ['ink', `heat-${level}`, 4.5]),
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-strong', 4.5],
  ['on-danger', 'danger', 4.5],
  ['on-danger', 'danger-strong', 4.5],
  ...quietSurfaces.flatMap((on): [string, string, number][] => [
    ['line-strong', on, 3],
    ['focus', on, 3],
    ['edge-base', on, 3],
    ['edge-copy', on, 3],
    ['edge-mount', on, 3],
    ['edge-context', on, 3],
  ]),
];

describe.each([
  ['light', ":root[data-theme='light']"],
  ['dark', ":root[data-theme='dark']"],
])('the %s theme', (_, selector) => {
  const colours = themeColours(selector);

  it.each(pairs)('%s on %s reaches %d:1', (text, surface, least) => {
    const one = colours.get(text);
    const other = colours.get(surface);
    expect([one, other]).not.toContain(undefined);
    expect(contrast(one ?? '', other ?? '')).toBeGreaterThanOrEqual(least);
  });
});
