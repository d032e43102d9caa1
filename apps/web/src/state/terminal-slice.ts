import type { Ports } from './ports.ts';
import type { TerminalSlice } from './terminal-slice.types.ts';
import type { AppState, Slice } from './types.ts';

/** Whoever goes to a shell in a state of a build sees that state, too. */
function stateOf(
  { terminals, stepViews }: AppState,
  id: string,
): Partial<Pick<AppState, 'stepView'>> {
  const request = terminals?.find((terminal) => terminal.id === id)?.request;
  const stepView = request?.kind === 'step' ? stepViews.get(request.state) : undefined;
  return stepView === undefined ? {} : { stepView };
}

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
        set({ activeTerminal, ...stateOf(get(), activeTerminal) });
      },
      terminalWork: async () => (await import('./terminal/work.ts')).terminalWork(ports, store),
    };
  };
