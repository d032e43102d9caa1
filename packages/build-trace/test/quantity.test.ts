import { describe, expect, it } from 'vitest';
import { formatBytes, formatDuration } from '../src/index.ts';

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [999_499, '999 kB'],
    [999_600, '1 MB'],
    [5_612_345, '5.61 MB'],
    [77_800_000, '77.8 MB'],
    [1_240_000_000, '1.24 GB'],
  ])('%d bytes are %s', (bytes, expected) => {
    expect(formatBytes(bytes, 'en')).toBe(expected);
    expect(formatBytes(bytes, 'zh-CN')).toBe(expected);
  });
});

describe('durations', () => {
  it.each([
    [0, '0 ms'],
    [999.4, '999 ms'],
    [1000, '1.0 s'],
    [59_900, '59.9 s'],
    [59_960, '1 m 00 s'],
    [65_000, '1 m 05 s'],
    [3_599_400, '59 m 59 s'],
    [7_380_000, '2 h 03 m'],
  ])('%d ms are %s', (ms, expected) => {
    expect(formatDuration(ms, 'en')).toBe(expected);
  });
});
