import { imagePath } from '../layer/paths.ts';
import { createLayerReader, defaultBudget } from '../layer/read-layer.ts';
import type { ReadBudget, ReadLayer } from '../layer/read-layer.ts';
import { createTarWalker } from '../tar/walk.ts';
import type { ContentSink, TarHeader } from '../tar/walk.ts';
import { createBlobReader } from './blob.ts';
import type { Blob, BlobReader } from './blob.ts';
import { findImage } from './manifest.ts';
import type { Platform } from './manifest.ts';

export interface ReadOptions {
  /** Layers (files of the archive) that are passed over, as what is in them is known. */
  readonly known: (file: string) => boolean;
  /** The one that is looked at where there are several. */
  readonly platform: Platform | null;
  /** Told of each layer that has been read. `file` is its path in the archive. */
  readonly onLayer?: (file: string) => void;
  /** Told of bytes as they come; may throw to end it. */
  readonly onBytes?: (length: number) => void;
  readonly budget?: ReadBudget;
}

/** A layer of the image that an archive holds. */
export interface ArchiveLayer {
  readonly diffId: string;
  /** Path of its file in the archive. */
  readonly file: string;
  /** Null when it was passed over or is not there. */
  readonly layer: ReadLayer | null;
  readonly missing: boolean;
}

export type ArchiveResult =
  | { readonly ok: true; readonly layers: readonly ArchiveLayer[] }
  /** `damaged`: it breaks off or is no tar; `no-image`: it does not say what the layers of its image are. */
  | { readonly ok: false; readonly reason: 'damaged' | 'no-image' | 'too-much' };

/** Files that an archive may have, and bytes of documents that are kept. */
const fileLimit = 20_000;
const documentsLimit = 32 * 2 ** 20;

interface Files {
  readonly blobs: Map<string, Blob<ReadLayer>>;
  /** Links among the files: layers that are equal are one file. */
  readonly links: Map<string, string>;
}

function follow({ blobs, links }: Files, path: string): string {
  let at = path;
  for (let steps = 0; steps < 16 && !blobs.has(at); steps += 1) at = links.get(at) ?? at;
  return at;
}

function linkTarget(header: TarHeader, path: string): string | null {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const target = imagePath(header.kind === 'symlink' ? folder + header.linkName : header.linkName);
  return 'path' in target ? target.path : null;
}

function parse(blob: Blob<ReadLayer> | undefined): unknown {
  if (blob?.kind !== 'document') return undefined;
  try {
    const value: unknown = JSON.parse(blob.text);
    return value;
  } catch {
    return undefined;
  }
}

function conclude(files: Files, platform: Platform | null): ArchiveResult {
  const { blobs } = files;
  const index = {
    document: (path: string) => parse(blobs.get(follow(files, path))),
    has: (path: string) => blobs.has(follow(files, path)),
  };
  const image = findImage(index, platform);
  if (image === null) return { ok: false, reason: 'no-image' };
  const layers = image.layers.map(({ diffId, file }) => {
    const blob = blobs.get(follow(files, file));
    const layer = blob?.kind === 'layer' ? blob.layer : null;
    return {
      diffId,
      file: follow(files, file),
      layer,
      missing: layer === null && blob?.kind !== 'passed',
    };
  });
  return { ok: true, layers };
}

/**
 * Reads an image's archive (`docker save`; old layout and OCI layout) in one pass as it comes. Every file
 * that begins like a layer is read as one, as only the end may tell which are; nothing is written
 * anywhere, and nothing of the contents is kept.
 *
 * Rejects as `archive` does.
 */
export async function readArchive(
  archive: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): Promise<ArchiveResult> {
  const budget = options.budget ?? { ...defaultBudget };
  const files: Files = { blobs: new Map(), links: new Map() };
  const open = new Set<BlobReader<ReadLayer>>();
  const results: Promise<void>[] = [];
  let documentBytes = 0;

  async function settle(path: string, reader: BlobReader<ReadLayer>): Promise<void> {
    const blob = await reader.result();
    open.delete(reader);
    files.blobs.set(path, blob);
    if (blob.kind === 'document') documentBytes += blob.text.length;
    if (blob.kind === 'layer') options.onLayer?.(path);
  }

  function visit(header: TarHeader): ContentSink | null | 'stop' {
    const place = imagePath(header.name);
    const path = 'path' in place ? place.path : null;
    if (files.blobs.size + files.links.size > fileLimit || documentBytes > documentsLimit)
      return 'stop';
    if (path === null || header.kind === 'directory') return null;
    if (header.kind === 'symlink' || header.kind === 'hardlink') {
      const target = linkTarget(header, path);
      if (target !== null) files.links.set(path, target);
      return null;
    }
    if (header.kind !== 'file' || header.sparse !== null) return null;
    const reader = createBlobReader(() => (options.known(path) ? null : createLayerReader(budget)));
    open.add(reader);
    return {
      data: reader.data,
      end() {
        reader.end();
        results.push(settle(path, reader));
      },
    };
  }

  const walker = createTarWalker(visit);
  for await (const chunk of archive) {
    options.onBytes?.(chunk.length);
    walker.push(chunk);
    // No more is taken in than is worked off.
    for (const reader of open) await reader.busy();
    if (walker.state === 'stopped') return { ok: false, reason: 'too-much' };
    if (walker.state === 'damaged') return { ok: false, reason: 'damaged' };
  }
  walker.end();
  await Promise.all(results);
  if (walker.state !== 'complete') return { ok: false, reason: 'damaged' };
  return conclude(files, options.platform);
}
