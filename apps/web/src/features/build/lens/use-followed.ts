import { emptyTrace, foldEvents, type BuildTrace } from '@stagecraft/build-trace';
import type { ImageDetail } from '@stagecraft/contracts';
import { useEffect, useState } from 'react';
import { ended } from '../../../state/build/overlay.ts';
import { useAppStore } from '../../../state/hooks.tsx';

/** Bytes of log that are kept of a build of which none is shown. */
const logBytes = 100_000;

/** A build beside the shown one. */
export interface Followed {
  /** Null until its first event is there. */
  readonly trace: BuildTrace | null;
  /** Null before it is there, and when it is gone. */
  readonly image: ImageDetail | null;
}

interface Known extends Followed {
  readonly id: string | null;
}

/** Follows a build from its first event to its end, then asks for its image; null follows none. */
export function useFollowed(id: string | null): Followed {
  const follow = useAppStore((state) => state.followBuild);
  const ask = useAppStore((state) => state.askRecords);
  const [known, setKnown] = useState<Known>({ id, trace: null, image: null });
  useEffect(() => {
    if (id === null) return undefined;
    let trace = emptyTrace();
    const gone = new AbortController();
    const end = follow(id, (events) => {
      trace = foldEvents(trace, events, logBytes);
      setKnown((before) => ({ id, trace, image: before.id === id ? before.image : null }));
      if (!ended(trace)) return;
      end();
      if (trace.imageId !== null) void readImage(trace.imageId);
    });
    const readImage = async (ref: string): Promise<void> => {
      const answer = await ask('getImage', { params: { ref }, signal: gone.signal });
      if (answer.ok && !gone.signal.aborted) setKnown({ id, trace, image: answer.value });
    };
    return () => {
      gone.abort();
      end();
    };
  }, [follow, ask, id]);
  return known.id === id ? known : nothing;
}

const nothing: Followed = { trace: null, image: null };
