import { plainStyle } from '@stagecraft/build-trace';
import { useState } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';
import { useLatest } from '../shared/use-latest.ts';
import type { EarlierLines } from './blocks.ts';
import { nextWindow, widen, windowSize, type GapSide } from './earlier.ts';
import type { LogGap } from './layout.ts';

/** Lines that the page let go of, read from the server: one window a step. */
export function useEarlier() {
  const read = useAppStore((state) => state.readBuildLog);
  const [earlier, setEarlier] = useState<ReadonlyMap<string, EarlierLines>>(new Map());
  const language = useAppStore((state) => state.language);
  const fetchLines = async (
    stepId: string,
    from: number,
    count: number,
    before: () => void = () => undefined,
  ): Promise<string | null> => {
    const answer = await read(stepId, from, count);
    if (!answer.ok) return answer.problem.message[language];
    const lines = answer.value.lines.map((line) => ({ ...line, style: plainStyle }));
    before();
    setEarlier((all) => new Map([...all, [stepId, widen(all.get(stepId), { from, lines })]]));
    return null;
  };
  /** Shows lines of a gap. `before` is called when they are there, just before they are shown. */
  const showGap = useLatest(({ section, ...gap }: LogGap, side: GapSide, before?: () => void) => {
    const { from, count } = nextWindow(gap, side);
    return fetchLines(section.step.id, from, count, before);
  });
  /** Shows lines around one. */
  const showAround = (stepId: string, line: number) =>
    fetchLines(stepId, Math.max(0, line - windowSize / 2), windowSize);
  return { earlier, showGap, showAround };
}

export type ShowGap = ReturnType<typeof useEarlier>['showGap'];
