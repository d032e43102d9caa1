import type { ImageConfig } from '@stagecraft/contracts';

/**
 * The words that a container of the image runs when nothing else is asked for: ENTRYPOINT followed by
 * CMD (Dockerfile reference, "Understand how CMD and ENTRYPOINT interact"). Null when it has neither.
 */
export function startCommand(
  config: Pick<ImageConfig, 'entrypoint' | 'cmd'>,
): readonly string[] | null {
  const words = [...(config.entrypoint ?? []), ...(config.cmd ?? [])];
  return words.length === 0 ? null : words;
}

/** How the image keeps the words: a JSON array, as in the exec form. */
export function jsonWords(words: readonly string[]): string {
  return JSON.stringify(words);
}

/** A health check as the image keeps it, in the words of HEALTHCHECK. */
export function healthcheckText(test: readonly string[]): string {
  const [kind, ...words] = test;
  if (kind === 'NONE') return 'NONE';
  if (kind === 'CMD-SHELL') return `CMD ${words.join(' ')}`;
  return kind === 'CMD' ? `CMD ${jsonWords(words)}` : jsonWords(test);
}
