import { positionAt, type Span } from '@stagecraft/dockerfile';
import { computeSnapshot } from '../../../apps/web/src/language/compute-snapshot.ts';
import type { FeatureInput } from '../../../apps/web/src/language/feature.ts';
import { dockerfileFeatures } from '../../../apps/web/src/language/queries.ts';
import { tokenModifiers, tokenTypes } from '../../../apps/web/src/language/tokens/legend.ts';

/** A place as Monaco counts, from 1. */
interface Place {
  readonly lineNumber: number;
  readonly column: number;
}

interface Row {
  readonly lineNumber: number;
  readonly titles: readonly string[];
}

/** What Stagecraft has Monaco show of a text, in Monaco's terms: plain data, made beforehand. */
export interface Answers {
  readonly tokens: {
    readonly data: readonly number[];
    readonly legend: { readonly tokenTypes: string[]; readonly tokenModifiers: string[] };
  };
  readonly inlays: readonly { readonly position: Place; readonly label: string }[];
  /** The lenses above one line each. */
  readonly lenses: readonly Row[];
  readonly folding: readonly { readonly start: number; readonly end: number }[];
  readonly links: readonly (readonly [start: Place, end: Place])[];
  readonly outline: readonly { readonly name: string; readonly span: readonly [Place, Place] }[];
  /** Of the instruction at the place that was asked about; null for none. */
  readonly signature: string | null;
}

/**
 * What our own features answer about a text, as if nothing outside of it were known.
 * @param offset of the cursor
 */
export function answersFor(text: string, offset: number): Answers {
  const { snapshot } = computeSnapshot({ path: 'Dockerfile', version: 1, text, options: {} }, null);
  const { model, graph } = snapshot;
  const facts = { get: () => null, failed: () => true, failure: () => 'unknown' };
  const input: FeatureInput = {
    path: 'Dockerfile',
    model,
    graph,
    options: {},
    language: 'en',
    facts,
    readScript: null,
  };
  const at = (place: number): Place => {
    const { line, column } = positionAt(model, place);
    return { lineNumber: line + 1, column: column + 1 };
  };
  const placed = ({ start, end }: Span) => [at(start), at(end)] as const;
  const all = { start: 0, end: text.length };
  const of = dockerfileFeatures;
  return {
    tokens: {
      data: relativeTokens(of.tokens?.(input, {}).data ?? new Uint32Array()),
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
    },
    inlays: (of.inlays?.(input, { span: all, kinds: ['values', 'stages', 'builds'] }) ?? []).map(
      (hint) => ({ position: at(hint.offset), label: hint.text }),
    ),
    lenses: byLine(
      (of.lenses?.(input, {}) ?? []).map(({ span, title }) => [at(span.start).lineNumber, title]),
    ),
    folding: (of.folding?.(input, {}) ?? []).map(({ startLine, endLine }) => ({
      start: startLine + 1,
      end: endLine + 1,
    })),
    links: (of.links?.(input, {}) ?? []).map(({ span }) => placed(span)),
    outline: (of.outline?.(input, {}) ?? []).map(({ name, span }) => ({
      name,
      span: placed(span),
    })),
    signature: of.signature?.(input, { offset })?.label ?? null,
  };
}

function byLine(lenses: readonly (readonly [lineNumber: number, title: string])[]): readonly Row[] {
  const rows = new Map<number, string[]>();
  for (const [line, title] of lenses) rows.set(line, [...(rows.get(line) ?? []), title]);
  return [...rows].map(([lineNumber, titles]) => ({ lineNumber, titles }));
}

/** Lines and columns relative to the token before, as Monaco takes them. */
function relativeTokens(data: Uint32Array): readonly number[] {
  return Array.from(data, (value, at) => {
    const [lineBefore, columnBefore] = [data[at - (at % 5) - 5] ?? 0, data[at - (at % 5) - 4] ?? 0];
    const sameLine = data[at - (at % 5)] === lineBefore;
    if (at % 5 === 0) return value - lineBefore;
    return at % 5 === 1 && sameLine ? value - columnBefore : value;
  });
}
