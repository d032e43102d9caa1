import { useEffect, useLayoutEffect, useRef } from 'react';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { bodyLength, rowOfLine, rowTop, type LogLayout, type LogSection } from './layout.ts';

/** A place in the log: a step's title, its end, or one of its lines. */
export interface LogPlace {
  readonly stepId: string;
  readonly at: 'title' | 'end' | number;
}

/** Going to a place: its section is opened, and its row shown once the section is laid out. */
export function useGoTo(
  layout: LogLayout,
  setOpen: (ids: readonly string[], open: boolean) => void,
  show: (top: number) => void,
): (place: LogPlace) => void {
  const goal = useRef<LogPlace | null>(null);
  useLayoutEffect(() => {
    const place = goal.current;
    const section = layout.sections.find((one) => one.step.id === place?.stepId);
    if (place === null || !section) return;
    goal.current = null;
    show(rowTop(layout, rowOfPlace(section, place.at)));
  }, [layout, show]);
  return (place) => {
    goal.current = place;
    setOpen([place.stepId], true);
  };
}

function rowOfPlace(section: LogSection, at: LogPlace['at']): number {
  if (at === 'title') return section.firstRow;
  return at === 'end' ? section.firstRow + bodyLength(section) : rowOfLine(section, at);
}

/** Goes to the step that a click elsewhere asked for, once. */
export function useFocusedStep(goTo: (place: LogPlace) => void): void {
  const store = useAppStoreApi();
  const focus = useAppStore((state) => state.logFocus);
  useEffect(() => {
    if (!focus) return;
    store.setState({ logFocus: null });
    goTo({ stepId: focus.stepId, at: 'title' });
  }, [focus, store, goTo]);
}

/** Shows the end of the failed step, once, when the build that is followed has failed. */
export function useShownFailure(
  failedStep: string | null,
  following: boolean,
  goTo: (place: LogPlace) => void,
): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (failedStep === null || shown.current === failedStep) return;
    shown.current = failedStep;
    if (following) goTo({ stepId: failedStep, at: 'end' });
  }, [failedStep, following, goTo]);
}
