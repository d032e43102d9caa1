import { useEffect } from 'react';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import { hasSelection } from './subject.ts';

/**
 * Lets go of what is selected once one works elsewhere in the text: gestures are about what the text cursor
 * is in then, and nothing out of sight.
 */
export function useLetGo(): void {
  const store = useAppStoreApi();
  useEffect(
    () =>
      store.subscribe((state, before) => {
        const { cursorInstruction, snapshot, selection } = state;
        if (cursorInstruction === before.cursorInstruction || snapshot !== before.snapshot) return;
        if (!hasSelection(state) || document.activeElement?.closest('.monaco-editor') == null)
          return;
        const here = snapshot?.model.instructions[cursorInstruction ?? -1]?.id;
        if (here === undefined || !selection.rows.includes(here)) state.select({});
      }),
    [store],
  );
}
