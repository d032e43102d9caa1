import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NodeBox } from '../../state/document-slice.types.ts';
import { columnLayout } from './columns.ts';
import { cardHeight } from './geometry.ts';
import { layoutInput, type LayoutInput } from './graph-input.ts';
import { layoutGraph, type Boxes } from './layout-graph.ts';

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

function expectLeftToRight(input: LayoutInput, boxes: Boxes): void {
  for (const { source, target } of input.edges) {
    const [from, to] = [boxes[source], boxes[target]];
    if (from === undefined || to === undefined) throw new Error('an edge without its nodes');
    expect(from.x + from.width, `${source} left of ${target}`).toBeLessThan(to.x);
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

describe('the layout', () => {
  test('has a box for every node, none over another, sources left of what uses them', () => {
    fc.assert(
      fc.property(dockerfile, (text) => {
        const input = inputOf(text);
        const { boxes } = layoutGraph(input, null);
        const ids = [...input.nodes, ...input.inputs].map((node) => node.id);
        expect(Object.keys(boxes).sort()).toEqual([...ids].sort());
        expectNoOverlap(boxes);
        expectLeftToRight(input, boxes);
      }),
      { numRuns: 60 },
    );
  });

  test('keeps its columns and order when a card grows', () => {
    fc.assert(
      fc.property(dockerfile, (text) => {
        const before = layoutGraph(inputOf(text), null);
        const after = layoutGraph(grown(before.input), before);
        expectNoOverlap(after.boxes);
        for (const [id, box] of Object.entries(after.boxes)) {
          expect(box.x).toBe(before.boxes[id]?.x);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('gives the very boxes of before when nothing changed its size', () => {
    const before = layoutGraph(inputOf('FROM a AS b\nRUN x\n'), null);
    const after = layoutGraph(inputOf('FROM a AS b\nRUN y\n'), before);
    expect(after.boxes).toBe(before.boxes);
  });
});

describe('the columns for dense graphs', () => {
  test('keep the same laws', () => {
    fc.assert(
      fc.property(dockerfile, (text) => {
        const input = inputOf(text);
        const boxes = columnLayout(input);
        expect(Object.keys(boxes)).toHaveLength(input.nodes.length);
        expectNoOverlap(boxes);
        expectLeftToRight(input, boxes);
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
    const boxes = columnLayout({ nodes, edges: edges.toReversed(), inputs: [] });
    expect(Object.keys(boxes)).toHaveLength(ids.length);
  });
});
