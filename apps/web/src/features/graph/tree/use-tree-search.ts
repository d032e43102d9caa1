import { useEffect, useMemo, useState } from 'react';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { hitsOf, type Hit } from '../look/search.ts';
import type { Looking } from '../look/use-look.ts';
import type { GraphModel } from '../use-graph-model.ts';

const none: readonly Hit[] = [];

/** What the search finds in the tree: the line that it is at is opened to, selected and scrolled to. */
export function useTreeSearch(
  model: GraphModel,
  setActive: (key: string) => void,
): Pick<Looking, 'hits' | 'at' | 'goTo'> {
  const store = useAppStoreApi();
  const words = useAppStore((state) => state.canvasSearch);
  const hits = useMemo(
    () => (words === null ? none : hitsOf(model.cards, model.snapshot.model, words)),
    [words, model],
  );
  const [place, setPlace] = useState({ words, at: 0 });
  const at = place.words === words ? Math.min(place.at, Math.max(0, hits.length - 1)) : 0;
  const hit = hits[at];
  const [node, row] = [hit?.node ?? null, hit?.row ?? null];
  useEffect(() => {
    if (node === null) return;
    const { collapsed, toggleCollapsed, select } = store.getState();
    if (row !== null && collapsed.includes(node)) toggleCollapsed(node);
    select(row === null ? { nodes: [node] } : { rows: [row] });
    setActive(row ?? node);
    // By its id: an edit that only moves it is no reason to go there again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [store, node, row]);
  return { hits, at, goTo: (next) => setPlace({ words, at: next }) };
}
