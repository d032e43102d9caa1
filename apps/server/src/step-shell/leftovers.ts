import { isLost } from '../containers/own-labels.ts';
import type { Engine } from '../engine/engine.ts';
import { purposeLabel } from '../images/partial-build.ts';
import type { ServerLock } from '../store/server-lock.ts';
import { statePurpose } from './open-state.ts';

/**
 * Removes the containers and images of states whose server of this data folder is no more. Shells in
 * them run on when a server is killed.
 */
export async function removeLostStates(
  engine: Engine,
  dataFolder: string,
  lock: Pick<ServerLock, 'alive'>,
): Promise<void> {
  const listed = await engine.imageTable(false);
  const lost = (listed.ok ? listed.value : []).filter(
    ({ tags, labels }) =>
      labels[purposeLabel] === statePurpose &&
      tags.length === 0 &&
      isLost(labels, dataFolder, lock),
  );
  if (lost.length === 0) return;
  const images = new Set(lost.map(({ id }) => id));
  const containers = await engine.containers();
  for (const { id, imageId } of containers.ok ? containers.value : []) {
    if (images.has(imageId)) await engine.removeContainer(id);
  }
  for (const id of images) await engine.removeImage(id);
}
