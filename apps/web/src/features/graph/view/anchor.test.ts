import { describe, expect, test } from 'vitest';
import { computeSnapshot } from '../../../language/compute-snapshot.ts';
import type { InstructionOverlay } from '../../../state/build-slice.types.ts';
import { cardsOf } from '../model/cards.ts';
import { NO_MARKS } from '../model/marks.ts';
import { linesOf, placeLines } from '@stagecraft/graph-layout';
import { anchorOf, busyInstruction } from './anchor.ts';

const text = [
  'ARG V=1',
  'FROM a AS one',
  'RUN x',
  'FROM one AS two',
  'FROM one AS three',
  'COPY --from=two /a /a',
  'COPY --from=one /b /b',
  'COPY . .',
  '',
].join('\n');
const { snapshot } = computeSnapshot(
  { path: 'Dockerfile', version: 1, text, options: { target: 'two' } },
  null,
);
const cards = cardsOf(snapshot, NO_MARKS, new Map());

function overlay(phases: Readonly<Record<number, InstructionOverlay['phase']>>) {
  return new Map(
    Object.entries(phases).map(([index, phase]) => [
      Number(index),
      {
        phase,
        startedAt: null,
        durationMs: null,
        error: null,
        exitCode: null,
        steps: [],
        layerSize: null,
      },
    ]),
  );
}

describe('what one looks at first', () => {
  test('is the stage that failed, before those that run', () => {
    expect(anchorOf(cards, overlay({ 2: 'running', 5: 'failed' }), 3)).toBe('stage:three');
  });

  test('is the first stage that runs', () => {
    expect(busyInstruction(overlay({ 5: 'running', 2: 'running', 1: 'done' }))).toBe(2);
    expect(anchorOf(cards, overlay({ 2: 'running' }), 3)).toBe('stage:one');
  });

  test('is the cursor’s stage, but not what is before the stages', () => {
    expect(anchorOf(cards, overlay({ 2: 'done' }), 4)).toBe('stage:three');
    expect(anchorOf(cards, new Map(), 0)).toBe('stage:two');
  });

  test('is the target when nothing else is known', () => {
    expect(anchorOf(cards, new Map(), null)).toBe('stage:two');
  });
});

describe('line ends', () => {
  const lines = linesOf(snapshot.model, snapshot.graph);

  test('are at the rows when drawn across', () => {
    const { ends } = placeLines(lines, snapshot.layout.across, 'across');
    for (const line of lines) expect(ends.get(line.id)?.arrives).toBe(line.arrival);
  });

  test('stand side by side on a card drawn downwards, each at a place of its own', () => {
    const boxes = snapshot.layout.down;
    const { ends } = placeLines(lines, boxes, 'down');
    const arriving = lines.filter((line) => line.target === 'stage:three');
    const places = arriving.map((line) => ends.get(line.id)?.arrives ?? 0);
    expect(arriving.length).toBeGreaterThan(2);
    expect(new Set(places).size).toBe(places.length);
    for (const place of places) {
      expect(place).toBeGreaterThan(0);
      expect(place).toBeLessThan(boxes['stage:three']?.width ?? 0);
    }
  });
});
