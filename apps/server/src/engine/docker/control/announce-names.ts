import type Docker from 'dockerode';
import { outcomeOf } from '../failure.ts';
import type { BasicInfo } from '../info.ts';

/** Docker 28.0 (API 1.48) tells of names that BuildKit gives; 20.10 does not. */
const tellingApi = [1, 48] as const;

function tellsOfNames({ apiVersion }: BasicInfo): boolean {
  const [major = 0, minor = 0] = apiVersion.split('.').map(Number);
  return major > tellingApi[0] || (major === tellingApi[0] && minor >= tellingApi[1]);
}

/**
 * Gives a built image its names once more where the engine would otherwise not tell those who watch
 * its images that they changed.
 *
 * @param names in full, with tags
 */
export async function announceNames(
  docker: Docker,
  info: BasicInfo,
  imageId: string,
  names: readonly string[],
): Promise<void> {
  if (tellsOfNames(info)) return;
  for (const name of names) {
    const colon = name.lastIndexOf(':');
    const place = { repo: name.slice(0, colon), tag: name.slice(colon + 1) };
    // The image has the name by now; that nobody hears of it does not make the build fail.
    await outcomeOf(() => docker.getImage(imageId).tag(place));
  }
}
