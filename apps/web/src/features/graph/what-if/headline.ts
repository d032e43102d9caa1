import type { UnjudgedReason, WhatIf, WhatIfInstruction } from '@stagecraft/contracts';

/** What is most worth saying of another order. */
export type Headline =
  /** No record tells. */
  | { readonly kind: 'none' }
  | { readonly kind: 'same'; readonly rebuilds: number }
  | {
      readonly kind: 'more' | 'less';
      readonly text: string;
      readonly rebuilds: number;
      readonly before: number;
      readonly after: number;
    };

interface Gain extends Omit<WhatIfInstruction, 'kept'> {
  readonly kept: { readonly before: number; readonly after: number };
}

/** The instruction that gains most, or loses most where on the whole more is lost. */
export function headlineOf({ instructions, rebuilds, savedMs }: WhatIf): Headline {
  const told = instructions.filter((one): one is Gain => one.kept.before !== null);
  if (!told.some((one) => one.rebuilds > 0)) return { kind: 'none' };
  const differing = told.filter(({ kept }) => kept.before !== kept.after);
  const gained = differing.reduce((sum, { kept }) => sum + kept.after - kept.before, 0);
  const sign = Math.sign(savedMs) || Math.sign(gained) || 1;
  const [most] = differing.toSorted((a, b) => sign * (weight(b) - weight(a)) || gain(b) - gain(a));
  if (most === undefined) return { kind: 'same', rebuilds };
  return {
    kind: gain(most) > 0 ? 'more' : 'less',
    text: most.text,
    rebuilds: most.rebuilds,
    ...most.kept,
  };
}

const gain = ({ kept }: Gain): number => kept.after - kept.before;

/** Time first; where it was not measured, each rebuild counts as a millisecond. */
const weight = (one: Gain): number => one.savedMs ?? gain(one);

/** Builds that were left out, by reason, each in the order of their numbers. */
export function leftOut({
  unjudged,
}: WhatIf): readonly { readonly reason: UnjudgedReason; readonly numbers: readonly number[] }[] {
  const byReason = new Map<UnjudgedReason, number[]>();
  for (const { reason, number } of unjudged) {
    byReason.set(reason, [...(byReason.get(reason) ?? []), number]);
  }
  return [...byReason].map(([reason, numbers]) => ({
    reason,
    numbers: numbers.toSorted((a, b) => a - b),
  }));
}
