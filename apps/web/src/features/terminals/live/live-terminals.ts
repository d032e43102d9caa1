import type { AppStore } from '../../../state/types.ts';
import { createLiveTerminal, type LiveTerminal } from './live-terminal.ts';

const live = new Map<string, LiveTerminal>();

/** Puts the keyboard on the tab of the terminals that are shown. */
function leave(): void {
  document.querySelector<HTMLElement>('[data-terminal-tabs] [aria-selected="true"]')?.focus();
}

/** The terminal on this page, connected when it is first asked for. */
export function liveTerminal(store: AppStore, id: string): LiveTerminal {
  const known = live.get(id);
  if (known !== undefined) return known;
  const withWork = async (work: 'load' | 'gone'): Promise<void> => {
    const terminals = await store.getState().terminalWork();
    if (work === 'gone') terminals.gone(id);
    else await terminals.load();
  };
  const terminal = createLiveTerminal(id, {
    heard: (told) =>
      void store
        .getState()
        .terminalWork()
        .then((work) => work.heard(told)),
    gone: () => void withWork('gone'),
    async exists() {
      await withWork('load');
      const { terminals } = store.getState();
      return terminals?.some((one) => one.id === id) ?? null;
    },
    leave,
  });
  live.set(id, terminal);
  return terminal;
}

/** Lets go of those that are not on the list any more. */
export function disposeOthers(ids: ReadonlySet<string>): void {
  for (const [id, terminal] of live) {
    if (ids.has(id)) continue;
    live.delete(id);
    terminal.dispose();
  }
}
