import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/**
 * Keeps a place (`bottom`, px) at the lower edge while `follow` is on and the build is going. Scrolling away by hand turns it off, scrolling
 * to the very end turns it on again.
 */
export function useFollow(scroller: RefObject<HTMLElement | null>, bottom: number, going: boolean) {
  const [follow, setFollow] = useState(true);
  const own = useRef<number | null>(null);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const onScroll = () => {
      if (own.current !== null && Math.abs(element.scrollTop - own.current) < 2) return;
      own.current = null;
      const left = element.scrollHeight - element.clientHeight - element.scrollTop;
      setFollow(left < 20);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [scroller]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !follow || !going) return;
    const wanted = Math.max(0, bottom - element.clientHeight);
    element.scrollTo(0, wanted);
    own.current = element.scrollTop;
  }, [scroller, bottom, follow, going]);
  /** Shows a place (px) in the middle; that is a choice, so following stops. */
  const show = (top: number) => {
    const element = scroller.current;
    if (!element) return;
    setFollow(false);
    element.scrollTo(0, Math.max(0, top - element.clientHeight / 2));
  };
  return { follow, setFollow, show };
}
