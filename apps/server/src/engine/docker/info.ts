import type Docker from 'dockerode';
import * as z from 'zod';
import type { EngineInfo } from '../engine.ts';

/** From `GET /info`; also Podman's answer. */
const Info = z.object({
  Name: z.string().default(''),
  NCPU: z.number().default(0),
  MemTotal: z.number().default(0),
  DriverStatus: z.array(z.array(z.string())).nullish(),
});
type Info = z.infer<typeof Info>;

/** From `GET /version`. */
const Version = z.object({
  Version: z.string(),
  ApiVersion: z.string(),
  Os: z.string().default(''),
  Arch: z.string().default(''),
  Components: z.array(z.object({ Name: z.string() })).nullish(),
});
type Version = z.infer<typeof Version>;

/** BuildKit came with Docker 18.09 (API 1.39). */
const buildkitApi = [1, 39] as const;

const namesPodman = (version: Version): boolean =>
  version.Components?.some(({ Name }) => /podman/i.test(Name)) ?? false;

/** Whether the engine is Podman, which speaks Docker's API. Rejects as dockerode does. */
export async function isPodman(docker: Docker): Promise<boolean> {
  const raw: unknown = await docker.version();
  return namesPodman(Version.parse(raw));
}

/**
 * Builders of an engine, the preferred one first. Podman speaks Docker's API but has no BuildKit: it
 * takes `version=2` and builds with its own builder all the same.
 */
function buildersOf(version: Version): EngineInfo['builders'] {
  if (namesPodman(version)) return ['classic'];
  // Windows containers have no BuildKit in the engine.
  if (version.Os === 'windows') return ['classic'];
  const [major = 0, minor = 0] = version.ApiVersion.split('.').map(Number);
  const hasBuildkit =
    major > buildkitApi[0] || (major === buildkitApi[0] && minor >= buildkitApi[1]);
  return hasBuildkit ? ['buildkit', 'classic'] : ['classic'];
}

/** containerd's store shows itself as the kind of storage driver. */
function imageStoreOf({ DriverStatus }: Info): EngineInfo['imageStore'] {
  const kind = DriverStatus?.find(([name]) => name === 'driver-type')?.[1] ?? '';
  return kind.startsWith('io.containerd.') ? 'containerd' : 'graph';
}

/** What the engine itself says of itself: all but what is asked of BuildKit. */
export type BasicInfo = Omit<EngineInfo, 'control' | 'platforms'>;

/** Asks the engine who it is. Rejects as dockerode does. */
export async function readInfo(docker: Docker): Promise<BasicInfo> {
  const [rawInfo, rawVersion]: unknown[] = await Promise.all([docker.info(), docker.version()]);
  const info = Info.parse(rawInfo);
  const version = Version.parse(rawVersion);
  return {
    name: info.Name,
    version: version.Version,
    apiVersion: version.ApiVersion,
    os: version.Os,
    architecture: version.Arch,
    cpus: info.NCPU,
    memory: info.MemTotal,
    builders: buildersOf(version),
    imageStore: imageStoreOf(info),
  };
}
