import type { Ports } from './ports.ts';
import type { TerminalSlice } from './terminal-slice.types.ts';
import type { Slice } from './types.ts';

/** Most of what it does is fetched once a terminal is wanted. */
export const createTerminalSlice =
  (ports: Ports): Slice<TerminalSlice> =>
  (set, get, store) => {
    const show = (): void => {
      if (get().place === 'work') get().showBottom('terminal');
    };
    return {
      terminals: null,
      terminalGroups: [],
      openingTerminals: 0,
      activeTerminal: null,
      terminalRefusal: null,
      openTerminal: async (request, beside) => {
        show();
        const { openTerminal } = await import('./terminal/open.ts');
        await openTerminal(ports, store, request, beside);
      },
      showTerminal: (activeTerminal) => {
        show();
        set({ activeTerminal });
      },
      terminalWork: async () => (await import('./terminal/work.ts')).terminalWork(ports, store),
    };
  };
