import type { DockerfileModel } from '@stagecraft/dockerfile';
import type { SemanticTokens } from '../service.ts';
import { tokenTypes, type TokenType } from './legend.ts';

/** Paints `[start, end)`; modifiers are the legend's bits. */
export type Put = (start: number, end: number, type: TokenType, modifiers?: number) => void;

export interface Pen {
  /** Offsets of the file, in rising order; what is painted already keeps its colour. */
  readonly put: Put;
  readonly finish: () => SemanticTokens;
}

const indexOf = new Map<TokenType, number>(tokenTypes.map((type, index) => [type, index]));

/** Gathers tokens: cut at line ends, none overlapping, equal neighbours joined. */
export function makePen(model: Pick<DockerfileModel, 'text' | 'lineStarts'>): Pen {
  const { text, lineStarts } = model;
  const data: number[] = [];
  let line = 0;
  let painted = 0;
  const add = (start: number, end: number, type: number, modifiers: number): void => {
    const column = start - (lineStarts[line] ?? 0);
    const at = data.length - 5;
    const joins =
      at >= 0 &&
      data[at] === line &&
      (data[at + 1] ?? 0) + (data[at + 2] ?? 0) === column &&
      data[at + 3] === type &&
      data[at + 4] === modifiers;
    if (joins) data[at + 2] = (data[at + 2] ?? 0) + end - start;
    else data.push(line, column, end - start, type, modifiers);
  };
  const put: Put = (start, end, type, modifiers = 0) => {
    const index = indexOf.get(type) ?? 0;
    let from = Math.max(start, painted);
    while (from < end) {
      while ((lineStarts[line + 1] ?? Infinity) <= from) line++;
      const next = lineStarts[line + 1] ?? text.length;
      const to = Math.min(end, next);
      const visible = to === next ? lineContentEnd(text, from, to) : to;
      if (visible > from) add(from, visible, index, modifiers);
      from = to;
    }
    painted = Math.max(painted, end);
  };
  return { put, finish: () => ({ data: Uint32Array.from(data) }) };
}

/** The end of a line's text that ends, line ending included, at `end`. */
function lineContentEnd(text: string, start: number, end: number): number {
  let at = end;
  if (at > start && text.charCodeAt(at - 1) === 0x0a) at--;
  while (at > start && text.charCodeAt(at - 1) === 0x0d) at--;
  return at;
}
