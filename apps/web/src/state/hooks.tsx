import {
  createContext,
  useCallback,
  useContext,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { useStore } from 'zustand';
import type { Command, CommandContribution } from './commands.ts';
import { afterFrame } from '../ui/after-frame.ts';
import type { AppState, AppStore } from './types.ts';

interface StoreContextValue {
  readonly store: AppStore;
  readonly commands: CommandContribution;
}

const StoreContext = createContext<StoreContextValue | null>(null);

/** Gives the store and the command registry to everything below it. */
export function StoreProvider(props: StoreContextValue & { readonly children: ReactNode }) {
  const { store, commands, children } = props;
  return <StoreContext value={{ store, commands }}>{children}</StoreContext>;
}

function useStoreContext(): StoreContextValue {
  const value = useContext(StoreContext);
  if (value === null) throw new Error('no StoreProvider above this component');
  return value;
}

/** The part of the state that `selector` gives; renders again when that part changes identity. */
export function useAppStore<T>(selector: (state: AppState) => T): T {
  return useStore(useStoreContext().store, selector);
}

/**
 * The same, one frame late: for what a key changes and that is not to delay the frame with the letter.
 * @param selector the same function each time
 */
export function useLateAppStore<T>(selector: (state: AppState) => T): T {
  const { store } = useStoreContext();
  const subscribe = useCallback(
    (notify: () => void) => {
      let callOff: (() => void) | null = null;
      const off = store.subscribe((state, before) => {
        if (callOff !== null || Object.is(selector(state), selector(before))) return;
        callOff = afterFrame(() => {
          callOff = null;
          notify();
        });
      });
      return () => {
        off();
        callOff?.();
      };
    },
    [store, selector],
  );
  return useSyncExternalStore(subscribe, () => selector(store.getState()));
}

/** The store itself, for reading at the time of an event. */
export function useAppStoreApi(): AppStore {
  return useStoreContext().store;
}

/** All commands there are, of every feature. */
export function useCommands(): CommandContribution {
  return useStoreContext().commands;
}

/** Runs a command when it makes sense now; false when it does not. */
export function useRunCommand(): (command: Command) => boolean {
  const { store } = useStoreContext();
  return (command) => {
    if (!command.when(store.getState())) return false;
    if (command.everyPlace !== true) store.getState().showPlace('work');
    void command.run(store);
    return true;
  };
}
