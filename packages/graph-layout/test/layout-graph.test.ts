import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Direction, NodeBox } from '../src/box.ts';
import { columnLayout } from '../src/columns.ts';
import { cardHeight } from '../src/geometry.ts';
import { layoutInput, type LayoutInput } from '../src/graph-input.ts';
import { layoutGraph } from '../src/layout-graph.ts';
import { gatherColumns, restack, type Boxes } from '../src/ranks.ts';

/** Dockerfiles with many stages that build on, copy from and mount one another. */
const dockerfile = fc
  .array(
    fc.record({
      base: fc.option(fc.nat({ max: 9 })),
      copies: fc.array(fc.nat({ max: 9 }), { maxLength: 3 }),
      context: fc.boolean(),
      rows: fc.nat({ max: 6 }),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .chain((stages) => fc.tuple(fc.constant(stages), fc.boolean()))
  .map(([stages, globals]) => {
    const lines = globals ? ['ARG A=1', 'ARG B'] : [];
    stages.forEach(({ base, copies, context, rows }, index) => {
      const from = base !== null && base < index ? `s${String(base)}` : `image${String(base)}`;
      lines.push(`FROM ${from} AS s${String(index)}`);
      for (const copy of copies) if (copy < index) lines.push(`COPY --from=s${String(copy)} /a /b`);
      if (context) lines.push('COPY . /src');
      for (let row = 0; row < rows; row++) lines.push(`RUN echo ${String(row)}`);
    });
    return `${lines.join('\n')}\n`;
  });

function inputOf(text: string): LayoutInput {
  const model = parseDockerfile(text);
  return layoutInput(model, buildGraph(model, {}));
}

function overlap(a: NodeBox, b: NodeBox): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function expectNoOverlap(boxes: Boxes): void {
  const all = Object.entries(boxes);
  for (const [index, [id, box]] of all.entries()) {
    for (const [other, otherBox] of all.slice(index + 1)) {
      expect(overlap(box, otherBox), `${id} over ${other}`).toBe(false);
    }
  }
}

function expectSourcesFirst(input: LayoutInput, boxes: Boxes, direction: Direction): void {
  for (const { source, target } of input.edges) {
    const [from, to] = [boxes[source], boxes[target]];
    if (from === undefined || to === undefined) throw new Error('an edge without its nodes');
    const [end, start] =
      direction === 'across' ? [from.x + from.width, to.x] : [from.y + from.height, to.y];
    expect(end, `${source} before ${target}`).toBeLessThan(start);
  }
}

/** One more instruction in the first stage. */
function grown(input: LayoutInput): LayoutInput {
  const first = input.nodes.findIndex((node) => node.id.startsWith('stage:'));
  const nodes = input.nodes.map((node, index) =>
    index === first ? { ...node, height: node.height + cardHeight(1) } : node,
  );
  return { ...input, nodes };
}

describe.each(['across', 'down'] as const)('the layout %s', (direction) => {
  test('has a box for every node, none over another, sources before what uses them', () => {
    fc.assert(
      fc.property(dockerfile, (text) => {
        const input = inputOf(text);
        const boxes = layoutGraph(input, null).boxes[direction];
        const ids = [...input.nodes, ...input.inputs].map((node) => node.id);
        expect(Object.keys(boxes).sort()).toEqual([...ids].sort());
        expectNoOverlap(boxes);
        expectSourcesFirst(input, boxes, direction);
      }),
      { numRuns: 60 },
    );
  });

  test('has the inputs before everything else', () => {
    const { boxes } = layoutGraph(inputOf('ARG A=1\nFROM a AS b\nRUN x\n'), null);
    const { globals, ...others } = boxes[direction];
    if (globals === undefined) throw new Error('no globals');
    const [start, size] =
      direction === 'across' ? (['x', 'width'] as const) : (['y', 'height'] as const);
    for (const box of Object.values(others)) {
      expect(globals[start] + globals[size]).toBeLessThan(box[start]);
    }
  });

  test('keeps its columns and order when a card grows', () => {
    fc.assert(
      fc.property(dockerfile, (text) => {
        const before = layoutGraph(inputOf(text), null);
        const after = layoutGraph(grown(before.input), before);
        expectNoOverlap(after.boxes[direction]);
        expectSourcesFirst(after.input, after.boxes[direction], direction);
        for (const [id, box] of Object.entries(after.boxes[direction])) {
          expect(box.x).toBe(before.boxes[direction][id]?.x);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('makes room for higher cards, and takes it back', () => {
    fc.assert(
      fc.property(dockerfile, fc.array(fc.nat({ max: 200 })), (text, extra) => {
        const { boxes } = layoutGraph(inputOf(text), null);
        const before = boxes[direction];
        const higher = restack(
          before,
          direction,
          (id, { height }) =>
            height + (extra[Number(/^stage:s(\d+)$/.exec(id)?.[1] ?? Number.NaN)] ?? 0),
        );
        expectNoOverlap(higher);
        const back = restack(higher, direction, (id, box) => before[id]?.height ?? box.height);
        expect(back).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the layout', () => {
  test('gives the very boxes of before when nothing changed its size', () => {
    const before = layoutGraph(inputOf('FROM a AS b\nRUN x\n'), null);
    const after = layoutGraph(inputOf('FROM a AS b\nRUN y\n'), before);
    expect(after.boxes).toBe(before.boxes);
  });
});

describe.each(['across', 'down'] as const)('the ranks for dense graphs, %s', (direction) => {
  test('keep the same laws', () => {
    fc.assert(
      fc.property(dockerfile, (text) => {
        const input = inputOf(text);
        const boxes = columnLayout(input, direction);
        expect(Object.keys(boxes)).toHaveLength(input.nodes.length);
        expectNoOverlap(boxes);
        expectSourcesFirst(input, boxes, direction);
      }),
      { numRuns: 60 },
    );
  });

  test('hold long chains and end on cycles', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => `n${String(index)}`);
    const nodes = ids.map((id) => ({ id, width: 10, height: 10 }));
    const edges = ids.map((source, index) => ({
      source,
      target: ids[(index + 1) % ids.length] ?? '',
      weight: 1,
    }));
    const boxes = columnLayout({ nodes, edges: edges.toReversed(), inputs: [] }, direction);
    expect(Object.keys(boxes)).toHaveLength(ids.length);
  });
});

test('columns that became lower keep their order, gaps and middles', () => {
  const before = {
    one: { x: 0, y: 400, width: 100, height: 200 },
    a: { x: 200, y: 0, width: 100, height: 500 },
    b: { x: 200, y: 524, width: 100, height: 476 },
  };
  const low = restack(before, 'across', () => 40);
  const { one, a, b } = gatherColumns(before, low);
  expect(a?.height).toBe(40);
  expect((b?.y ?? 0) - (a?.y ?? 0)).toBe(64);
  expect((one?.y ?? 0) + 20).toBe(((a?.y ?? 0) + (b?.y ?? 0) + 40) / 2);
});
