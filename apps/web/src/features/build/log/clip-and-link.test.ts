import { describe, expect, it } from 'vitest';
import { clipOf } from './clip.ts';
import { hashOf, pick, pickedOfHash } from './link.ts';

describe('clipOf', () => {
  it('knows what BuildKit writes, and nothing that only resembles it', () => {
    expect(clipOf('[output clipped, log limit 2MiB reached]')).toEqual({
      limit: '2MiB',
      speed: false,
    });
    expect(clipOf('[output clipped, log limit 200KiB/s reached]')).toEqual({
      limit: '200KiB/s',
      speed: true,
    });
    expect(clipOf('echo [output clipped, log limit 2MiB reached]')).toBeNull();
  });
});

describe('a link to a line', () => {
  it('brings the line back', () => {
    const line = { stepId: 'sha256:0a', from: 41, to: 41 };
    expect(hashOf(line)).toBe('#step=sha256%3A0a&line=42');
    expect(pickedOfHash(hashOf(line))).toEqual(line);
    for (const other of ['', '#', '#step=a', '#step=a&line=0', '#line=3', '#step=a&line=x']) {
      expect(pickedOfHash(other)).toBeNull();
    }
  });

  it('selects one line, or with Shift all between', () => {
    const one = pick(null, 'a', 5, true);
    expect(one).toEqual({ stepId: 'a', from: 5, to: 5 });
    expect(pick(one, 'a', 2, true)).toEqual({ stepId: 'a', from: 2, to: 5 });
    expect(pick(one, 'b', 2, true)).toEqual({ stepId: 'b', from: 2, to: 2 });
    expect(pick(one, 'a', 9, false)).toEqual({ stepId: 'a', from: 9, to: 9 });
  });
});
