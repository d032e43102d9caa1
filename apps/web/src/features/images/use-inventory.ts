import type { ImageInventory, Problem } from '@stagecraft/contracts';
import { useCallback, useState } from 'react';
import { useAppStore } from '../../state/hooks.tsx';
import { useListed } from '../../state/use-listed.ts';

/** The engine's images as they were told last, and what came of the last question. */
export interface KnownInventory {
  readonly inventory: ImageInventory | null;
  readonly problem: Problem | null;
  readonly reload: () => void;
}

/** All images of the engine, and the containers that use them. */
export function useInventory(): KnownInventory {
  const call = useAppStore((state) => state.askRecords);
  const revision = useAppStore((state) => state.imagesRevision);
  const ask = useCallback((signal: AbortSignal) => call('getImageInventory', { signal }), [call]);
  const { value, ...rest } = useListed(revision, ask);
  return { inventory: value, ...rest };
}

/** Bytes that images have in common, by id; asked for when somebody wants to know, as it takes seconds. */
export function useShares(): {
  readonly shares: ReadonlyMap<string, number>;
  readonly state: 'unasked' | 'asking' | 'known' | 'unknown';
  readonly ask: () => void;
} {
  const call = useAppStore((state) => state.askRecords);
  const [shares, setShares] = useState<ReadonlyMap<string, number>>(new Map());
  const [state, setState] = useState<'unasked' | 'asking' | 'known' | 'unknown'>('unasked');
  const ask = useCallback(() => {
    setState('asking');
    void call('getImageShares').then((answer) => {
      setState(answer.ok ? 'known' : 'unknown');
      if (answer.ok) setShares(new Map(answer.value.images.map(({ id, shared }) => [id, shared])));
    });
  }, [call]);
  return { shares, state, ask };
}
