import { createHash } from 'node:crypto';
import type { ServerLock } from '../store/server-lock.ts';

const serverLabel = 'stagecraft.server';

const folderName = (dataFolder: string): string =>
  createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);

/** Labels that say of an image or a container whose it is. */
export function ownLabels(
  dataFolder: string,
  { id }: Pick<ServerLock, 'id'>,
): Readonly<Record<string, string>> {
  return { [serverLabel]: `${folderName(dataFolder)}.${id}` };
}

/** Whether something with these labels is of a server of this data folder that is no more. */
export function isLost(
  labels: Readonly<Record<string, string>>,
  dataFolder: string,
  lock: Pick<ServerLock, 'alive'>,
): boolean {
  const [folder, server] = labels[serverLabel]?.split('.') ?? [];
  return folder === folderName(dataFolder) && server !== undefined && !lock.alive(server);
}
