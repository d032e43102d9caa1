import type { GraphOptions } from '@stagecraft/dockerfile';
import { inputOf } from '../../test/input.ts';
import { tokenModifiers, tokenTypes } from '../legend.ts';
import { semanticTokens } from '../tokens.ts';

export interface PaintedToken {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** With its modifiers: `variable.declaration`. */
  readonly type: string;
}

export function readTokens(data: Uint32Array): PaintedToken[] {
  const tokens: PaintedToken[] = [];
  for (let at = 0; at < data.length; at += 5) {
    const [line = 0, column = 0, length = 0, type = 0, bits = 0] = data.subarray(at, at + 5);
    const modifiers = tokenModifiers.filter((_, bit) => (bits & (1 << bit)) !== 0);
    const name = [tokenTypes[type] ?? '?', ...modifiers].join('.');
    tokens.push({ line, column, length, type: name });
  }
  return tokens;
}

/** Each line's tokens as `text|type.modifier`; plain text and outer white space left out. */
export function painted(text: string, options: GraphOptions = {}): string[][] {
  const { input } = inputOf(text, { options });
  const { lineStarts } = input.model;
  const lines: string[][] = lineStarts.map(() => []);
  for (const { line, column, length, type } of readTokens(semanticTokens(input, {}).data)) {
    const start = (lineStarts[line] ?? 0) + column;
    const part = text.slice(start, start + length).trim();
    if (type !== 'text' && part !== '') lines[line]?.push(`${part}|${type}`);
  }
  return lines;
}

/** The tokens of the last line, in one string. */
export function lastLine(text: string, options?: GraphOptions): string {
  return painted(text, options).at(-1)?.join(' ') ?? '';
}
