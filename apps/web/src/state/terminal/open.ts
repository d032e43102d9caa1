import type { TerminalRequest } from '@stagecraft/contracts';
import type { Ports } from '../ports.ts';
import type { AppStore } from '../types.ts';
import { keepGroups, putBeside } from './groups.ts';
import { terminalWork } from './work.ts';

/** A usual size until the terminal is drawn, which tells its own. */
const firstSize = { columns: 80, rows: 24 };

/** Asks the server for a terminal and makes it the active one, or keeps why there is none. */
export async function openTerminal(
  ports: Ports,
  store: AppStore,
  request: TerminalRequest,
  beside: string | undefined,
): Promise<void> {
  const count = (by: number): void =>
    store.setState(({ openingTerminals }) => ({ openingTerminals: openingTerminals + by }));
  count(1);
  if (store.getState().terminals === null) await terminalWork(ports, store).load();
  const answer = await ports.api.call('openTerminal', { body: { request, size: firstSize } });
  count(-1);
  if (!answer.ok) {
    store.setState({ terminalRefusal: { request, problem: answer.problem } });
    return;
  }
  const terminal = answer.value;
  const { terminals, terminalGroups } = store.getState();
  const isKnown = terminals?.some(({ id }) => id === terminal.id) === true;
  const groups = isKnown ? terminalGroups : putBeside(terminalGroups, terminal.id, beside);
  keepGroups(ports.storage, groups);
  store.setState({
    terminals: isKnown ? terminals : [...(terminals ?? []), terminal],
    terminalGroups: groups,
    activeTerminal: terminal.id,
    terminalRefusal: null,
  });
}
