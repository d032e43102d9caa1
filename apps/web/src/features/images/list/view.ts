import type { ImageSummary } from '@stagecraft/contracts';

export type ImageSort = 'created' | 'name' | 'size' | 'own';

/** What the list shows of all images. */
export interface ImageView {
  /** Words that must all be in an image's names, id or labels. */
  readonly search: string;
  readonly kind: 'all' | 'named' | 'dangling' | 'used' | 'unused' | 'built';
  /** Repository that one of its names must be of; empty for any. */
  readonly repository: string;
  readonly sort: ImageSort;
  readonly ascending: boolean;
}

export const defaultImageView: ImageView = {
  search: '',
  kind: 'all',
  repository: '',
  sort: 'created',
  ascending: false,
};

/** `me/app` of `me/app:1`; the port of a registry is no tag. */
export function repositoryOf(tag: string): string {
  const at = tag.lastIndexOf(':');
  return at > tag.lastIndexOf('/') ? tag.slice(0, at) : tag;
}

/** Repositories of all names, each once, in order. */
export function repositoriesOf(images: readonly ImageSummary[]): readonly string[] {
  return [...new Set(images.flatMap(({ tags }) => tags.map(repositoryOf)))].toSorted();
}

/** As `docker image ls` shows it: 12 digits of the digest. */
export function shortId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12);
}

/** What an image is called where only one name has room: its first name, else its short id. */
export function shownName({ tags, id }: Pick<ImageSummary, 'tags' | 'id'>): string {
  return tags[0] ?? shortId(id);
}

/** Its first name, else its id: by which the engine finds it. */
export function refOf({ tags, id }: Pick<ImageSummary, 'tags' | 'id'>): string {
  return tags[0] ?? id;
}

/** The name by which a person chose it, where it has that name; else as `refOf`. */
export function chosenRef(image: Pick<ImageSummary, 'tags' | 'id'>, chosen: string): string {
  const name = [chosen, `${chosen}:latest`].find((one) => image.tags.includes(one));
  return name ?? refOf(image);
}

const kinds: Readonly<Record<ImageView['kind'], (image: ImageSummary) => boolean>> = {
  all: () => true,
  named: ({ tags }) => tags.length > 0,
  dangling: ({ tags }) => tags.length === 0,
  used: ({ containerIds }) => containerIds.length > 0,
  unused: ({ containerIds }) => containerIds.length === 0,
  built: ({ builds }) => builds.length > 0,
};

function textOf({ id, tags, digests, labels }: ImageSummary): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return [...tags, id, ...digests, ...pairs].join('\n').toLowerCase();
}

const orders: Readonly<
  Record<
    ImageSort,
    (a: ImageSummary, b: ImageSummary, shares: ReadonlyMap<string, number>) => number
  >
> = {
  created: (a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0),
  name: (a, b) => (shownName(a) < shownName(b) ? -1 : 1),
  size: (a, b) => a.bytes - b.bytes,
  own: (a, b, shares) => ownBytes(a, shares) - ownBytes(b, shares),
};

/** Bytes that only this image has; -1 while that is not known, so that it sorts below 0. */
function ownBytes({ id, bytes }: ImageSummary, shares: ReadonlyMap<string, number>): number {
  const shared = shares.get(id);
  return shared === undefined ? -1 : bytes - shared;
}

/**
 * The images that are shown, in order. Images without a name come after all that have one when they are
 * ordered by name.
 *
 * @param shares bytes that each has in common with others, as far as they are known
 */
export function shownImages(
  images: readonly ImageSummary[],
  view: ImageView,
  shares: ReadonlyMap<string, number>,
): readonly ImageSummary[] {
  const words = view.search.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = images.filter((image) => {
    if (!kinds[view.kind](image)) return false;
    if (
      view.repository !== '' &&
      !image.tags.some((tag) => repositoryOf(tag) === view.repository)
    ) {
      return false;
    }
    if (words.length === 0) return true;
    const text = textOf(image);
    return words.every((word) => text.includes(word));
  });
  const sign = view.ascending ? 1 : -1;
  const order = orders[view.sort];
  return shown.toSorted((a, b) => {
    const nameless = Number(a.tags.length === 0) - Number(b.tags.length === 0);
    if (view.sort === 'name' && nameless !== 0) return nameless;
    return sign * order(a, b, shares);
  });
}
