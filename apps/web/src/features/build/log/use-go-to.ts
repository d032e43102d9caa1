import { useEffect, useLayoutEffect, useState } from 'react';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { bodyLength, rowOfLine, type LogLayout } from './layout.ts';

/** A place in the log: a step's title, its end, or one of its lines. */
export interface LogPlace {
  readonly stepId: string;
  readonly at: 'title' | 'end' | number;
}

/** Going to a place: its section is opened first, and the row shown once the section is there. */
export function useGoTo(
  layout: LogLayout,
  setOpen: (ids: readonly string[], open: boolean) => void,
  showRow: (row: number) => void,
): (place: LogPlace) => void {
  const [goal, setGoal] = useState<LogPlace | null>(null);
  useLayoutEffect(() => {
    const section = layout.sections.find((one) => one.step.id === goal?.stepId);
    if (goal === null || !section) return;
    if (!section.open && bodyLength(section) > 0) {
      setOpen([goal.stepId], true);
      return;
    }
    setGoal(null);
    if (goal.at === 'title') showRow(section.firstRow);
    else if (goal.at === 'end') showRow(section.firstRow + bodyLength(section));
    else showRow(rowOfLine(section, goal.at));
  }, [goal, layout, setOpen, showRow]);
  return setGoal;
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

/** Shows the end of the failed step when a build that is followed has failed. */
export function useShownFailure(
  failedStep: string | null,
  following: boolean,
  goTo: (place: LogPlace) => void,
): void {
  useEffect(() => {
    if (failedStep !== null && following) goTo({ stepId: failedStep, at: 'end' });
    // Once for each failure: following may be turned on again later.
    // eslint-disable-next-line react/exhaustive-deps
  }, [failedStep, goTo]);
}
