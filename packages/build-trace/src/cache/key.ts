import type { ContextFile } from '@stagecraft/contracts';
import type { Digest, PlannedBuild, StepInputs } from './types.ts';

/** What builders look at of a file: never its time. */
export function factsOf({ kind, mode, sha256 }: ContextFile): string {
  // Permissions of links mean nothing.
  return `${kind} ${kind === 'symlink' ? '' : mode} ${sha256 ?? ''}`;
}

/**
 * @param parents keys of what it builds upon, in the order of `inputs.parents`
 * @returns null where something is not known
 */
export function keyOf(
  inputs: Omit<StepInputs, 'key'>,
  parents: readonly (string | null)[],
  builder: PlannedBuild['builder'],
  digest: Digest,
): string | null {
  const { text, settings, variables, bases, files, missing } = inputs;
  if (missing.size > 0 || files === null || parents.includes(null)) return null;
  const named = [...variables].map(([name, { value }]) => [name, value] as const);
  const listed = [...files].map(([path, file]) => [path, factsOf(file)] as const);
  return digest(
    JSON.stringify([
      builder,
      text,
      byName(settings),
      byName(named),
      byName(bases),
      byName(listed),
      parents,
    ]),
  );
}

type Named = readonly [name: string, value: string | null];

/** In an order that does not hang on how they were found. */
function byName(entries: Iterable<Named>): readonly Named[] {
  return [...entries].toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));
}
