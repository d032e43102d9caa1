import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  ImageDetail,
  type EngineContainer,
  type PrunedImages,
  type PruneRequest,
} from '@stagecraft/contracts';
import * as z from 'zod';
import type { ContainerEngine } from '../container-engine.ts';
import type { EngineFailure, Outcome } from '../engine.ts';
import type { EngineImage, ImageEngine } from '../image-engine.ts';

export interface FakeImagesOptions {
  /** By every name and id. */
  readonly images: Map<string, ImageDetail>;
  readonly containers: ContainerEngine['containers'];
  /** Called when an image or a name of one came or went. */
  readonly changed: () => void;
  /** Aborted when the engine is gone. */
  readonly away: AbortSignal;
  readonly gone: EngineFailure;
}

const refusal = (kind: EngineFailure['kind'], status: number, detail: string): Outcome<never> => ({
  ok: false,
  failure: { kind, status, detail },
});
const missing = (ref: string): Outcome<never> => refusal('not_found', 404, `No such image: ${ref}`);
const ok = <T>(value: T): Outcome<T> => ({ ok: true, value });

function listed(image: ImageDetail): EngineImage {
  return {
    id: image.id,
    tags: image.tags,
    digests: image.digests,
    bytes: image.size,
    createdAt: image.createdAt,
    labels: image.config.labels,
    parentId: null,
    platforms: [],
  };
}

async function textOf(stream: Readable): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

function parse(text: string): ImageDetail[] | null {
  try {
    return z.array(ImageDetail).parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What is done with the images of a fake engine. */
function imageStore({ images, containers, changed }: FakeImagesOptions) {
  const drop = ({ id }: ImageDetail): void => {
    for (const [ref, image] of images) if (image.id === id) images.delete(ref);
    changed();
  };
  const put = (image: ImageDetail): void => {
    drop(image);
    for (const ref of [image.id, ...image.tags]) images.set(ref, image);
    changed();
  };
  return {
    images,
    drop,
    put,
    all: () => [...new Map([...images.values()].map((image) => [image.id, image])).values()],
    untag(name: string): void {
      const image = images.get(name);
      if (image) put({ ...image, tags: image.tags.filter((tag) => tag !== name) });
    },
    async containers(): Promise<EngineContainer[]> {
      const found = await containers();
      return (found.ok ? found.value : []).map(({ id, name, image, state }) => ({
        ...{ id, name, image, state },
        imageId: images.get(image)?.id ?? image,
      }));
    },
  };
}

type Store = ReturnType<typeof imageStore>;

function tag(store: Store, ref: string, name: string): Outcome<void> {
  const image = store.images.get(ref);
  if (!image) return missing(ref);
  if (!/^[a-z0-9][\w./:-]*$/.test(name)) {
    return refusal('refused', 400, `invalid reference format: ${name}`);
  }
  const full = name.includes(':') ? name : `${name}:latest`;
  store.untag(full);
  const now = store.images.get(image.id) ?? image;
  store.put({ ...now, tags: [...now.tags, full] });
  return ok(undefined);
}

async function remove(
  store: Store,
  ref: string,
  force: boolean,
): Promise<Outcome<Omit<PrunedImages, 'won'>>> {
  const image = store.images.get(ref);
  if (!image) return missing(ref);
  if (ref !== image.id && image.tags.length > 1) {
    store.untag(ref);
    return ok({ untagged: [ref], deleted: [] });
  }
  const used = (await store.containers()).some(({ imageId }) => imageId === image.id);
  if (!force && used) {
    return refusal('refused', 409, 'conflict: a container is using its referenced image');
  }
  if (!force && ref === image.id && image.tags.length > 1) {
    return refusal('refused', 409, 'conflict: image is referenced in multiple repositories');
  }
  store.drop(image);
  return ok({ untagged: image.tags, deleted: [image.id] });
}

async function prune(store: Store, { all, labels }: PruneRequest): Promise<PrunedImages> {
  const used = new Set((await store.containers()).map(({ imageId }) => imageId));
  const hasLabel = (image: ImageDetail, label: string): boolean => {
    const [key = '', value] = label.split('=', 2);
    const own = image.config.labels[key];
    return own !== undefined && (value === undefined || own === value);
  };
  const going = store
    .all()
    .filter(({ id, tags }) => !used.has(id) && (all || tags.length === 0))
    .filter((image) => labels.every((label) => hasLabel(image, label)));
  going.forEach(store.drop);
  return {
    untagged: going.flatMap(({ tags }) => tags),
    deleted: going.map(({ id }) => id),
    won: going.reduce((sum, { size }) => sum + size, 0),
  };
}

async function load(store: Store, archive: Readable): Promise<Outcome<string[]>> {
  const loaded = parse(await textOf(archive));
  if (loaded === null) return refusal('refused', 400, 'invalid tar header');
  loaded.forEach(store.put);
  return ok(loaded.flatMap(({ id, tags }) => (tags.length > 0 ? tags : [id])));
}

async function importOne(
  store: Store,
  name: string,
  from: Readable | string,
): Promise<Outcome<string>> {
  const text = typeof from === 'string' ? from : await textOf(from);
  const id = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  const [template] = store.images.values();
  if (template === undefined) return refusal('error', 500, 'nothing to model it on');
  const tags = name === '' ? [] : [name.includes(':') ? name : `${name}:latest`];
  store.put({ ...template, id, tags, history: [] });
  return ok(id);
}

/** The images of a fake engine; its archives are the JSON of what they hold. */
export function fakeImages(options: FakeImagesOptions): ImageEngine {
  const { away, gone } = options;
  const store = imageStore(options);
  const answer = async <T>(value: () => Outcome<T> | Promise<Outcome<T>>): Promise<Outcome<T>> =>
    away.aborted ? { ok: false, failure: gone } : value();
  const archive = (text: string): Outcome<Readable> => ok(Readable.from([Buffer.from(text)]));
  return {
    imageTable: () => answer(() => ok(store.all().map(listed))),
    allContainers: () => answer(async () => ok(await store.containers())),
    imageShares: () =>
      answer(() => ok({ images: store.all().map(({ id }) => ({ id, shared: 0 })), layers: null })),
    rawImage: (ref) =>
      answer(() => {
        const image = store.images.get(ref);
        return image ? ok({ Id: image.id, RepoTags: image.tags }) : missing(ref);
      }),
    tagImage: (ref, name) => answer(() => tag(store, ref, name)),
    deleteImage: (ref, { force }) => answer(() => remove(store, ref, force)),
    pruneImages: (request) => answer(async () => ok(await prune(store, request))),
    saveImages: (refs) =>
      answer(() => {
        const wrong = refs.find((ref) => !store.images.has(ref));
        if (wrong !== undefined) return missing(wrong);
        return archive(JSON.stringify(refs.map((ref) => store.images.get(ref))));
      }),
    exportContainer: (id) =>
      answer(async () => {
        const found = (await store.containers()).some((container) => container.id === id);
        return found ? archive('[]') : refusal('not_found', 404, `No such container: ${id}`);
      }),
    loadImages: (stream) => answer(() => load(store, stream)),
    importImage: ({ name }, from) => answer(() => importOne(store, name, from)),
  };
}
