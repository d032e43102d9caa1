import { describe, expect, test } from 'vitest';
import { monacoModel } from '../test/monaco-model.ts';
import { createTrackedModel } from '../tracked-model.ts';
import { relativeTokens } from './tokens.ts';

function tokens(text: string, ...absolute: number[]): number[] {
  const file = createTrackedModel('Dockerfile', text, monacoModel, () => undefined);
  return [...relativeTokens(file, Uint32Array.from(absolute))];
}

describe('tokens for Monaco', () => {
  test('count from the token before', () => {
    const found = tokens('FROM a\n\nRUN b c', 0, 0, 4, 2, 0, 2, 0, 3, 2, 0, 2, 4, 1, 0, 1);
    expect(found).toEqual([0, 0, 4, 2, 0, 2, 0, 3, 2, 0, 0, 4, 1, 0, 1]);
  });

  test('do not count the byte order mark, which Monaco does not have', () => {
    expect(tokens('\uFEFFFROM a\r\nUSER b', 0, 1, 4, 2, 0, 1, 0, 4, 2, 0)).toEqual([
      0, 0, 4, 2, 0, 1, 0, 4, 2, 0,
    ]);
  });

  test('stand on Monaco’s lines where a lone CR ends one', () => {
    expect(tokens('RUN a\rb\nUSER c', 0, 6, 1, 3, 0, 1, 0, 4, 2, 0)).toEqual([
      1, 0, 1, 3, 0, 1, 0, 4, 2, 0,
    ]);
    // One that goes over such an end has no place.
    expect(tokens('RUN a\rb\n', 0, 4, 3, 3, 0)).toEqual([]);
  });
});
