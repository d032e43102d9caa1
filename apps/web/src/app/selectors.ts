import type { Notice } from '../language/lint/types.ts';
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
  const known = worstOf.get(notices);
  if (known !== undefined) return known;
  const found = new Set(notices.map(({ severity }) => severity));
  const remark = found.size > 0 ? 'info' : null;
  const worst = found.has('error') ? 'error' : found.has('warning') ? 'warning' : remark;
  worstOf.set(notices, worst);
  return worst;
}

/** Worked out once for each list: whatever changes in the page is a reason to ask again. */
const worstOf = new WeakMap<readonly Notice[], 'error' | 'warning' | 'info' | null>();

/** Whether the shown build is one of two of the same, by both builders. */
export function isOneOfPair({ builds, activeBuildId, activeRecord }: AppState): boolean {
  const active = builds.find(({ id }) => id === activeBuildId) ?? activeRecord;
  return active !== null && active.pairId !== null;
}

/** Where the cursor is in the file in front; null while none is shown. */
export function shownCursor(state: AppState): AppState['cursor'] {
  return state.activePath === null ? null : state.cursor;
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
