import {
  instructionText,
  type Cooked,
  type DockerfileModel,
  type Instruction,
  type Span,
} from '@stagecraft/dockerfile';
import { makeGapPainter } from './gaps.ts';
import type { Put } from './pen.ts';

/** Paints a text: an instruction with its lines joined, or a heredoc's body. Offsets are that text's. */
export interface Brush {
  readonly text: string;
  /** The Dockerfile's escape character. */
  readonly escape: string;
  readonly put: Put;
  /** Whether a variable is known to have no value here. */
  readonly isUnset: (name: string) => boolean;
}

export interface InstructionBrush extends Brush {
  /** A range of the file as one of the text. */
  readonly locate: (span: Span) => Span;
  /** Paints what follows the text: the last continuation, and comments after it. */
  readonly close: () => void;
}

/** A brush for an instruction; continuations and the comments within are painted on the way. */
export function makeBrush(
  model: DockerfileModel,
  instruction: Instruction,
  put: Put,
  isUnset: Brush['isUnset'],
): InstructionBrush {
  const logical = instructionText(model, instruction);
  const { from, to } = logical;
  const isWhole = logical.cooked.at.length === 1;
  const cooked = isWhole
    ? {
        text: logical.cooked.text.slice(from, to),
        at: [0],
        source: [spanStart(logical.cooked, from)],
      }
    : logical.cooked;
  const limit = model.lineStarts[logical.lastLine + 1] ?? model.text.length;
  const pieces = putPieces(model, cooked, put);
  return {
    text: cooked.text,
    escape: model.escape,
    isUnset,
    put: pieces.put,
    locate: (span) => ({ start: cookedOf(cooked, span.start), end: cookedOf(cooked, span.end) }),
    close: () => pieces.close(limit),
  };
}

function spanStart(cooked: Cooked, offset: number): number {
  return (cooked.source[0] ?? 0) + offset;
}

/** A brush for a range of the file as it is. */
export function makeRangeBrush(
  model: DockerfileModel,
  span: Span,
  put: Put,
  isUnset: Brush['isUnset'],
): Brush {
  return {
    text: model.text.slice(span.start, span.end),
    escape: model.escape,
    isUnset,
    put: (start, end, type, modifiers) =>
      put(span.start + start, span.start + end, type, modifiers),
  };
}

/** Paints joined lines: each token is cut where the lines were joined. */
function putPieces(
  model: DockerfileModel,
  cooked: Cooked,
  put: Put,
): { put: Put; close: (limit: number) => void } {
  const { at, source } = cooked;
  let piece = 0;
  const endOf = (index: number): number => at[index + 1] ?? cooked.text.length;
  const fileOf = (offset: number): number => (source[piece] ?? 0) + offset - (at[piece] ?? 0);
  const paintGap = makeGapPainter(model, put);
  const next = (): void => {
    const end = fileOf(endOf(piece));
    piece++;
    paintGap(end, source[piece] ?? end);
  };
  return {
    put: (start, end, type, modifiers) => {
      let from = start;
      while (from < end) {
        while (piece + 1 < at.length && from >= endOf(piece)) next();
        const to = Math.min(end, endOf(piece));
        if (to <= from) return;
        put(fileOf(from), fileOf(to), type, modifiers);
        from = to;
      }
    },
    close: (limit) => {
      while (piece + 1 < at.length) next();
      paintGap(fileOf(endOf(piece)), limit);
    },
  };
}

/** Joined offset of a file offset; one between the pieces is the end of the piece before. */
function cookedOf(cooked: Cooked, offset: number): number {
  const { at, source, text } = cooked;
  let low = 0;
  let high = source.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((source[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const start = at[low] ?? 0;
  const end = at[low + 1] ?? text.length;
  return Math.min(Math.max(start, start + offset - (source[low] ?? 0)), end);
}
