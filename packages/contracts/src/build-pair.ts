import { defaultBuildOptions, type BuildOptions } from './build-options.ts';
import { unsupported, type BuildEngine, type UnsupportedOption } from './build-support.ts';

export type Builder = 'buildkit' | 'classic';

/** An option that one of the two builders cannot do on this engine. */
export interface OneSidedOption extends UnsupportedOption {
  readonly builder: Builder;
}

/** What both builders can be asked to build. */
export interface BuildPairPlan {
  /** Of both builds; each adds its builder. They have no names, as both would claim the same. */
  readonly options: BuildOptions;
  /** What one of the two cannot do: neither build has it, so that both are of the same. */
  readonly leftOut: readonly OneSidedOption[];
  /** Why the two cannot be started at all; empty when they can. */
  readonly obstacles: readonly OneSidedOption[];
}

const builders = ['buildkit', 'classic'] as const;
/** Without these it would be a build of something else, or by somebody else. */
const essential: readonly string[] = ['builder', 'context'];

/**
 * What is the same for a build by BuildKit and one by the classic builder.
 *
 * @param options as for one build; their own choice of a builder counts for nothing
 * @param syntax as for `unsupported`
 */
export function planBuildPair(
  options: BuildOptions,
  engine: BuildEngine,
  syntax = false,
): BuildPairPlan {
  const found = builders.flatMap((builder) =>
    unsupported({ ...options, builder }, engine, syntax).map((one) => ({ ...one, builder })),
  );
  const leftOut = found.filter(({ option }) => !essential.includes(option));
  const defaults = defaultBuildOptions(options.dockerfile);
  const without = Object.fromEntries(leftOut.map(({ option }) => [option, defaults[option]]));
  return {
    options: { ...options, ...without, builder: null, tags: [] },
    leftOut,
    obstacles: found.filter(({ option }) => essential.includes(option)),
  };
}
