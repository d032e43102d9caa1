import type { Ports } from './ports.ts';
import type { TerminalSlice } from './terminal-slice.types.ts';
import type { Slice } from './types.ts';

/** Most of what it does is fetched once a terminal is wanted. */
export const createTerminalSlice =
  (ports: Ports): Slice<TerminalSlice> =>
  (set, get, store) => ({
    terminals: null,
    openingTerminals: 0,
    activeTerminal: null,
    terminalRefusal: null,
    openTerminal: async (request) => {
      if (get().place === 'work') get().showBottom('terminal');
      const { openTerminal } = await import('./terminal/open.ts');
      await openTerminal(ports, store, request);
    },
    showTerminal: (activeTerminal) => {
      if (get().place === 'work') get().showBottom('terminal');
      set({ activeTerminal });
    },
  });
