import type { RefObject } from 'react';
import { usePaneSize } from '../view/use-pane-size.ts';
import type { Size } from '../view/viewport.ts';

/** Below this width a panel beside the graph leaves too little of it; pixels. */
const leastWidth = 720;
/** Below this height a panel under the graph does; pixels. */
const leastHeight = 420;

/** Where a form or a palette stands: it never covers the graph that it is about. */
export type Dock = 'beside' | 'below';

/** Where a panel of the graph's pane stands, by the pane's size. */
export function dockIn({ width, height }: Size): Dock {
  return width < leastWidth && height >= leastHeight ? 'below' : 'beside';
}

/** The same for the pane as it is now. */
export function useDock(pane: RefObject<HTMLDivElement | null>): Dock {
  const size = usePaneSize(pane);
  return size === null ? 'beside' : dockIn(size);
}
