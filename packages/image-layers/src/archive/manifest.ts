/** An image as an archive describes it: names of files in the archive. */
export interface ArchiveImage {
  /** Diff ids, base first, with the file of each. */
  readonly layers: readonly { readonly diffId: string; readonly file: string }[];
}

/** What an archive has, by the path of each file. */
export interface ArchiveIndex {
  /** Parsed JSON of a document; undefined when there is none or it is no JSON. */
  document(path: string): unknown;
  has(path: string): boolean;
}

export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant: string | null;
}

type Json = Readonly<Record<string, unknown>>;

const asObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Where a blob of an OCI layout is; '' for a digest that is none. */
function blobPath(digest: unknown): string {
  const match = /^([a-z0-9]+):([a-f0-9]{32,128})$/.exec(asText(digest));
  return match ? `blobs/${match[1]}/${match[2]}` : '';
}

function withConfig(config: unknown, files: readonly string[]): ArchiveImage | null {
  const rootfs = asObject(asObject(config)['rootfs']);
  const diffIds = asList(rootfs['diff_ids']).map(asText);
  if (diffIds.length !== files.length || diffIds.includes('')) return null;
  return { layers: diffIds.map((diffId, at) => ({ diffId, file: files[at] ?? '' })) };
}

/** `manifest.json`, as `docker save` has written it since 1.10, beside an OCI layout too. */
function fromDockerManifest(index: ArchiveIndex): ArchiveImage | null {
  for (const value of asList(index.document('manifest.json'))) {
    const { Config, Layers } = asObject(value);
    const image = withConfig(index.document(asText(Config)), asList(Layers).map(asText));
    if (image) return image;
  }
  return null;
}

/** How well a manifest of an index fits; attestations and what is no image don't at all. */
function fit(descriptor: Json, platform: Platform | null): number {
  const annotations = asObject(descriptor['annotations']);
  if (asText(annotations['vnd.docker.reference.type']) !== '') return -1;
  const own = asObject(descriptor['platform']);
  if (own['os'] === 'unknown') return -1;
  if (platform === null || own['os'] === undefined) return 0;
  if (own['os'] !== platform.os || own['architecture'] !== platform.architecture) return 0;
  return asText(own['variant']) === (platform.variant ?? '') ? 2 : 1;
}

/** Indexes within indexes are followed this deep. */
const depthLimit = 4;

/** Manifests that an index leads to, best fitting first. */
function manifests(
  index: ArchiveIndex,
  document: unknown,
  platform: Platform | null,
  depth: number,
): readonly { readonly manifest: Json; readonly fit: number }[] {
  if (depth > depthLimit) return [];
  const found = asList(asObject(document)['manifests']).flatMap((value) => {
    const descriptor = asObject(value);
    const suits = fit(descriptor, platform);
    const inner = asObject(index.document(blobPath(descriptor['digest'])));
    if (suits < 0) return [];
    if (inner['manifests'] !== undefined) return manifests(index, inner, platform, depth + 1);
    return inner['layers'] === undefined ? [] : [{ manifest: inner, fit: suits }];
  });
  return found.sort((a, b) => b.fit - a.fit);
}

/** `index.json` of an OCI layout: of several platforms the engine's own, if all of it is there. */
function fromOciIndex(index: ArchiveIndex, platform: Platform | null): ArchiveImage | null {
  const complete = manifests(index, index.document('index.json'), platform, 0).flatMap((found) => {
    const { config, layers } = found.manifest;
    const files = asList(layers).map((layer) => blobPath(asObject(layer)['digest']));
    const image = withConfig(index.document(blobPath(asObject(config)['digest'])), files);
    return image === null ? [] : [image];
  });
  const whole = complete.find(({ layers }) => layers.every(({ file }) => index.has(file)));
  return whole ?? complete[0] ?? null;
}

/**
 * Which files of an archive are the layers of its image. Null when it says of no image what its layers
 * are.
 */
export function findImage(index: ArchiveIndex, platform: Platform | null): ArchiveImage | null {
  return fromDockerManifest(index) ?? fromOciIndex(index, platform);
}
