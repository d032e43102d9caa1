import { checkedText } from '../state/document/notices.ts';
import type { OpenFile } from '../state/document-slice.types.ts';
import type { AppState } from '../state/types.ts';

/** Problems of the Dockerfile or ignore file that is shown; 0 while none is. */
export function problemCount(state: AppState): number {
  return checkedText(state)?.notices.length ?? 0;
}

/** The worst of them: matters of style weigh as remarks. */
export function worstSeverity(state: AppState): 'error' | 'warning' | 'info' | null {
  const notices = checkedText(state)?.notices ?? [];
  const found = new Set(notices.map(({ severity }) => severity));
  if (found.has('error')) return 'error';
  if (found.has('warning')) return 'warning';
  return found.size > 0 ? 'info' : null;
}

/** Whether the shown build is one of two of the same, by both builders. */
export function isOneOfPair({ builds, activeBuildId, activeRecord }: AppState): boolean {
  const active = builds.find(({ id }) => id === activeBuildId) ?? activeRecord;
  return active !== null && active.pairId !== null;
}

/** Open files with changes that are not on disk. */
export function unsavedCount(state: AppState): number {
  return state.openFiles.filter((file) => file.dirty).length;
}

/** How the lines of the file in front end on disk; null while none is shown. */
export function activeLineEnding(state: AppState): OpenFile['lineEnding'] {
  return state.openFiles.find((file) => file.path === state.activePath)?.lineEnding ?? null;
}

/** Pulls and pushes that have not ended. */
export function runningTransfers({ transfers }: AppState): number {
  return transfers.filter(({ state }) => state === 'queued' || state === 'running').length;
}
