import { useRef } from 'react';
import type { Direction } from '@stagecraft/graph-layout';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { fittingDirection, type Size } from './viewport.ts';

/** The direction to draw in: the chosen one, else the one that fits the pane, which changes only with reason. */
export function useDirection(snapshot: Snapshot, pane: Size | null): Direction {
  const chosen = useAppStore((state) => state.graphDirection);
  const current = useRef<{ readonly path: string; readonly direction: Direction } | null>(null);
  if (chosen !== 'auto') {
    current.current = null;
    return chosen;
  }
  if (pane === null) return 'across';
  const { path, layout } = snapshot;
  const before = current.current?.path === path ? current.current.direction : null;
  const direction = fittingDirection(layout, pane, before);
  current.current = { path, direction };
  return direction;
}
