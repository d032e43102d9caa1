import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/**
 * Keeps a row at the lower edge while `follow` is on. Scrolling away by hand turns it off, scrolling
 * to the very end turns it on again.
 */
export function useFollow(
  scroller: RefObject<HTMLElement | null>,
  row: number,
  rowHeight: number,
  going: boolean,
) {
  const [follow, setFollow] = useState(true);
  const own = useRef<number | null>(null);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const onScroll = () => {
      if (own.current !== null && Math.abs(element.scrollTop - own.current) < 2) return;
      own.current = null;
      const left = element.scrollHeight - element.clientHeight - element.scrollTop;
      setFollow(left < rowHeight);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [scroller, rowHeight]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !follow || !going) return;
    const wanted = Math.max(0, (row + 1) * rowHeight - element.clientHeight);
    element.scrollTo(0, wanted);
    own.current = element.scrollTop;
  }, [scroller, row, rowHeight, follow, going]);
  /** Shows a row in the middle; that is a choice of place, so following stops. */
  const showRow = (index: number) => {
    const element = scroller.current;
    if (!element) return;
    setFollow(false);
    element.scrollTo(0, Math.max(0, index * rowHeight - element.clientHeight / 2));
  };
  return { follow, setFollow, showRow };
}
