import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { GapSide } from './earlier.ts';
import {
  hasLine,
  rowAt,
  rowAtHeight,
  rowOfLine,
  rowTop,
  type LogGap,
  type LogLayout,
} from './layout.ts';
import type { ShowGap } from './use-earlier.ts';

/** px beyond the visible part in which a gap is reached. */
const reach = 600;

/** A line that is to stay where it is seen. */
interface Place {
  readonly stepId: string;
  readonly line: number;
}

function gapBetween(layout: LogLayout, top: number, bottom: number): LogGap | null {
  const last = rowAtHeight(layout, bottom);
  for (let index = rowAtHeight(layout, top); index <= last; index += 1) {
    const row = rowAt(layout, index);
    if (row?.kind === 'gap') return row;
  }
  return null;
}

const topOf = (layout: LogLayout, { stepId, line }: Place): number | null => {
  const section = layout.sections.find(({ step }) => step.id === stepId);
  return section?.open ? rowTop(layout, rowOfLine(section, line)) : null;
};

const inputs = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** Whether what a person did last was in an element: what scrolls then is scrolled by hand. */
function watchHands(element: HTMLElement): { isByHand(): boolean; stop(): void } {
  let isByHand = false;
  const note = (event: Event): void => {
    isByHand = event.target instanceof Node && element.contains(event.target);
  };
  for (const input of inputs) document.addEventListener(input, note, { passive: true });
  return {
    isByHand: () => isByHand,
    stop: () => {
      for (const input of inputs) document.removeEventListener(input, note);
    },
  };
}

/**
 * Reads on when a person scrolls to where lines are missing, by wheel, touch, scroll bar or keys, and
 * keeps what is in view where it is. What cannot be read is not asked for again until something else was.
 */
export function useReach(
  scroller: RefObject<HTMLElement | null>,
  layout: LogLayout,
  showGap: ShowGap,
): void {
  const latest = useRef({ layout, showGap });
  const kept = useRef<Place | null>(null);
  /** Where it was scrolled to last, px. */
  const scrolled = useRef(0);
  useLayoutEffect(() => {
    const before = latest.current.layout;
    latest.current = { layout, showGap };
    const element = scroller.current;
    const place = kept.current;
    if (!element || place === null || before === layout) return;
    const [was, is] = [topOf(before, place), topOf(layout, place)];
    if (was === null || is === null || was === is) return;
    kept.current = null;
    element.scrollTo(0, element.scrollTop + is - was);
    scrolled.current = element.scrollTop;
    // The rows are drawn for where they are now, before the browser paints.
    element.dispatchEvent(new Event('scroll'));
  }, [scroller, layout, showGap]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const hands = watchHands(element);
    let asked = '';
    const read = (gap: LogGap, side: GapSide): void => {
      const { section, from, to } = gap;
      const stepId = section.step.id;
      const question = [stepId, from, to, side].join(' ');
      if (asked === question) return;
      asked = question;
      // The line beside the gap stays, whatever else goes.
      const line = side === 'upper' ? from - 1 : to;
      void latest.current.showGap(gap, side, () => {
        kept.current = { stepId, line };
      });
    };
    const onScroll = (): void => {
      const top = element.scrollTop;
      const by = top - scrolled.current;
      scrolled.current = top;
      if (by === 0 || !hands.isByHand()) return;
      const gap = gapBetween(
        latest.current.layout,
        top - reach,
        top + element.clientHeight + reach,
      );
      if (gap === null) return;
      if (by < 0) read(gap, 'lower');
      else if (hasLine(gap.section, gap.from - 1)) read(gap, 'upper');
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      element.removeEventListener('scroll', onScroll);
      hands.stop();
    };
  }, [scroller]);
}
