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
  test('are copied with the comments above them', () => {
    const commented = parseDockerfile('FROM a\n# why\nRUN x\nFROM b\n');
    const copied = proposalFor(
      { model: commented, graph: buildGraph(commented) },
      { kind: 'rows', instructions: [1] },
      { spot: place(1), at, copy: true },
    );
    expect(copied).toMatchObject({ intent: { text: '# why\nRUN x\n' } });
  });
  test('need a stage', () => {
    const image: Spot = { kind: 'node', node: 'image:busybox' };
    expect(drop(rows, image)).toEqual({ kind: 'impossible', why: 'needsStage' });
    expect(drop(rows, empty)).toBeNull();
  });
});

describe('an image', () => {
  const image: DragData = { kind: 'stage', base: { kind: 'image', ref: 'alpine' } };
  const base = { kind: 'image', ref: 'alpine' };
  test('becomes the base of the stage that it is dropped on', () => {
    const intent = { kind: 'setBase', stage: 1, base };
    expect(drop(image, place(1, 4))).toEqual({ kind: 'intent', intent });
  });
  test.each<[string, Spot]>([
    ['the empty canvas', empty],
    ['the global ARGs', place(-1)],
  ])('begins a stage on %s', (_, spot) => {
    const intent = { kind: 'addStage', base, name: null, at: null };
    expect(drop(image, spot)).toEqual({ kind: 'intent', intent });
  });
});

describe('a stage', () => {
  const stage: DragData = { kind: 'stageMove', stage: 2 };
  test('goes where another one stands in the file', () => {
    expect(drop(stage, place(0))).toEqual({
      kind: 'intent',
      intent: { kind: 'moveStage', stage: 2, to: 0 },
    });
  });
  test('stays where it is dropped on itself', () => {
    expect(drop(stage, place(2))).toBeNull();
  });
});

describe('an end of a line that stands for several lines of text', () => {
  const many = parseDockerfile(
    'FROM a AS one\nFROM b\nCOPY --from=one /x /y\nCOPY --from=one /z /w\nFROM c\n',
  );
  const all = { model: many, graph: buildGraph(many) };
  const edge = all.graph.edges.find(({ kind }) => kind === 'copy')?.id ?? '';
  test.each(['source', 'target'] as const)('asks which one the %s is of', (end) => {
    const spot: Spot =
      end === 'target' ? place(2) : { kind: 'node', node: all.graph.images[0]?.id ?? '' };
    const found = proposalFor(all, { kind: 'edgeEnd', edge, end }, { spot, at, copy: false });
    const kind = end === 'target' ? 'rerouteTarget' : 'reroute';
    expect(found).toMatchObject({ kind: 'task', task: { kind, edge } });
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
