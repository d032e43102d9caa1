import { useEffect, useRef } from 'react';
import { useAppStoreApi } from '../../../state/hooks.tsx';

/** Carries out the command that brings the keyboard here. */
export function useFocusOnRequest(focus: () => void): void {
  const store = useAppStoreApi();
  const latest = useRef(focus);
  latest.current = focus;
  useEffect(
    () =>
      store.subscribe(({ graphRequest }, before) => {
        const isNew = graphRequest?.count !== before.graphRequest?.count;
        if (isNew && graphRequest?.kind === 'focus') latest.current();
      }),
    [store],
  );
}
