import type { ImageInventory, Problem } from '@stagecraft/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useAppStore } from '../../state/hooks.tsx';

/** The engine's images as they were told last, and what came of the last question. */
export interface KnownInventory {
  readonly inventory: ImageInventory | null;
  readonly problem: Problem | null;
  readonly reload: () => void;
}

/**
 * Asks for the images, and again whenever the engine told of a change or the window comes back. While it
 * asks, what was known stays.
 */
export function useInventory(): KnownInventory {
  const ask = useAppStore((state) => state.askRecords);
  const revision = useAppStore((state) => state.imagesRevision);
  const engine = useAppStore((state) => state.engine.state);
  const [known, setKnown] = useState<Omit<KnownInventory, 'reload'>>({
    inventory: null,
    problem: null,
  });
  const latest = useRef<AbortController | null>(null);
  const reload = useCallback(() => {
    latest.current?.abort();
    const gone = new AbortController();
    latest.current = gone;
    void ask('getImageInventory', { signal: gone.signal }).then((answer) => {
      if (gone.signal.aborted) return;
      if (answer.ok) setKnown({ inventory: answer.value, problem: null });
      else setKnown(({ inventory }) => ({ inventory, problem: answer.problem }));
    });
  }, [ask]);
  useEffect(() => {
    reload();
    window.addEventListener('focus', reload);
    return () => {
      window.removeEventListener('focus', reload);
      latest.current?.abort();
    };
    // Another revision or another state of the engine is a reason to ask anew.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [reload, revision, engine]);
  return { ...known, reload };
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
