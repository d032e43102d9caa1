import { RecordedSession } from '@stagecraft/contracts';
import { useCallback, useEffect, useState } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';

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
    void ask('listSessions', { signal: gone.signal }).then((answer) => {
      if (gone.signal.aborted) return;
      const sessions = answer.ok ? answer.value.sessions : [];
      take(sessions.find(({ containerId }) => containerId === container) ?? null);
    });
    return () => gone.abort();
  }, [ask, container, take]);
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
