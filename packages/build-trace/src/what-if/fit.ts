import type { BuildOptions, BuildSummary, UnjudgedReason } from '@stagecraft/contracts';
import type { PlannedBuild } from '../cache/types.ts';

type Asked = Pick<PlannedBuild, 'options' | 'engine' | 'builder'>;

/**
 * Why a build tells nothing of another order, as far as that is clear without its files.
 * @param asked the options that the question is about, and where their builds run
 * @returns null when it may tell
 */
export function unfitFor(
  asked: Asked,
  build: Pick<BuildSummary, 'state' | 'imported' | 'options'> & Omit<Asked, 'options'>,
): UnjudgedReason | null {
  const { options } = build;
  if (build.imported) return 'imported';
  if (build.state !== 'succeeded') return 'not-succeeded';
  if (build.engine !== asked.engine || build.builder !== asked.builder) return 'elsewhere';
  if (options.noCache || options.noCacheStages.length > 0) return 'no-cache';
  return meaningOf(options) === meaningOf(asked.options) ? null : 'options';
}

/** What of the options decides which steps there are, and of what files. Arguments may differ. */
function meaningOf({ target, context, platforms, namedContexts }: BuildOptions): string {
  const named = Object.entries(namedContexts).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([target?.toLowerCase() ?? null, context, platforms, named]);
}
