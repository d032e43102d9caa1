import { formatDockerfile, formatRange, formatTyped, type Edit } from '@stagecraft/dockerfile';
import type { Feature, FeatureInput } from '../feature.ts';
import type { QueryParams } from '../service.ts';

/** Formats all of a Dockerfile, a range of it, or what was just typed. It never refuses. */
export const format: Feature<'format'> = (input, params) => ({
  ok: true,
  edits: editsOf(input, params),
});

function editsOf(
  { model }: FeatureInput,
  { span, typed, options }: QueryParams<'format'>,
): readonly Edit[] {
  if (span === null) return formatDockerfile(model, options);
  if (typed === null) return formatRange(model, span, options);
  return formatTyped(model, span.end, typed, options);
}
