import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { RegistryManifest } from '@stagecraft/contracts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { parseJson } from './request.ts';
import type { RegistrySession } from './session.ts';

/** Indexes first, so that a registry gives the index of an image for several platforms. */
export const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

export const Platform = z.object({
  os: z.string(),
  architecture: z.string(),
  variant: z.string().nullish(),
});
const Index = z.object({ manifests: z.array(z.object({ platform: Platform.optional() })) });
const Manifest = z.object({ config: z.object({ digest: z.string() }) });

export function platformName({ os, architecture, variant }: z.infer<typeof Platform>): string {
  return [os, architecture, ...(variant ? [variant] : [])].join('/');
}

/** Platforms of an index. BuildKit puts attestations there as `unknown/unknown`. */
function platformsOf({ manifests }: z.infer<typeof Index>): string[] {
  const known = manifests.flatMap(({ platform }) => platform ?? []);
  const names = known.filter(({ os }) => os !== 'unknown').map(platformName);
  return [...new Set(names)];
}

async function readPlatforms(session: RegistrySession, body: unknown): Promise<Result<string[]>> {
  const index = Index.safeParse(body);
  if (index.success) return ok(platformsOf(index.data));
  const manifest = Manifest.safeParse(body);
  if (!manifest.success) return fail('registry_failed', { detail: 'not a manifest of an image' });
  const { digest } = manifest.data.config;
  if (!/^sha\d+:[0-9a-f]+$/.test(digest)) return fail('registry_failed', { detail: digest });
  const answer = await session.get(`blobs/${digest}`, '*/*');
  if (!answer.ok) return answer;
  const config = Platform.safeParse(parseJson(answer.value));
  // A config of something that is no image (a chart, a signature) names no platform.
  return ok(config.success ? [platformName(config.data)] : []);
}

/** Platforms by digest: what a digest stands for never changes. */
export interface KnownPlatforms {
  get(digest: string): readonly string[] | undefined;
  set(digest: string, platforms: readonly string[]): void;
}

/**
 * Digest and platforms of what a registry has under a tag or digest. A HEAD request comes first: it
 * does not count as a pull (Docker Hub's limit), and for a digest that is known it is all that is asked.
 */
export async function readManifest(
  session: RegistrySession,
  reference: string,
  known: KnownPlatforms,
): Promise<Result<RegistryManifest>> {
  const path = `manifests/${reference}`;
  const head = await session.head(path, manifestTypes);
  if (!head.ok) return head;
  const announced = head.value.header('docker-content-digest');
  const platforms = announced === null ? undefined : known.get(announced);
  if (announced !== null && platforms) return ok({ digest: announced, platforms: [...platforms] });
  const answer = await session.get(path, manifestTypes);
  if (!answer.ok) return answer;
  const { body } = answer.value;
  const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
  if (reference.startsWith('sha256:') && reference !== digest) {
    return fail('registry_failed', { detail: `the digest is ${digest}` });
  }
  const read = await readPlatforms(session, parseJson(answer.value));
  if (!read.ok) return read;
  known.set(digest, read.value);
  return ok({ digest, platforms: read.value });
}
