import { createHash } from 'node:crypto';
import type { HistoryEntry, RemoteImage, RemotePlatform } from '@stagecraft/contracts';
import * as z from 'zod';
import { ImageConfigJson, toImageConfig } from '../../engine/image-config.ts';
import { fail, ok, type Result } from '../../problems/result.ts';
import { manifestTypes, Platform, platformName } from '../manifest.ts';
import { parseJson, type RegistryAnswer } from '../request.ts';
import type { RegistrySession } from '../session.ts';

const Descriptor = z.object({
  digest: z.string().regex(/^[a-z0-9]+:[0-9a-f]+$/),
  mediaType: z.string().default(''),
  size: z.number().nonnegative(),
});

const Index = z.object({
  mediaType: z.string().optional(),
  manifests: z.array(Descriptor.extend({ platform: Platform.nullish() })),
});

const Manifest = z.object({
  mediaType: z.string().optional(),
  config: Descriptor,
  layers: z.array(Descriptor),
});
type Manifest = z.infer<typeof Manifest>;

const Config = Platform.extend({
  created: z.string().nullish(),
  config: ImageConfigJson.nullish(),
  rootfs: z.object({ diff_ids: z.array(z.string()) }),
  history: z
    .array(
      z.object({
        created: z.string().nullish(),
        created_by: z.string().nullish(),
        comment: z.string().nullish(),
        empty_layer: z.boolean().nullish(),
      }),
    )
    .nullish(),
});
type Config = z.infer<typeof Config>;

/** ms since epoch; null for a time that is none. */
function timeOf(text: string | null | undefined): number | null {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? null : time;
}

function historyOf(config: Config, sizes: readonly number[]): HistoryEntry[] {
  let layer = 0;
  return (config.history ?? []).map((entry) => {
    const hasLayer = entry.empty_layer !== true;
    const size = hasLayer ? (sizes[layer] ?? null) : 0;
    if (hasLayer) layer += 1;
    const { created, created_by: createdBy, comment } = entry;
    return {
      ...{ id: null, createdAt: timeOf(created), createdBy: createdBy ?? '' },
      ...{ size, comment: comment ?? '', tags: [] },
    };
  });
}

function imageOf(manifest: Manifest, config: Config, digest: string): RemoteImage['image'] {
  const layers = manifest.layers.map((layer) => ({ ...layer }));
  const sizes = layers.map(({ size }) => size);
  return {
    platform: platformName(config),
    digest,
    configDigest: manifest.config.digest,
    size: sizes.reduce((sum, size) => sum + size, 0),
    createdAt: timeOf(config.created),
    layers,
    diffIds: config.rootfs.diff_ids,
    config: toImageConfig(config.config ?? {}),
    history: historyOf(config, sizes),
  };
}

const digestOf = ({ body }: RegistryAnswer): string =>
  `sha256:${createHash('sha256').update(body).digest('hex')}`;

/** A manifest whose bytes are what was asked for. */
async function readManifestText(
  session: RegistrySession,
  reference: string,
): Promise<Result<{ body: unknown; digest: string; type: string }>> {
  const answer = await session.get(`manifests/${reference}`, manifestTypes);
  if (!answer.ok) return answer;
  const digest = digestOf(answer.value);
  if (reference.startsWith('sha256:') && reference !== digest) {
    return fail('registry_failed', { detail: `the digest is ${digest}` });
  }
  const type = answer.value.header('content-type')?.split(';')[0] ?? '';
  return ok({ body: parseJson(answer.value), digest, type });
}

/** One image by its manifest; null for a manifest of something that is no image. */
async function readImage(
  session: RegistrySession,
  manifest: Manifest,
  digest: string,
): Promise<Result<RemoteImage['image']>> {
  const answer = await session.get(`blobs/${manifest.config.digest}`, '*/*');
  if (!answer.ok) return answer;
  const config = Config.safeParse(parseJson(answer.value));
  return ok(config.success ? imageOf(manifest, config.data, digest) : null);
}

function platformsOf({ manifests }: z.infer<typeof Index>): RemotePlatform[] {
  return manifests.flatMap(({ platform, digest, mediaType }) =>
    platform && platform.os !== 'unknown'
      ? [{ platform: platformName(platform), digest, mediaType }]
      : [],
  );
}

/** The platform that is looked at: the wanted one, else a usual one, else the first. */
function choose(
  platforms: readonly RemotePlatform[],
  wanted: readonly (string | null)[],
): RemotePlatform | undefined {
  for (const name of wanted) {
    const found = platforms.find(({ platform }) => platform === name);
    if (found !== undefined) return found;
  }
  return platforms[0];
}

/**
 * What a registry has under a tag or digest. Nothing is pulled but its JSON.
 *
 * @param platform the one to look at, `os/architecture[/variant]`; null for `usual`, else the first
 * @param usual what the engine runs
 */
export async function readRemoteImage(
  session: RegistrySession,
  reference: string,
  { platform, usual }: { readonly platform: string | null; readonly usual: string },
): Promise<Result<RemoteImage>> {
  const read = await readManifestText(session, reference);
  if (!read.ok) return read;
  const { body, digest, type } = read.value;
  const index = Index.safeParse(body);
  if (!index.success) {
    const manifest = Manifest.safeParse(body);
    if (!manifest.success) return fail('registry_failed', { detail: 'not a manifest of an image' });
    const image = await readImage(session, manifest.data, digest);
    if (!image.ok) return image;
    const mediaType = manifest.data.mediaType ?? type;
    return ok({ digest, mediaType, platforms: [], attachments: 0, image: image.value });
  }
  const platforms = platformsOf(index.data);
  const attachments = index.data.manifests.length - platforms.length;
  const whole = { digest, mediaType: index.data.mediaType ?? type, platforms, attachments };
  const chosen = choose(platforms, [platform, usual]);
  if (platform !== null && chosen?.platform !== platform) return fail('platform_not_found');
  if (chosen === undefined) return ok({ ...whole, image: null });
  const one = await readManifestText(session, chosen.digest);
  if (!one.ok) return one;
  const manifest = Manifest.safeParse(one.value.body);
  if (!manifest.success) return ok({ ...whole, image: null });
  const image = await readImage(session, manifest.data, one.value.digest);
  return image.ok ? ok({ ...whole, image: image.value }) : image;
}
