import { checkedText } from '../state/document/ignore-problems.ts';
import type { OpenFile } from '../state/document-slice.types.ts';
import type { AppState } from '../state/types.ts';

/** Problems of the Dockerfile or ignore file that is shown; 0 while none is. */
export function problemCount(state: AppState): number {
  return checkedText(state)?.problems.length ?? 0;
}

/** The worst of them. */
export function worstSeverity(state: AppState): 'error' | 'warning' | null {
  const problems = checkedText(state)?.problems ?? [];
  if (problems.some((problem) => problem.severity === 'error')) return 'error';
  return problems.length > 0 ? 'warning' : null;
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
