import type { Span } from '@stagecraft/dockerfile';

export function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** The ranges around the offset from the smallest to the largest, each strictly around the one before. */
export function growing(spans: readonly Span[], offset: number): Span[] {
  const around = spans
    .filter((span) => span.end > span.start && contains(span, offset))
    .toSorted((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
  const chain: Span[] = [];
  for (const { start, end } of around) {
    const inner = chain.at(-1);
    const grows = inner === undefined || end - start > inner.end - inner.start;
    if (inner !== undefined && (start > inner.start || end < inner.end)) continue;
    if (grows) chain.push({ start, end });
  }
  return chain;
}
