import { describe, expect, it } from 'vitest';
import { findLine } from './line-link.tsx';

describe('findLine', () => {
  const origin = { layer: 1, line: 2, text: 'RUN a \\\n  b' };
  it('finds the instruction at its place, elsewhere, or not at all', () => {
    expect(findLine('FROM x\nRUN a \\\n  b\n', origin)).toBe(1);
    expect(findLine('FROM x\nENV A=1\nRUN a \\\n  b\n', origin)).toBe(2);
    expect(findLine('FROM x\r\nRUN a \\\r\n  b\r\n', origin)).toBe(1);
    expect(findLine('FROM x\nRUN c\n', origin)).toBeNull();
  });
});
