import { useStore } from 'zustand';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import type { LiveState, LiveTerminal } from '../live/live-terminal.ts';
import { liveTerminal } from '../live/live-terminals.ts';

/** The terminal on this page, and what is shown beside its screen. */
export function useLive(id: string): { readonly live: LiveTerminal; readonly state: LiveState } {
  const live = liveTerminal(useAppStoreApi(), id);
  return { live, state: useStore(live.state) };
}
