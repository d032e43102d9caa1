import { useLayoutEffect, useState, type RefObject } from 'react';
import type { Size } from './viewport.ts';

/** The pane's size in pixels, as it is now; null before it is on the page or while it has no room. */
export function usePaneSize(frame: RefObject<HTMLDivElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const pane = frame.current;
    if (pane === null) return;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = pane;
      if (width === 0 || height === 0) return;
      setSize((now) => (now?.width === width && now.height === height ? now : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(pane);
    return () => observer.disconnect();
  }, [frame]);
  return size;
}
