import type { RecordedSession, SessionPlace } from '@stagecraft/contracts';
import type { ApiResult } from '../../api/client.ts';
import type { AppStore } from '../types.ts';

/** Begins a recorded session, shows it, and opens its shell. An image's ports are published. */
export async function startRecording(
  store: AppStore,
  place: SessionPlace,
  user: string,
): Promise<ApiResult<RecordedSession>> {
  const { askRecords, showContainer, openTerminal } = store.getState();
  const started = await askRecords('startSession', { body: { place, user } });
  if (!started.ok) return started;
  const { id, containerId } = started.value;
  showContainer(containerId, 'record');
  await openTerminal({ kind: 'recorded', session: id });
  return started;
}
