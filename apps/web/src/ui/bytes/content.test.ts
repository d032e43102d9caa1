import { describe, expect, it } from 'vitest';
import { bytesOf, contentKind, hexLine, hexLineCount, textOf } from './content.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('contentKind', () => {
  it('knows text in any script, also cut off within a letter', () => {
    expect(contentKind(utf8('#!/bin/sh\n你好'), true)).toEqual({ kind: 'text' });
    expect(contentKind(utf8('你好').subarray(0, 5), false)).toEqual({ kind: 'text' });
    expect(contentKind(utf8('你好').subarray(0, 5), true)).toEqual({ kind: 'binary' });
  });

  it('takes SVG and HTML for text, whatever they are called', () => {
    expect(contentKind(utf8('<svg onload="alert(1)"/>'), true)).toEqual({ kind: 'text' });
  });

  it.each([
    [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0], 'image/png'],
    [[0xff, 0xd8, 0xff, 0xe0], 'image/jpeg'],
    [[...utf8('GIF89a')], 'image/gif'],
    [[...utf8('RIFF'), 1, 2, 3, 4, ...utf8('WEBP')], 'image/webp'],
  ])('knows a picture by its first bytes: %j', (bytes, mime) => {
    expect(contentKind(Uint8Array.from(bytes), true)).toEqual({ kind: 'image', mime });
  });

  it('takes bytes with a zero, and those that are no UTF-8, for binary', () => {
    expect(contentKind(Uint8Array.of(127, 69, 76, 70, 0), true)).toEqual({ kind: 'binary' });
    expect(contentKind(Uint8Array.of(0xff, 0xfe, 65), true)).toEqual({ kind: 'binary' });
  });
});

it('bytesOf and textOf give back what was sent', () => {
  expect(textOf(bytesOf(btoa('plain')), true)).toBe('plain');
});

it('hexLine writes sixteen bytes a line', () => {
  const bytes = Uint8Array.from({ length: 20 }, (_, index) => 60 + index);
  expect(hexLineCount(bytes)).toBe(2);
  expect(hexLine(bytes, 1)).toEqual({ offset: '00000010', hex: '4c 4d 4e 4f', text: 'LMNO' });
  expect(hexLine(Uint8Array.of(0, 10, 65), 0)).toEqual({
    offset: '00000000',
    hex: '00 0a 41',
    text: '..A',
  });
});
