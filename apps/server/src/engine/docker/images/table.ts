import type { EngineContainer, ImageShares } from '@stagecraft/contracts';
import type Docker from 'dockerode';
import * as z from 'zod';
import { familiarName } from '../../../buildkit/familiar-name.ts';
import type { EngineImage } from '../../image-engine.ts';
import { dialJson } from '../dial.ts';
import { wholeId } from './whole-id.ts';

const strings = z.array(z.string()).nullish();

const Platform = z.object({
  os: z.string().default(''),
  architecture: z.string().default(''),
  variant: z.string().nullish(),
});

/** From `GET /images/json`. `Created` is in seconds. */
const List = z.array(
  z.object({
    Id: z.string(),
    ParentId: z.string().nullish(),
    RepoTags: strings,
    RepoDigests: strings,
    Size: z.number(),
    Created: z.number(),
    Labels: z.record(z.string(), z.string()).nullish(),
    SharedSize: z.number().nullish(),
    /** Only where it was asked for, from API 1.47 on: what the image's index names. */
    Manifests: z
      .array(
        z.object({
          Kind: z.string().default(''),
          Available: z.boolean().default(false),
          ImageData: z.object({ Platform }).nullish(),
        }),
      )
      .nullish(),
  }),
);
type Listed = z.infer<typeof List>[number];

/** Engines before 24 name what has no name so. */
const named = (names: readonly string[] | null | undefined): string[] =>
  (names ?? []).filter((name) => !name.startsWith('<none>')).map(familiarName);

function platformsOf({ Manifests }: Listed): string[] {
  const there = (Manifests ?? []).filter(({ Kind, Available }) => Kind === 'image' && Available);
  return there.flatMap(({ ImageData }) => {
    const platform = ImageData?.Platform;
    if (platform === undefined) return [];
    return [[platform.os, platform.architecture, platform.variant].filter(Boolean).join('/')];
  });
}

function toImage(listed: Listed): EngineImage {
  return {
    id: listed.Id,
    tags: named(listed.RepoTags),
    digests: named(listed.RepoDigests),
    bytes: listed.Size,
    createdAt: listed.Created > 0 ? listed.Created * 1000 : null,
    labels: listed.Labels ?? {},
    parentId: listed.ParentId ? listed.ParentId : null,
    platforms: platformsOf(listed),
  };
}

/** The engine's images. Rejects as dockerode does. */
export async function readImageTable(docker: Docker, between: boolean): Promise<EngineImage[]> {
  // Older engines pass over what they do not know.
  const query = { all: between ? '1' : '0', manifests: '1' };
  return List.parse(await dialJson(docker, '/images/json', query)).map(toImage);
}

const Containers = z.array(
  z.object({
    Id: z.string(),
    Names: strings,
    Image: z.string(),
    ImageID: z.string(),
    State: z.string(),
  }),
);

/** Every container of the engine. Rejects as dockerode does. */
export async function readContainers(docker: Docker): Promise<EngineContainer[]> {
  const listed = Containers.parse(await dialJson(docker, '/containers/json', { all: '1' }));
  return listed.map(({ Id, Names, Image, ImageID, State }) => ({
    id: Id,
    name: (Names?.[0] ?? Id.slice(0, 12)).replace(/^\//, ''),
    imageId: wholeId(ImageID),
    image: familiarName(Image),
    state: State,
  }));
}

const DiskUse = z.object({ LayersSize: z.number().nullish(), Images: List.nullish() });

/**
 * What images have in common: the figure of `docker system df -v`, which every generation has. An image
 * of which the engine does not tell it is left out. Rejects as dockerode does.
 */
export async function readShares(docker: Docker): Promise<ImageShares> {
  // Engines from API 1.42 on count images alone when asked; older ones pass over it.
  const use = DiskUse.parse(await dialJson(docker, '/system/df', { type: 'image' }));
  const images = (use.Images ?? []).flatMap(({ Id, SharedSize }) =>
    typeof SharedSize === 'number' && SharedSize >= 0
      ? [{ id: wholeId(Id), shared: SharedSize }]
      : [],
  );
  return { images, layers: use.LayersSize ?? null };
}
