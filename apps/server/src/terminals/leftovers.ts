import { ContainerFilter } from '@stagecraft/contracts';
import { isLost } from '../containers/own-labels.ts';
import type { Engine } from '../engine/engine.ts';
import type { ServerLock } from '../store/server-lock.ts';

/** Labels of a toolbox's container, besides its server's. */
export const toolboxLabels = { 'stagecraft.purpose': 'toolbox' } as const;
const toolboxLabel = 'stagecraft.purpose=toolbox';

/** Removes the toolboxes whose server of this data folder is no more: their shells run on without it. */
export async function removeLostToolboxes(
  engine: Pick<Engine, 'containerList' | 'removeContainer'>,
  dataFolder: string,
  lock: Pick<ServerLock, 'alive'>,
): Promise<void> {
  const filter = ContainerFilter.parse({ all: 'true', label: toolboxLabel });
  const listed = await engine.containerList(filter);
  for (const { id, labels } of listed.ok ? listed.value : []) {
    if (isLost(labels, dataFolder, lock)) await engine.removeContainer(id);
  }
}
