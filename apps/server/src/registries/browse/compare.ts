import type { ImageDetail, PushComparison, RemoteImage } from '@stagecraft/contracts';

/** Bytes of each layer, unpacked; null where the history does not tell which entry made which. */
function layerSizes({ layers, history }: ImageDetail): readonly number[] | null {
  const sizes = history.flatMap(({ size }) => (size === null || size > 0 ? [size] : []));
  const known = sizes.filter((size) => size !== null);
  return known.length === layers.length ? known : null;
}

function newBytesOf(local: ImageDetail, isNew: readonly boolean[]): number | null {
  if (isNew.every((one) => !one)) return 0;
  const sizes = layerSizes(local);
  if (sizes !== null) return sizes.reduce((sum, size, at) => sum + (isNew[at] ? size : 0), 0);
  return isNew.every(Boolean) ? local.size : null;
}

/** The image by what its id is: of the config, or of the manifest or index where containerd keeps it. */
function isSame(local: ImageDetail, { digest, image }: RemoteImage): boolean {
  const ids = [digest, image?.digest, image?.configDigest];
  return ids.includes(local.id) || local.digests.some((name) => name.endsWith(`@${digest}`));
}

/** An image here beside what a registry has under the name it would be pushed by. */
export function comparePush(
  local: ImageDetail,
  target: string,
  remote: RemoteImage | null,
): PushComparison {
  const there = new Set(remote?.image?.diffIds);
  const isNew = local.layers.map((layer) => !there.has(layer));
  return {
    target,
    remote: remote && {
      digest: remote.digest,
      createdAt: remote.image?.createdAt ?? null,
      platform: remote.image?.platform ?? '',
    },
    same: remote !== null && isSame(local, remote),
    layers: local.layers.length,
    sharedLayers: isNew.filter((one) => !one).length,
    newBytes: newBytesOf(local, isNew),
  };
}
