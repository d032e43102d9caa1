import type { BuildOptions, StartBuildRequest } from '@stagecraft/contracts';

/** Ids of secrets that are to be typed and have no value yet. */
export function missingSecrets(
  { secrets }: BuildOptions,
  values: Readonly<Record<string, string>>,
): readonly string[] {
  return secrets
    .filter(({ id, source }) => source.kind === 'typed' && (values[id] ?? '') === '')
    .map(({ id }) => id);
}

/** The values that go with a build: those of its typed secrets, no others. */
export function secretValuesOf(
  { secrets }: BuildOptions,
  values: Readonly<Record<string, string>>,
): StartBuildRequest['secretValues'] {
  const typed = secrets.filter(({ source }) => source.kind === 'typed');
  return Object.fromEntries(typed.map(({ id }) => [id, values[id] ?? '']));
}

/**
 * The builds that were asked for, the chosen target's first. Names and files are the result of that one:
 * each further target only makes its image, as all of them would write over each other.
 */
export function buildsOf(
  options: BuildOptions,
  moreTargets: readonly string[],
): readonly BuildOptions[] {
  const output: BuildOptions['output'] =
    options.output.kind === 'cacheonly' ? options.output : { kind: 'image' };
  const others = moreTargets.filter((target) => target !== options.target);
  return [options, ...others.map((target) => ({ ...options, target, tags: [], output }))];
}
