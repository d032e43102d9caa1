import type { RecordedCommand } from '@stagecraft/contracts';
import { runPart } from '@stagecraft/session-recipe';

/** What a command is as a part of a RUN. */
export type Offer =
  /** Behind `&&` it means what it did at the prompt. */
  | { readonly kind: 'offered'; readonly text: string }
  /** It failed, runs, or its shell ended with it. */
  | { readonly kind: 'unsuccessful' }
  /** Of several lines, or one whose end cannot be told for sure. */
  | { readonly kind: 'several' };

export function offerOf({ text, exitCode }: Pick<RecordedCommand, 'text' | 'exitCode'>): Offer {
  if (exitCode !== 0) return { kind: 'unsuccessful' };
  // The RUN has the shell that the command was typed into.
  const part = runPart(text, 'sh');
  return part.kind === 'plain' ? { kind: 'offered', text: part.text } : { kind: 'several' };
}

/** By what a command is known again when further ones have come. */
export const keyOf = ({ startedAt, text }: RecordedCommand): string => `${startedAt} ${text}`;

/**
 * The chosen commands as the command of a RUN, in the order in which they were run.
 *
 * @param chosen keys
 * @param escape of the Dockerfile
 */
export function chosenText(
  commands: readonly RecordedCommand[],
  chosen: ReadonlySet<string>,
  escape: string,
): string {
  return commands
    .filter((command) => chosen.has(keyOf(command)))
    .map(offerOf)
    .flatMap((offer) => (offer.kind === 'offered' ? [offer.text] : []))
    .join(` && ${escape}\n    `);
}
