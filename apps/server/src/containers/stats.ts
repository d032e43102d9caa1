import type { ContainerStatsMessage } from '@stagecraft/contracts';
import type { EngineAccess } from '../engine/access.ts';

/** Containers whose use one connection tells. */
const idLimit = 20;

/** The ids that are asked for, each once. */
export function sampleIds(list: string): readonly string[] {
  const ids = list.split(',').filter((id) => id !== '');
  return [...new Set(ids)].slice(0, idLimit);
}

/**
 * Tells once a second what containers use, and of each when there is no more to tell. Settles after the
 * last of them, or when `signal` aborts.
 */
export async function followStats(
  access: EngineAccess,
  ids: readonly string[],
  send: (message: ContainerStatsMessage) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const engine = access.engine();
  const followOne = async (id: string): Promise<void> => {
    let sending: Promise<void> | null = null;
    const tell = (sample: Extract<ContainerStatsMessage, { kind: 'sample' }>['sample']): void => {
      // Who reads slowly gets fewer samples: an old one is of no use.
      if (sending !== null) return;
      sending = send({ kind: 'sample', id, sample }).finally(() => (sending = null));
    };
    await engine?.containerStats(id, tell, signal);
    if (!signal.aborted) await send({ kind: 'ended', id });
  };
  await Promise.all(ids.map(followOne));
}
