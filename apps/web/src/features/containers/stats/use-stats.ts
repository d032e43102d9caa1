import type { ContainerSample } from '@stagecraft/contracts';
import { useEffect, useState } from 'react';
import { followStats } from '../../../api/container-stats.ts';
import { addSample } from './history.ts';

interface Stats {
  /** The oldest first. */
  readonly history: readonly ContainerSample[];
  readonly state: 'waiting' | 'live' | 'lost' | 'ended';
}

/** What a container uses while it is looked at. `run` is another one for each start of the container. */
export function useStats(id: string, run: number | null): Stats {
  const [stats, setStats] = useState<Stats>({ history: [], state: 'waiting' });
  useEffect(() => {
    setStats({ history: [], state: 'waiting' });
    return followStats(id, {
      onSample: (sample) =>
        setStats(({ history }) => ({ history: addSample(history, sample), state: 'live' })),
      onEnded: () => setStats(({ history }) => ({ history, state: 'ended' })),
      onLost: () => setStats(({ history }) => ({ history, state: 'lost' })),
    });
  }, [id, run]);
  return stats;
}
