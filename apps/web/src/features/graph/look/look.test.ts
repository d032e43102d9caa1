import { linesOf, palettes } from '@stagecraft/graph-layout';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { computeSnapshot } from '../../../language/compute-snapshot.ts';
import { cardsOf } from '../model/cards.ts';
import { NO_MARKS } from '../model/marks.ts';
import { together } from './look.ts';
import { relationsOf } from './relations.ts';
import { hitsOf, lightHits } from './search.ts';
import { lightNeeded } from './target-focus.ts';

const text = `ARG TAG=1
FROM busybox:$TAG AS base
ARG TAG
ENV MODE=fast
RUN echo $MODE
FROM base AS build
COPY src /src
FROM base AS spare
RUN echo BUILD
FROM scratch AS final
COPY --from=build /src /src
`;
const { snapshot } = computeSnapshot({ path: 'Dockerfile', version: 1, text, options: {} }, null);
const { model, graph } = snapshot;
const cards = cardsOf(snapshot, NO_MARKS, new Map());
const lines = linesOf(model, graph);
const id = (line: number): string =>
  model.instructions.find(({ firstLine }) => firstLine === line - 1)?.id ?? '';
const relations = (line: number) => relationsOf(model, graph, lines, id(line));

describe('a search', () => {
  const places = (words: string) =>
    hitsOf(cards, model, words).map(({ node, instruction }) => [node, instruction]);

  test('finds names, images and texts, whatever their case, in the order of the file', () => {
    expect(places('BUILD')).toEqual([
      ['stage:build', null],
      ['stage:build', 5],
      ['stage:spare', 8],
      ['stage:final', 10],
    ]);
    expect(places('busybox:1')).toEqual([['image:busybox:1', null]]);
    expect(places('  ')).toEqual([]);
    expect(places('nowhere')).toEqual([]);
  });

  test('lights a node in part where only rows are found, and lines between lit nodes', () => {
    const { nodes, rows, lines: lit } = lightHits(hitsOf(cards, model, 'build'), lines);
    expect([...nodes]).toEqual([
      ['stage:build', 'all'],
      ['stage:spare', 'some'],
      ['stage:final', 'some'],
    ]);
    expect(rows.has(id(11))).toBe(true);
    expect([...lit]).toEqual(['copy stage:build stage:final']);
  });
});

test('the focus leaves out what the target does not need', () => {
  const { nodes, lines: lit } = lightNeeded(cards, lines);
  expect(nodes.has('stage:spare')).toBe(false);
  expect(nodes.has('stage:base')).toBe(true);
  expect(lit.has('base stage:base stage:spare')).toBe(false);
  expect(lit.has('copy stage:build stage:final')).toBe(true);
});

describe('the spotlight', () => {
  test('on a copy lights its source with all that it needs', () => {
    const found = relations(11);
    expect(found?.sources).toEqual(['stage:build']);
    expect(found?.users).toEqual([]);
    expect([...(found?.lighting.nodes ?? [])]).toEqual(
      expect.arrayContaining([
        ['stage:build', 'all'],
        ['stage:base', 'all'],
        ['image:busybox:1', 'all'],
        ['context', 'all'],
        ['stage:final', 'some'],
      ]),
    );
    expect(found?.lighting.nodes.has('stage:spare')).toBe(false);
  });

  test('on an instruction lights what takes from its stage, and what that leads to', () => {
    const found = relations(7);
    expect(found?.sources).toEqual(['context']);
    expect(found?.users).toEqual([10]);
    expect(found?.lighting.nodes.get('output')).toBe('all');
  });

  test('follows variables both ways', () => {
    expect(relations(5)?.variables).toEqual(['MODE']);
    expect(relations(5)?.lighting.rows.has(id(4))).toBe(true);
    expect(relations(4)?.users).toContain(4);
  });

  test('on what is gone is nothing', () => {
    expect(relationsOf(model, graph, lines, 'gone')).toBeNull();
  });
});

test('two lights together leave what both light', () => {
  const a = {
    nodes: new Map([['x', 'all'] as const, ['y', 'all'] as const]),
    rows: new Set(['r']),
    lines: new Set(['l']),
  };
  const b = {
    nodes: new Map([['x', 'some'] as const]),
    rows: new Set(['s']),
    lines: new Set<string>(),
  };
  expect(together(a, null)).toBe(a);
  expect(together(null, null)).toBeNull();
  expect(together(a, b)).toEqual({
    nodes: new Map([['x', 'some']]),
    rows: new Set(['r', 's']),
    lines: new Set(),
  });
});

test.each(['light', 'dark'] as const)('pictures have the colours of the %s theme', (theme) => {
  const css = readFileSync(new URL('../../../ui/tokens.css', import.meta.url), 'utf8');
  const block = css.slice(css.indexOf(`:root[data-theme='${theme}']`));
  const { heat, strong, accentSoft, failedSoft, base, copy, mount, context, ...same } =
    palettes[theme];
  const named = {
    ...same,
    'line-strong': strong,
    'accent-soft': accentSoft,
    'failed-soft': failedSoft,
    'edge-base': base,
    'edge-copy': copy,
    'edge-mount': mount,
    'edge-context': context,
    ...Object.fromEntries(heat.map((colour, index) => [`heat-${String(index + 1)}`, colour])),
  };
  for (const [name, colour] of Object.entries(named)) {
    expect(new RegExp(`--${name}: (\\S+);`).exec(block)?.[1]).toBe(colour);
  }
});
