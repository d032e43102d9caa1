import type { Text } from '@stagecraft/dockerfile';
import type { LocalImage } from '../../../../language/facts.ts';

/** An image that a stage can begin with. */
export interface ImageSuggestion {
  readonly ref: string;
  /** `stage`: of the same file. `local`: the engine has it. `tag`: its registry lists it. `known`: an official image. */
  readonly from: 'stage' | 'local' | 'tag' | 'known';
  /** Bytes; null where they are not known. */
  readonly bytes: number | null;
  readonly text: Text | null;
}

interface Known {
  /** Null while it is not known which there are. */
  readonly local: readonly LocalImage[] | null;
  /** Of the repository that is typed; null while they are not known. */
  readonly tags: readonly string[] | null;
  readonly official: readonly { readonly name: string; readonly text: Text }[];
}

const most = 40;

/** Images whose names have what is typed, those that the engine has first. */
export function suggestImages(typed: string, known: Known): ImageSuggestion[] {
  const wanted = typed.trim().toLowerCase();
  const has = (name: string): boolean => name.toLowerCase().includes(wanted);
  const local = (known.local ?? [])
    // An image without a name is listed by its id, and has no name to write.
    .filter(({ ref, id }) => ref !== id && !/[\s<]/.test(ref) && has(ref))
    .toSorted((a, b) => b.created - a.created)
    .map(({ ref, bytes }): ImageSuggestion => ({ ref, from: 'local', bytes, text: null }));
  const seen = new Set(local.map(({ ref }) => ref));
  const repository = repositoryOf(wanted);
  const tags = (known.tags ?? [])
    .map((tag) => `${repository}:${tag}`)
    .filter((ref) => has(ref) && !seen.has(ref))
    .map((ref): ImageSuggestion => ({ ref, from: 'tag', bytes: null, text: null }));
  const official = known.official
    .filter(({ name }) => has(name) && !seen.has(name))
    .map(({ name, text }): ImageSuggestion => ({ ref: name, from: 'known', bytes: null, text }));
  return [...local, ...tags, ...official].slice(0, most);
}

/** `name` of `name:tag`. */
export function repositoryOf(ref: string): string {
  const colon = ref.indexOf(':', ref.lastIndexOf('/') + 1);
  return colon < 0 ? ref : ref.slice(0, colon);
}

/** The repository whose tags are to be asked for: one that is written to its end; else null. */
export function wantsTags(typed: string, official: readonly string[]): string | null {
  const ref = typed.trim();
  const name = repositoryOf(ref);
  if (!/^[a-z0-9][a-z0-9._/:-]*$/.test(ref)) return null;
  return ref.includes(':', name.length) || official.includes(name) ? name : null;
}

/** Names of stages that have what is typed. */
export function suggestStages(typed: string, stages: readonly string[]): ImageSuggestion[] {
  const wanted = typed.trim().toLowerCase();
  return stages
    .filter((name) => name.includes(wanted))
    .map((ref): ImageSuggestion => ({ ref, from: 'stage', bytes: null, text: null }));
}

/**
 * What Enter takes, of the suggestions that are not just what is typed: the beginning of a name means the
 * name, so `bus` the first `busybox`. Whoever writes a tag, a digest or a variable means what they write.
 */
export function likelyMeant(typed: string, others: readonly ImageSuggestion[]): string {
  const isBeginning = typed !== '' && !/[:@$]/.test(typed);
  const names = (ref: string): boolean =>
    [ref, ref.slice(ref.lastIndexOf('/') + 1)].some((name) => name.startsWith(typed));
  return (isBeginning ? others.find(({ ref }) => names(ref))?.ref : undefined) ?? typed;
}
