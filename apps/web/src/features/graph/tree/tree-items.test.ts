import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import { layoutGraph, layoutInput } from '@stagecraft/graph-layout';
import { describe, expect, test } from 'vitest';
import { cardsOf } from '../model/cards.ts';
import { NO_MARKS } from '../model/marks.ts';
import { treeItems, type TreeItem } from './tree-items.ts';
import { findTyped, treeStep } from './tree-keys.ts';

const model = parseDockerfile(
  'ARG V=1\nFROM busybox AS one\nRUN a\nFROM one AS two\nCOPY --from=one /a /b\nCOPY . /c\n',
);
const graph = buildGraph(model, {});
const layout = layoutGraph(layoutInput(model, graph), null).boxes;
const cards = cardsOf(
  { path: '', version: 1, model, graph, layout, problems: [] },
  NO_MARKS,
  new Map(),
);
const copyRow = model.instructions[4]?.id ?? '';

function tree(closed: string[] = [], opened: string[] = []): readonly TreeItem[] {
  return treeItems({ cards, graph, closed: new Set(closed), opened: new Set(opened) });
}

/** Items as indented words. */
function drawn(items: readonly TreeItem[]): string[] {
  return items.map(({ level, content }) => {
    const indent = '  '.repeat(level - 1);
    if (content.kind === 'row') return `${indent}${content.row.keyword} ${content.row.text}`;
    if (content.kind === 'card') return `${indent}${content.card.id}`;
    return `${indent}${content.relation.does} ${content.relation.other}`;
  });
}

describe('the tree', () => {
  test('has stages with what they take, their instructions and their users, and what is outside last', () => {
    expect(drawn(tree([], [copyRow]))).toEqual([
      'globals',
      '  ARG V=1',
      'stage:one',
      '  base image:busybox',
      '  FROM busybox AS one',
      '  RUN a',
      '  usedBy stage:two',
      '  usedBy stage:two',
      'stage:two',
      '  base stage:one',
      '  copy stage:one',
      '  context context',
      '  FROM one AS two',
      '  COPY --from=one /a /b',
      '    copy stage:one',
      '  COPY . /c',
      'context',
      '  usedBy stage:two',
      'image:busybox',
      '  usedBy stage:one',
    ]);
  });

  test('leaves out what is closed, and counts those side by side', () => {
    const items = tree(['globals', 'stage:one', 'stage:two', 'context', 'image:busybox']);
    expect(items.map(({ place, siblings, expanded }) => [place, siblings, expanded])).toEqual(
      [1, 2, 3, 4, 5].map((place) => [place, 5, false]),
    );
  });

  test('has every key once', () => {
    const keys = tree([], [copyRow]).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('a key in the tree', () => {
  const items = tree(['stage:two']);
  const at = (key: string): number => items.findIndex((item) => item.key === key);
  const one = at('stage:one');
  test.each([
    ['ArrowDown', 0, { do: 'move', to: 1 }],
    ['ArrowUp', 0, { do: 'move', to: 0 }],
    ['End', 0, { do: 'move', to: items.length - 1 }],
    ['Home', 5, { do: 'move', to: 0 }],
    ['ArrowRight', one, { do: 'move', to: one + 1 }],
    ['ArrowLeft', one, { do: 'close', item: items[one] }],
    ['ArrowLeft', one + 2, { do: 'move', to: one }],
    ['ArrowRight', at('stage:two'), { do: 'open', item: items[at('stage:two')] }],
    ['ArrowLeft', at('stage:two'), null],
    ['x', 0, null],
  ])('%s at %i', (key, index, expected) => {
    expect(treeStep(items, index, key)).toEqual(expected);
  });

  test('finds names from there on, and the next one for the same letter', () => {
    expect(findTyped(items, 0, 'tw')).toBe(at('stage:two'));
    expect(items[findTyped(items, one, 'f')]?.content).toMatchObject({ row: { keyword: 'FROM' } });
    expect(findTyped(items, at('stage:two'), 'two')).toBe(at('stage:two'));
    expect(findTyped(items, 0, 'zzz')).toBe(-1);
  });
});
