import type { ImageDetail, TransferRequest } from '@stagecraft/contracts';
import type { Engine } from '../../engine/engine.ts';

type Parts = Pick<ImageDetail, 'os' | 'architecture' | 'variant'>;

const textOf = ({ os, architecture, variant }: Parts): string =>
  [os, architecture, variant].filter(Boolean).join('/');

/** Whether a platform is the wanted one; a variant counts only where both name one. */
function isWanted(platform: string, wanted: string): boolean {
  const [os, architecture, variant = ''] = platform.split('/');
  const [wantedOs, wantedArchitecture, wantedVariant = ''] = wanted.split('/');
  const isVariant = variant === '' || wantedVariant === '' || variant === wantedVariant;
  return os === wantedOs && architecture === wantedArchitecture && isVariant;
}

/** Platforms that the engine has of an image; null where it does not tell of all. */
async function platformsOf(engine: Engine, ref: string): Promise<readonly string[] | null> {
  const image = await engine.image(ref);
  if (!image.ok) return null;
  const table = await engine.imageTable(false);
  const listed = table.ok ? table.value.find(({ id }) => id === image.value.id) : undefined;
  if (listed !== undefined && listed.platforms.length > 0) return listed.platforms;
  const info = await engine.info();
  return info.ok && info.value.imageStore === 'graph' ? [textOf(image.value)] : null;
}

/**
 * What was pulled instead of the wanted platform: engines pull an image for one platform whatever was
 * asked for, most of them without a word. Null where all is well, or it is not known.
 */
export async function otherPlatform(
  engine: Engine,
  request: TransferRequest,
  ref: string,
): Promise<string | null> {
  if (request.kind !== 'pull' || request.platform === null || request.allTags) return null;
  const { platform } = request;
  const pulled = await platformsOf(engine, ref);
  if (pulled === null || pulled.some((one) => isWanted(one, platform))) return null;
  return pulled.join(', ');
}
