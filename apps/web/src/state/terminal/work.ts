import type { Terminal } from '@stagecraft/contracts';
import type { Ports } from '../ports.ts';
import type { TerminalWork } from '../terminal-slice.types.ts';
import type { AppStore } from '../types.ts';
import { arrangeGroups, keepGroups, neighbourOf, readGroups } from './groups.ts';

/** What is done with terminals besides opening one. */
export function terminalWork(ports: Ports, store: AppStore): TerminalWork {
  const put = (terminals: readonly Terminal[]): void => {
    const { terminals: before, terminalGroups, activeTerminal } = store.getState();
    const from = before === null ? readGroups(ports.storage) : terminalGroups;
    const groups = arrangeGroups(from, terminals);
    const isThere = groups.flat().includes(activeTerminal ?? '');
    keepGroups(ports.storage, groups);
    store.setState({
      terminals,
      terminalGroups: groups,
      activeTerminal: isThere ? activeTerminal : (groups.at(-1)?.[0] ?? null),
    });
  };
  const gone = (id: string): void => {
    const { terminals, terminalGroups, activeTerminal } = store.getState();
    if (activeTerminal === id) {
      store.setState({ activeTerminal: neighbourOf(terminalGroups, id) });
    }
    put((terminals ?? []).filter((one) => one.id !== id));
  };
  return {
    gone,
    async load() {
      const answer = await ports.api.call('listTerminals');
      if (answer.ok) put(answer.value.terminals);
    },
    async close(id) {
      const answer = await ports.api.call('closeTerminal', { params: { id } });
      // Another tab may have been faster: what was wanted is true.
      if (answer.ok || answer.problem.code === 'terminal_not_found') gone(id);
    },
    async rename(id, title) {
      await ports.api.call('renameTerminal', { params: { id }, body: { title } });
    },
    heard(terminal) {
      const { terminals } = store.getState();
      store.setState({
        terminals: (terminals ?? []).map((one) => (one.id === terminal.id ? terminal : one)),
      });
    },
    dismissRefusal: () => store.setState({ terminalRefusal: null }),
  };
}
