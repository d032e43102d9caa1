import { useEffect, useState, type RefObject } from 'react';

/** Rows that are in view, with some more on both sides; `end` is exclusive. */
export interface RowWindow {
  readonly start: number;
  readonly end: number;
}

const spare = 20;

/**
 * Which rows of a list of equal heights to render. With one height for all, a frame costs the rows in
 * view, however long the list is.
 */
export function useWindow(
  scroller: RefObject<HTMLElement | null>,
  rowCount: number,
  rowHeight: number,
): RowWindow {
  const [view, setView] = useState({ top: 0, height: 600 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const read = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    read();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, [scroller]);
  const first = Math.floor(view.top / rowHeight) - spare;
  const last = Math.ceil((view.top + view.height) / rowHeight) + spare;
  const start = Math.max(0, Math.min(first, rowCount - 1));
  return { start, end: Math.min(rowCount, Math.max(last, start)) };
}
