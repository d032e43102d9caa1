import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import { describe, expect, test } from 'vitest';
import type { DragData } from '../../../state/drag-data.ts';
import { proposalFor, type Proposal } from './proposal.ts';
import type { Spot } from './spot.ts';

const text = `FROM busybox AS one
WORKDIR /src
RUN make
FROM busybox AS two
COPY --from=one /src/a /b
RUN --mount=type=cache,target=/c --mount=from=one,target=/m x
FROM two AS three
`;
const model = parseDockerfile(text);
const graph = buildGraph(model);
const scene = { model, graph };
const at = { x: 10, y: 20 };

function place(stage: number, before: number | null = null): Spot {
  const line = { left: 0, y: 0, width: 1 };
  const node = graph.stages[stage]?.id ?? 'globals';
  return { kind: 'place', node, place: { stage, before }, instruction: null, line };
}
const empty: Spot = { kind: 'empty' };
const drop = (data: DragData, spot: Spot, copy = false): Proposal | null =>
  proposalFor(scene, data, { spot, at, copy });
const edgeOf = (kind: string): string => graph.edges.find((edge) => edge.kind === kind)?.id ?? '';

describe('rows', () => {
  const rows: DragData = { kind: 'rows', instructions: [1, 2] };
  test('go where they are dropped', () => {
    expect(drop(rows, place(1, 4))).toEqual({
      kind: 'intent',
      intent: {
        kind: 'moveInstructions',
        instructions: [1, 2],
        place: { stage: 1, before: 4 },
      },
    });
  });
  test('are copied as text while a key is held', () => {
    expect(drop(rows, place(1), true)).toEqual({
      kind: 'intent',
      intent: {
        kind: 'insertText',
        place: { stage: 1, before: null },
        text: 'WORKDIR /src\nRUN make\n',
      },
    });
  });
  test('need a stage', () => {
    const image: Spot = { kind: 'node', node: 'image:busybox' };
    expect(drop(rows, image)).toEqual({ kind: 'impossible', why: 'needsStage' });
    expect(drop(rows, empty)).toBeNull();
  });
});

describe('a line', () => {
  const from = (stage: number): DragData => ({
    kind: 'line',
    source: { kind: 'stage', stage },
    node: graph.stages[stage]?.id ?? '',
  });
  test('asks what a later stage is to take, and shows the likely answer', () => {
    expect(drop(from(0), place(2))).toEqual({
      kind: 'task',
      task: {
        kind: 'connect',
        source: { kind: 'stage', stage: 0 },
        paths: [],
        place: { stage: 2, before: null },
        at,
      },
      preview: {
        kind: 'connectCopy',
        source: { kind: 'stage', stage: 0 },
        place: { stage: 2, before: null },
        sources: ['/src'],
        destination: '/src',
      },
    });
  });
  test.each([
    [0, 0, 'self'],
    [1, 0, 'cycle'],
    [2, 0, 'cycle'],
  ])('from stage %i can not end at stage %i: %s', (source, target, why) => {
    expect(drop(from(source), place(target))).toEqual({ kind: 'impossible', why });
  });
  test('that ends on the empty canvas makes a stage', () => {
    expect(drop(from(1), empty)).toMatchObject({
      kind: 'intent',
      intent: { kind: 'addStage', base: { kind: 'stage', stage: 1 } },
    });
  });
  test('from an unrelated later stage can not end above it', () => {
    const other = parseDockerfile('FROM a AS one\nFROM b AS two\n');
    const found = proposalFor({ model: other, graph: buildGraph(other) }, from(1), {
      spot: place(0),
      at,
      copy: false,
    });
    expect(found).toEqual({ kind: 'impossible', why: 'later' });
  });
});

test('files are copied from the context; a folder keeps its name', () => {
  expect(drop({ kind: 'files', paths: ['web/app/'] }, place(0))).toMatchObject({
    preview: { kind: 'connectCopy', source: { kind: 'context' }, destination: './app/' },
  });
  expect(drop({ kind: 'files', paths: ['a.txt'] }, place(2))).toMatchObject({
    preview: { sources: ['a.txt'], destination: '/' },
  });
});

describe('an edge’s end', () => {
  const end = (kind: string, which: 'source' | 'target'): DragData => ({
    kind: 'edgeEnd',
    edge: edgeOf(kind),
    end: which,
  });
  test('a mount is named by its place among all mounts of the RUN', () => {
    expect(drop(end('mount', 'source'), { kind: 'node', node: 'image:busybox' })).toEqual({
      kind: 'intent',
      intent: {
        kind: 'rerouteSource',
        edge: { kind: 'mount', instruction: 5, mount: 1 },
        source: { kind: 'image', ref: 'busybox' },
      },
    });
  });
  test('a copy goes to another stage', () => {
    expect(drop(end('copy', 'target'), place(2))).toMatchObject({
      intent: { kind: 'rerouteTarget', edge: { kind: 'copy', instruction: 4 } },
    });
  });
  test('a base is changed at its source only', () => {
    expect(drop(end('base', 'target'), place(2))).toEqual({ kind: 'impossible', why: 'baseStays' });
    expect(drop(end('base', 'source'), place(0))).toEqual({ kind: 'impossible', why: 'self' });
    const last = graph.edges.findLast((edge) => edge.kind === 'base')?.id ?? '';
    expect(drop({ kind: 'edgeEnd', edge: last, end: 'source' }, place(0))).toMatchObject({
      intent: { kind: 'setBase', stage: 2, base: { kind: 'stage', stage: 0 } },
    });
  });
});
