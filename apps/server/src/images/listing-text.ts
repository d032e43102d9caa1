import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';

/**
 * A Dockerfile whose last stage is the asked one: what follows it is cut off, since BuildKit takes no
 * number for a target. Null where there is no such stage.
 */
export function listingText(text: string, stage: number): string | null {
  const model = parseDockerfile(text);
  const { stages } = buildGraph(model);
  if (stages[stage] === undefined) return null;
  const next = model.instructions[stages[stage + 1]?.from ?? -1];
  return next === undefined ? text : text.slice(0, next.span.start);
}
