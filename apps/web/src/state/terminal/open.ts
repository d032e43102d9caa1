import type { TerminalRequest } from '@stagecraft/contracts';
import type { Ports } from '../ports.ts';
import type { AppStore } from '../types.ts';

/** A usual size until the terminal is drawn, which tells its own. */
const firstSize = { columns: 80, rows: 24 };

/** Asks the server for a terminal and makes it the active one, or keeps why there is none. */
export async function openTerminal(
  ports: Ports,
  store: AppStore,
  request: TerminalRequest,
): Promise<void> {
  const count = (by: number): void =>
    store.setState(({ openingTerminals }) => ({ openingTerminals: openingTerminals + by }));
  count(1);
  const answer = await ports.api.call('openTerminal', { body: { request, size: firstSize } });
  count(-1);
  if (!answer.ok) {
    store.setState({ terminalRefusal: { request, problem: answer.problem } });
    return;
  }
  const terminal = answer.value;
  store.setState(({ terminals }) => ({
    terminals: [...(terminals ?? []).filter(({ id }) => id !== terminal.id), terminal],
    activeTerminal: terminal.id,
    terminalRefusal: null,
  }));
}
