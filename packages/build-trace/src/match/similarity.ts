const word = /[\p{L}\p{N}_]+/gu;

/** The words of a text, lower-cased: what survives expansion, quoting and joining of lines. */
export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(word));
}

/**
 * How much of the smaller text is in the other, 0 to 1. Measured by the smaller one because builders
 * add (`|1 A=b /bin/sh -c`) and leave out (flags) whole parts. 0.5 when one has no words to compare.
 */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0.5;
  let common = 0;
  for (const one of small) if (large.has(one)) common += 1;
  return common / small.size;
}
