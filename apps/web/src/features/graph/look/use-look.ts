import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { heatOf, sumOfHeat, type Heat } from '../../../state/canvas/heat.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { keepSame } from '../model/same.ts';
import type { GraphModel } from '../use-graph-model.ts';
import { plainLook, together, type Lighting, type Look } from './look.ts';
import type { LookStore } from './look-store.tsx';
import type { Relations } from './relations.ts';
import { hitsOf, lightHits, type Hit } from './search.ts';
import { lightNeeded } from './target-focus.ts';

export interface Looking {
  /** What the search finds; empty while there is none. */
  readonly hits: readonly Hit[];
  /** Index of the hit that the search is at. */
  readonly at: number;
  goTo(at: number): void;
  /** Of the instruction in the spotlight. */
  readonly relations: Relations | null;
}

/** Tells the canvas' parts how to look: what is searched, focused, in the spotlight, and how hot it is. */
export function useLook(
  frame: RefObject<HTMLDivElement | null>,
  store: LookStore,
  model: GraphModel,
): Looking {
  const search = useAppStore((state) => state.canvasSearch);
  const hits = useMemo(
    () => (search === null ? noHits : hitsOf(model.cards, model.snapshot.model, search)),
    [search, model],
  );
  const [place, setPlace] = useState({ search, at: 0 });
  const at = place.search === search ? Math.min(place.at, Math.max(0, hits.length - 1)) : 0;
  const relations = useRelations(model);
  const lit = useLighting(model, hits, search, relations);
  const heats = useHeats(model);
  const hit = hits[at];
  const current = hit === undefined ? null : (hit.row ?? hit.node);
  const look = useMemo((): Look => {
    if (lit === null && !heats.heated) return plainLook;
    return { ...plainLook, ...lit, dims: lit !== null, current, ...heats };
  }, [lit, heats, current]);
  useLayoutEffect(() => {
    store.set(look);
    if (frame.current !== null) frame.current.dataset['dims'] = String(look.dims);
  }, [frame, store, look]);
  return { hits, at, goTo: (next) => setPlace({ search, at: next }), relations };
}

/** Brings the place that a search is at into view, whenever it goes to another. */
export function useShowingHit(
  { hits, at }: Looking,
  show: (node: string, instruction: number | null) => void,
): void {
  const hit = hits[at];
  const node = hit?.node ?? null;
  const row = hit?.row ?? null;
  const latest = useRef(hit);
  latest.current = hit;
  useEffect(() => {
    if (node !== null) show(node, latest.current?.instruction ?? null);
    // By its id: an edit that only moves it is no reason to move the view.
  }, [node, row, show]);
}

const noHits: readonly Hit[] = [];

function useLighting(
  model: GraphModel,
  hits: readonly Hit[],
  search: string | null,
  relations: Relations | null,
): Lighting | null {
  const focus = useAppStore((state) => state.targetFocus);
  return useMemo(() => {
    const found = search === null || search.trim() === '' ? null : lightHits(hits, model.lines);
    const needed = focus ? lightNeeded(model.cards, model.lines) : null;
    // The nearest wish counts: a search is not to be hidden by a focus that was set before it.
    return found ?? together(relations?.lighting ?? null, needed);
  }, [model, hits, search, relations, focus]);
}

/** The relations of what is in the spotlight; how they are found is loaded when it is first lit. */
function useRelations(model: GraphModel): Relations | null {
  const spotlight = useAppStore((state) => state.spotlight);
  const [found, setFound] = useState<Relations | null>(null);
  useEffect(() => {
    let wanted = true;
    const find = async (id: string): Promise<void> => {
      const { relationsOf } = await import('./relations.ts');
      const { snapshot, lines } = model;
      if (wanted) setFound(relationsOf(snapshot.model, snapshot.graph, lines, id));
    };
    if (spotlight === null) setFound(null);
    else void find(spotlight);
    return () => {
      wanted = false;
    };
  }, [spotlight, model]);
  return found;
}

type Heats = Pick<Look, 'heated' | 'heat' | 'nodeHeat'>;

const cold: Heats = { heated: false, heat: new Map(), nodeHeat: new Map() };

function useHeats(model: GraphModel): Heats {
  const mode = useAppStore((state) =>
    state.comparedBuilds === null ? state.overlayMode : 'build',
  );
  const overlay = useAppStore((state) =>
    state.overlayMode === 'time' || state.overlayMode === 'size' ? state.overlay : null,
  );
  const history = useAppStore((state) => state.cacheHistory);
  const last = useRef<ReadonlyMap<string, Heat>>(new Map());
  return useMemo(() => {
    if (mode === 'build') return cold;
    const { snapshot, cards } = model;
    const byIndex = heatOf({ mode, snapshot, overlay: overlay ?? new Map(), history });
    const heat = new Map<string, Heat>();
    const nodeHeat = new Map<string, Heat>();
    for (const card of cards) {
      if (!('rows' in card)) continue;
      const all = card.rows.flatMap(({ id, index }) => {
        const now = byIndex.get(index);
        if (now === undefined) return [];
        heat.set(id, keepSame(last.current.get(id), now));
        return [now];
      });
      const sum = sumOfHeat(all);
      if (sum !== null) nodeHeat.set(card.id, keepSame(last.current.get(card.id), sum));
    }
    last.current = new Map([...heat, ...nodeHeat]);
    return { heated: true, heat, nodeHeat };
  }, [mode, model, overlay, history]);
}
