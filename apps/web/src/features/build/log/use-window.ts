import { useEffect, useState, type RefObject } from 'react';
import { rowAtHeight, type LogLayout } from './layout.ts';

/** Rows that are in view, with some more on both sides; `end` is exclusive. */
export interface RowWindow {
  readonly start: number;
  readonly end: number;
}

/** px beyond the visible part that are rendered too. */
const spare = 400;

/** Which rows to render: a frame costs the rows in view, however long the log is. */
export function useWindow(scroller: RefObject<HTMLElement | null>, layout: LogLayout): RowWindow {
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
  const start = rowAtHeight(layout, view.top - spare);
  const end = rowAtHeight(layout, view.top + view.height + spare) + 1;
  return { start, end: Math.min(end, layout.rowCount) };
}
