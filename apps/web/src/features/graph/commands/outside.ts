import { translate } from '../../../i18n/index.ts';
import type { AppStore } from '../../../state/types.ts';
import { toast } from '../../../ui/toast.ts';

/** Lights all places that have an image's name. */
export function findUses(store: AppStore, ref: string): void {
  const { setCanvasSearch, requestGraph } = store.getState();
  setCanvasSearch(ref);
  requestGraph('search');
}

/** Opens the ignore file that counts for the shown Dockerfile; says so where there is none. */
export async function openIgnore(store: AppStore): Promise<void> {
  const { activePath, lookUp, openFile } = store.getState();
  if (activePath === null) return;
  const found = await lookUp({ kind: 'ignore', dockerfile: activePath });
  if (found === null) toast.error(translate('graph:sent.failed'));
  else if (found.path === null) toast.info(translate('graph:sent.noFile'));
  else await openFile(found.path);
}
