import type { HistoryEntry, ImageDetail, LocalImage } from '@stagecraft/contracts';
import type Docker from 'dockerode';
import * as z from 'zod';
import { familiarName } from '../../buildkit/familiar-name.ts';
import type { EngineFailure } from '../engine.ts';
import { ImageConfigJson, toImageConfig } from '../image-config.ts';
import { toFailure } from './failure.ts';

const strings = z.array(z.string()).nullish();

/** From `GET /images/{name}/json`. */
const Inspect = z.object({
  Id: z.string(),
  RepoTags: strings,
  RepoDigests: strings,
  Size: z.number(),
  Created: z.string().nullish(),
  Os: z.string().default(''),
  Architecture: z.string().default(''),
  Variant: z.string().nullish(),
  Author: z.string().default(''),
  /** What the id names; only where containerd keeps the images. */
  Descriptor: z.object({ digest: z.string() }).nullish(),
  RootFS: z.object({ Layers: strings }).default({}),
  Config: ImageConfigJson.nullish(),
});

/** From `GET /images/{name}/history`, newest first. `Created` is in seconds. */
const History = z.array(
  z.object({
    Id: z.string(),
    Created: z.number(),
    CreatedBy: z.string().default(''),
    Size: z.number(),
    Comment: z.string().default(''),
    Tags: strings,
  }),
);

/** Go's zero time, in seconds: what engines give for a time that is not known. */
const zeroTime = -62_135_596_800;

function toHistory(entries: z.infer<typeof History>): HistoryEntry[] {
  return entries.toReversed().map((entry) => ({
    id: entry.Id === '<missing>' || entry.Id === '' ? null : entry.Id,
    createdAt: entry.Created <= zeroTime ? null : entry.Created * 1000,
    createdBy: entry.CreatedBy,
    size: entry.Size,
    comment: entry.Comment,
    tags: (entry.Tags ?? []).map(familiarName),
  }));
}

/** A history whose layers all measure nothing, of an image that takes up room, was not measured. */
function withoutUnknownSizes(
  inspect: z.infer<typeof Inspect>,
  history: HistoryEntry[],
): HistoryEntry[] {
  const measured = inspect.Size === 0 || history.some((entry) => (entry.size ?? 0) > 0);
  return measured ? history : history.map((entry) => ({ ...entry, size: null }));
}

/**
 * Bytes of all layers, unpacked. Where containerd keeps the images, the engine's own `Size` is what
 * the layers take compressed, less than its history says of each. There a layer that is not unpacked
 * (of another platform) has no size in the history: then the compressed size is all that is known.
 */
function sizeOf(inspect: z.infer<typeof Inspect>, history: readonly HistoryEntry[]): number {
  const names = inspect.RepoDigests ?? [];
  // Engines before 28 give no descriptor, but there, too, the id is the manifest's digest.
  const isManifest = inspect.Descriptor || names.some((name) => name.endsWith(`@${inspect.Id}`));
  const unpacked = history.reduce((sum, entry) => sum + (entry.size ?? 0), 0);
  return isManifest && unpacked > 0 ? unpacked : inspect.Size;
}

function createdAt(text: string | null | undefined): number | null {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) || time / 1000 <= zeroTime ? null : time;
}

/**
 * Whether a text can be an image's id or name. It becomes part of a path of the engine's API, so it
 * must not lead elsewhere.
 */
export function isImageRef(ref: string): boolean {
  return /^[\w][\w.\-/:@]*$/.test(ref) && !ref.split('/').some((part) => /^\.*$/.test(part));
}

/** As the engine itself answers to a reference that no image can have. */
export const invalidReference = (ref: string): EngineFailure => ({
  kind: 'refused',
  detail: `invalid reference format: ${ref}`,
  status: 400,
});

/**
 * Asks the engine for an image by id or name, which must be an `isImageRef`. Rejects as dockerode
 * does (404 for an unknown image).
 */
export async function readImage(docker: Docker, ref: string): Promise<ImageDetail> {
  const image = docker.getImage(ref);
  const [rawInspect, rawHistory]: unknown[] = await Promise.all([image.inspect(), image.history()]);
  const inspect = Inspect.parse(rawInspect);
  const history = withoutUnknownSizes(inspect, toHistory(History.parse(rawHistory)));
  return {
    id: inspect.Id,
    tags: (inspect.RepoTags ?? []).map(familiarName),
    digests: (inspect.RepoDigests ?? []).map(familiarName),
    size: sizeOf(inspect, history),
    createdAt: createdAt(inspect.Created),
    os: inspect.Os,
    architecture: inspect.Architecture,
    variant: inspect.Variant ? inspect.Variant : null,
    author: inspect.Author,
    layers: inspect.RootFS.Layers ?? [],
    config: toImageConfig(inspect.Config ?? {}),
    history,
  };
}

/** From `GET /images/json`. `Created` is in seconds. */
const List = z.array(
  z.object({ Id: z.string(), RepoTags: strings, Size: z.number(), Created: z.number() }),
);

/** Asks the engine for its images, once for each name. Rejects as dockerode does. */
export async function listImages(docker: Docker): Promise<LocalImage[]> {
  const raw: unknown = await docker.listImages();
  return List.parse(raw).flatMap(({ Id, RepoTags, Size, Created }) => {
    const image = { id: Id, bytes: Size, created: Created * 1000 };
    // Engines before 24 name an image without a name so.
    const names = (RepoTags ?? []).filter((name) => name !== '<none>:<none>').map(familiarName);
    return (names.length > 0 ? names : [Id]).map((ref) => ({ ref, ...image }));
  });
}

/**
 * Removes an image by id; one that is gone is fine. The images under it stay: they are the classic
 * builder's cache. Rejects as dockerode does, e.g. when a container uses it.
 */
export async function removeImage(docker: Docker, id: string): Promise<void> {
  try {
    await docker.getImage(id).remove({ noprune: true });
  } catch (error) {
    if (toFailure(error).kind !== 'not_found') throw error;
  }
}
