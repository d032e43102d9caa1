import { defaultBuildOptions, type BuildOption, type BuildOptions } from '@stagecraft/contracts';

/** The options that are not as `docker build .` has them. Which Dockerfile it is counts as no change. */
export function changedOptions(options: BuildOptions): ReadonlySet<BuildOption> {
  const defaults = defaultBuildOptions(options.dockerfile);
  const changed = (Object.keys(defaults) as BuildOption[]).filter(
    (option) => JSON.stringify(options[option]) !== JSON.stringify(defaults[option]),
  );
  return new Set(changed);
}

/** The change that puts one option back. */
export function resetOf(option: BuildOption, { dockerfile }: BuildOptions): Partial<BuildOptions> {
  return { [option]: defaultBuildOptions(dockerfile)[option] };
}
