import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  graphSvg,
  layoutGraph,
  layoutInput,
  linesOf,
  pathLabel,
  pictureOf,
  placeLines,
  roomOf,
  type Course,
  type Line,
  type NodeBox,
} from '../src/index.ts';
import { curve, pointAt } from '../src/lines/curve.ts';
import { routeLines } from '../src/lines/route.ts';

const text = `ARG V=1
FROM busybox:$V AS base
RUN make
FROM base AS build
COPY src ./src
COPY --from=base /a /b
RUN --mount=type=bind,from=base,source=/x,target=/y make
FROM scratch
COPY --from=build /out/bin/app /usr/local/bin/app
COPY --from=build /out/share /share
COPY --from=base /etc/passwd /etc/
`;
const model = parseDockerfile(text);
const graph = buildGraph(model, {});
const lines = linesOf(model, graph);

describe('lines', () => {
  test('tell what they carry, as far as the text says it', () => {
    const parts = Object.fromEntries(
      lines.map((line) => [line.id, line.parts.map(({ paths, to }) => [paths, to])]),
    );
    expect(parts).toEqual({
      'base image:busybox:1 stage:base': [[[], null]],
      'base stage:base stage:build': [[[], null]],
      'context context stage:build': [[['src'], './src']],
      'copy stage:base stage:build': [[['/a'], '/b']],
      'mount stage:base stage:build': [[['/x'], '/y']],
      'copy stage:build stage:#2': [
        [['/out/bin/app'], '/usr/local/bin/app'],
        [['/out/share'], '/share'],
      ],
      'copy stage:base stage:#2': [[['/etc/passwd'], '/etc/']],
      'output stage:#2': [],
    });
  });

  test('run behind no card, wherever cards stand in their columns', () => {
    const { boxes } = layoutGraph(layoutInput(model, graph), null);
    for (const direction of ['across', 'down'] as const) {
      const { courses } = placeLines(lines, boxes[direction], direction);
      for (const line of lines) {
        expect(hidden(line, courses.get(line.id), boxes[direction], direction)).toEqual([]);
      }
    }
  });

  test('are led around whatever stands in their way', () => {
    const line = lines.find(({ kind }) => kind === 'base');
    if (line === undefined) throw new Error('no line');
    const size = { width: 100, height: 60 };
    const middle = fc.array(
      fc.record({ x: fc.integer({ min: 200, max: 600 }), y: fc.integer({ min: -300, max: 300 }) }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(middle, (places) => {
        const boxes: Record<string, NodeBox> = {
          [line.source]: { x: 0, y: 0, ...size },
          [line.target]: { x: 900, y: 0, ...size },
        };
        places.forEach((place, index) => {
          boxes[`other ${String(index)}`] = { ...place, ...size };
        });
        const { courses } = placeLines([line], boxes, 'across');
        expect(hidden(line, courses.get(line.id), boxes, 'across')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

/** The cards that a line runs behind, by their names. */
function hidden(
  line: Line,
  course: Course | undefined,
  boxes: Readonly<Record<string, NodeBox>>,
  direction: 'across' | 'down',
): string[] {
  if (course === undefined) return ['no course'];
  const { pieces } = curve(course.from, course.to, direction, course.via);
  const points = pieces.flatMap((piece) =>
    Array.from({ length: 60 }, (_, step) => pointAt(piece, step / 60)),
  );
  return Object.entries(boxes)
    .filter(([id]) => id !== line.source && id !== line.target)
    .filter(([, { x, y, width, height }]) =>
      points.some((at) => at.x > x && at.x < x + width && at.y > y && at.y < y + height),
    )
    .map(([id]) => id);
}

test('a line along many cards has no more points than along one', () => {
  const cards = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `card ${String(index)}`,
        { x: index * 200, y: 0, width: 100, height: 100 },
      ]),
    );
  const pointsAlong = (count: number): number => {
    const ends = { from: { x: -100, y: 50 }, to: { x: count * 200, y: 50 } };
    const way = { id: 'line', source: 'before', target: 'after', ...ends };
    return routeLines([way], cards(count), 'across').get('line')?.length ?? 0;
  };
  expect(pointsAlong(1)).toBeGreaterThan(0);
  expect(pointsAlong(50)).toBe(pointsAlong(1));
});

test.each([
  [['/out'], '/in', 20, '/out → /in'],
  [['/out/bin/app'], '/usr/local/bin/app', 20, '/o…n/app → /u…in/app'],
  [['/a'], '/usr/local/bin/app', 20, '/a → /usr…al/bin/app'],
  [['a', 'b', 'c'], '/in/', 20, 'a +2 → /in/'],
  [['/out/bin'], '/usr/bin', 10, null],
  [[], '/in', 20, null],
  [['/中文/目录'], '/应用/程序/目录', 20, '/…/目录 → /…序/目录'],
])('%j to %s in the room of %i letters', (paths, to, most, label) => {
  const part = { edge: 'e', instruction: 0, line: 1, keyword: 'COPY', paths, to };
  expect(pathLabel(part, most)).toBe(label);
  expect(roomOf(label ?? '')).toBeLessThanOrEqual(most);
});

describe('the picture', () => {
  const { across } = layoutGraph(layoutInput(model, graph), null).boxes;
  const words = {
    stage: (index: number) => `Stage ${String(index)}`,
    stageIndex: (index: number) => `stage ${String(index)}`,
    instructions: (count: number) => `${String(count)} instructions`,
    unneeded: 'idle',
    target: 'Target',
    globals: 'Globals',
    image: 'Image',
    baseImage: 'Base',
    context: 'Context',
    contextName: '.',
    output: 'Output',
    outputName: 'none',
    label: () => ['<label>'],
  };

  test('has every node, row and line, and shows heat and what is dim', () => {
    const first = model.instructions[1]?.id;
    const picture = pictureOf({
      model,
      graph,
      boxes: across,
      direction: 'across',
      words,
      decorate: (id) =>
        id === first
          ? { heat: 3, note: { text: '<1 s>', tone: 'plain' } }
          : { dim: id === 'context' },
    });
    const svg = graphSvg(picture, 'dark');
    expect(picture.cards.map(({ id }) => id).toSorted()).toEqual(Object.keys(across).toSorted());
    expect(svg.match(/class="card"/g)).toHaveLength(picture.cards.length);
    expect(svg.match(/class="keyword /g)).toHaveLength(model.instructions.length);
    expect(svg.match(/marker-end/g)).toHaveLength(lines.length);
    expect(svg.match(/<rect class="heat-3"/g)).toHaveLength(1);
    expect(svg).toContain('&lt;1 s&gt;');
    expect(svg).toContain('&lt;label&gt;');
    expect(svg).toContain('class="node small dim"');
    expect(svg).not.toContain('prefers-color-scheme');
  });

  test('leaves out the rows of what is collapsed', () => {
    const boxes = Object.fromEntries(
      Object.entries(across).map(([id, box]) => [id, { ...box, height: 42 }]),
    );
    const picture = pictureOf({ model, graph, boxes, direction: 'across', words });
    const rows = picture.cards.filter(({ kind }) => kind === 'stage').flatMap((card) => card.rows);
    expect(rows).toEqual([]);
  });
});
