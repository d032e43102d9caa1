import type { SourceEnd } from '@stagecraft/dockerfile';
import type { Snapshot } from '../../../../state/document-slice.types.ts';

/** What a `--from` can name. */
export interface Origin {
  /** As the flag has it. */
  readonly value: string;
  readonly kind: 'stage' | 'image' | 'other';
}

/** What an instruction can copy or mount from: earlier stages, the file's images, and what it names now. */
export function originsFor(
  { graph }: Pick<Snapshot, 'graph'>,
  stage: number,
  current: string | null,
  numbers: boolean,
): Origin[] {
  const origins: Origin[] = graph.stages.slice(0, Math.max(0, stage)).flatMap((one): Origin[] => {
    if (one.name !== null) return [{ value: one.name, kind: 'stage' }];
    return numbers ? [{ value: String(one.index), kind: 'stage' }] : [];
  });
  for (const { ref } of graph.images) origins.push({ value: ref, kind: 'image' });
  const known = origins.some(({ value }) => value === current);
  if (current !== null && current !== '' && !known) origins.push({ value: current, kind: 'other' });
  return origins;
}

/** What `--from` means in an instruction of a stage: an earlier stage by name or number, else an image. */
export function sourceOf(
  { graph }: Pick<Snapshot, 'graph'>,
  stage: number,
  from: string | null,
): SourceEnd {
  if (from === null || from === '') return { kind: 'context' };
  const name = from.toLowerCase();
  const earlier = graph.stages.slice(0, Math.max(0, stage));
  const found =
    earlier.findLast((one) => one.name === name) ??
    earlier.find(({ index }) => String(index) === name);
  return found === undefined ? { kind: 'image', ref: from } : { kind: 'stage', stage: found.index };
}
