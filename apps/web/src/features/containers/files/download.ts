import { newTransferId } from './transfer-id.ts';

/** Where a file of a container is taken out as it is, and a folder as an archive. */
export function downloadAddress(container: string, path: string): string {
  const query = new URLSearchParams({ path, transfer: newTransferId() });
  return `/api/containers/${encodeURIComponent(container)}/download?${query.toString()}`;
}
