import { useLayoutEffect, useState, type RefObject } from 'react';
import type { LogTimes } from '../../../state/view-slice.types.ts';

/** px of a row that are not text: the margin, the number, the edge. */
const aside = 112;
/** px of the time and the gap after it. */
const timeWidth = 108;
const fewest = 20;

/** How many cells of text a row has room for; null while lines are not wrapped. */
export function useColumns(
  scroller: RefObject<HTMLElement | null>,
  wrap: boolean,
  times: LogTimes,
): number | null {
  const [columns, setColumns] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !wrap) return undefined;
    const taken = aside + (times === 'off' ? 0 : timeWidth);
    const measure = () => {
      const room = element.clientWidth - taken;
      setColumns(Math.max(fewest, Math.floor(room / cellWidth(element))));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [scroller, wrap, times]);
  return wrap ? columns : null;
}

function cellWidth(element: HTMLElement): number {
  const probe = document.createElement('span');
  probe.className = 'invisible absolute font-mono text-xs';
  probe.textContent = '0'.repeat(100);
  element.append(probe);
  const { width } = probe.getBoundingClientRect();
  probe.remove();
  return Math.max(1, width / 100);
}
