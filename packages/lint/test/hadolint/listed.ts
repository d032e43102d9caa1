import type { Difference } from './differences.ts';
import { reasonOf, type Disagreement } from './disagreements.ts';

/** The differences under their reasons, as a text to be compared and read. */
export function listed(
  disagreements: readonly Disagreement[],
  differences: readonly Difference[],
): string {
  const parts = disagreements.map((one) => {
    const own = differences.filter((difference) => reasonOf(difference, disagreements) === one);
    return [`# ${one.why}`, ...own.map(described)].join('\n');
  });
  return `${parts.join('\n\n')}\n`;
}

/** A difference on one line. */
export function described({ side, finding, file }: Difference): string {
  const config = file.config === undefined ? '' : ` with ${JSON.stringify(file.config)}`;
  return `${side}: ${finding}: ${JSON.stringify(file.text)}${config}`;
}
