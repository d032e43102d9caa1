import {
  createContext,
  use,
  useCallback,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import type { Heat } from '../../../state/canvas/heat.ts';
import { plainLook, type Light, type Look } from './look.ts';

/**
 * Where nodes, rows and lines find how they look. Apart from the app's store, so that what happens there
 * (each frame of a build, each keystroke) asks none of them.
 */
export interface LookStore {
  get(): Look;
  set(look: Look): void;
  subscribe(listener: () => void): () => void;
}

function createLookStore(): LookStore {
  let present = plainLook;
  const listeners = new Set<() => void>();
  return {
    get: () => present,
    set: (look) => {
      if (look === present) return;
      present = look;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const Context = createContext<LookStore>(createLookStore());

/** One look for all that is on one canvas. */
export function LookProvider(props: { readonly children: ReactNode }) {
  const [store] = useState(createLookStore);
  return <Context value={store}>{props.children}</Context>;
}

export function useLookStore(): LookStore {
  return use(Context);
}

/** A part of the look; the component is drawn again when that part changes. */
function usePart<T>(part: (look: Look) => T): T {
  const store = use(Context);
  const get = useCallback(() => part(store.get()), [part, store]);
  return useSyncExternalStore(store.subscribe, get);
}

/** How much of a node is lit; undefined when it is not. */
export function useNodeLight(id: string): Light | undefined {
  return usePart(useCallback((look: Look) => look.nodes.get(id), [id]));
}

/** Whether an instruction's row is lit in a node that is lit in part. */
export function useRowLight(id: string): boolean {
  return usePart(useCallback((look: Look) => look.rows.has(id), [id]));
}

export function useLineLight(id: string): boolean {
  return usePart(useCallback((look: Look) => look.lines.has(id), [id]));
}

/** Whether a search is at this node or instruction. */
export function useIsCurrent(id: string): boolean {
  return usePart(useCallback((look: Look) => look.current === id, [id]));
}

/** Heat of an instruction: null where it is not known, undefined where nothing is coloured by heat. */
export function useRowHeat(id: string): Heat | null | undefined {
  return usePart(
    useCallback((look: Look) => (look.heated ? (look.heat.get(id) ?? null) : undefined), [id]),
  );
}

/** Heat of a node as a whole, as of an instruction. */
export function useNodeHeat(id: string): Heat | null | undefined {
  return usePart(
    useCallback((look: Look) => (look.heated ? (look.nodeHeat.get(id) ?? null) : undefined), [id]),
  );
}
