import type { Line } from '@stagecraft/graph-layout';
import type { TFunction } from 'i18next';
import { describe, expect, test } from 'vitest';
import { labelLines } from './line-label.ts';

const words = (key: string, values: { label?: string; count?: number } = {}): string =>
  key === 'edge.times' ? `${String(values.label)} ×${String(values.count)}` : 'COPY';
const t = words as unknown as TFunction<'graph'>;

function lineOf(paths: readonly string[]): Line {
  const parts = paths.map((path, instruction) => ({ instruction, paths: [path], to: '/to' }));
  return { kind: 'copy', parts } as unknown as Line;
}
const labels = (paths: readonly string[], direction: 'across' | 'down', size: string | null) =>
  labelLines({ line: lineOf(paths), room: 106, direction, size }, t);

describe('the label of a line', () => {
  test('has the bytes below what is carried where there is a line for them', () => {
    expect(labels(['/a', '/b'], 'down', '600 kB')).toEqual(['COPY ×2', '600 kB']);
  });

  test('is one line where arrows stand row by row', () => {
    expect(labels(['/a', '/b'], 'across', '600 kB')).toEqual(['COPY ×2 600 kB']);
    expect(labels(['/a', '/b'], 'across', null)).toEqual(['COPY ×2']);
  });

  test('is the size alone where both are too long', () => {
    expect(labels(['/a', '/b'], 'across', '1,234.56 MB')).toEqual(['1,234.56 MB']);
  });
});
