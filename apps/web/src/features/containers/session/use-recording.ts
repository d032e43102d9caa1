import { RecordedSession } from '@stagecraft/contracts';
import { useCallback, useEffect, useState } from 'react';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { restoreWork } from './restore-work.ts';

interface Followed {
  /** The newest session in the container; null while there is none, or none is known yet. */
  readonly session: RecordedSession | null;
  /** Whether it is known that there is one or none. */
  readonly known: boolean;
  readonly take: (session: RecordedSession | null) => void;
}

/**
 * The recorded session in a container, with its commands as they come. The server keeps it when the page
 * goes.
 *
 * @param container id
 */
export function useRecording(container: string): Followed {
  const ask = useAppStore((state) => state.askRecords);
  const store = useAppStoreApi();
  const [found, setFound] = useState<Pick<Followed, 'session' | 'known'>>({
    session: null,
    known: false,
  });
  const take = useCallback(
    (session: RecordedSession | null) => setFound({ session, known: true }),
    [],
  );
  useEffect(() => {
    const gone = new AbortController();
    const find = async (): Promise<void> => {
      const answer = await ask('listSessions', { signal: gone.signal });
      const sessions = answer.ok ? answer.value.sessions : [];
      const session = sessions.find(({ containerId }) => containerId === container) ?? null;
      if (session !== null) await restoreWork(store, session.id);
      if (!gone.signal.aborted) take(session);
    };
    void find();
    return () => gone.abort();
  }, [ask, store, container, take]);
  const id = found.session?.id ?? null;
  useEffect(() => {
    if (id === null) return;
    const gone = new AbortController();
    const onLine = (line: unknown): void => {
      const told = RecordedSession.safeParse(line);
      if (told.success && !gone.signal.aborted) take(told.data);
    };
    void ask('followSession', { params: { id }, signal: gone.signal, onLine });
    return () => gone.abort();
  }, [id, ask, take]);
  return { ...found, take };
}
