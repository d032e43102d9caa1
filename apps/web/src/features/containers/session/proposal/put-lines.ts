import type { ProposedLine } from '@stagecraft/contracts';
import type { AppStore } from '../../../../state/types.ts';

type Lines = readonly ProposedLine[];

/** By session: the newest lines that wait while others are on their way to the server; null for none. */
const underWay = new WeakMap<AppStore, Map<string, Lines | null>>();

async function sendNewest(
  store: AppStore,
  id: string,
  waiting: Map<string, Lines | null>,
): Promise<void> {
  const { askRecords } = store.getState();
  for (let lines = waiting.get(id); lines; lines = waiting.get(id)) {
    waiting.set(id, null);
    // A server that does not answer has lost the session, too; the page says so elsewhere.
    await askRecords('keepLines', { params: { id }, body: { lines: [...lines] } });
  }
  waiting.delete(id);
}

/**
 * Shows the lines of a session's proposal as the person wants them, and has the server keep them for a page
 * that is loaded anew: one request after the other, the newest last, none for each key.
 */
export function putLines(store: AppStore, session: string, lines: Lines): void {
  store.getState().changeRecording(session, { lines });
  const waiting = underWay.get(store) ?? new Map<string, Lines | null>();
  underWay.set(store, waiting);
  const sends = waiting.has(session);
  waiting.set(session, lines);
  if (!sends) void sendNewest(store, session, waiting);
}
