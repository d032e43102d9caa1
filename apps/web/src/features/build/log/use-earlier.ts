import { plainStyle } from '@stagecraft/build-trace';
import { useState } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';
import type { EarlierLines } from './blocks.ts';

/** Lines that are read at once. */
const windowSize = 1_000;

/** Lines that the page let go of, read from the server: one window a step. */
export function useEarlier() {
  const read = useAppStore((state) => state.readBuildLog);
  const [earlier, setEarlier] = useState<ReadonlyMap<string, EarlierLines>>(new Map());
  const language = useAppStore((state) => state.language);
  const fetchFrom = async (stepId: string, from: number): Promise<string | null> => {
    const answer = await read(stepId, from, windowSize);
    if (!answer.ok) return answer.problem.message[language];
    const lines = answer.value.lines.map((line) => ({ ...line, style: plainStyle }));
    setEarlier((before) => new Map([...before, [stepId, { from, lines }]]));
    return null;
  };
  /** Shows lines up to before `to`. */
  const showBefore = (stepId: string, to: number) =>
    fetchFrom(stepId, Math.max(0, to - windowSize));
  /** Shows lines around one. */
  const showAround = (stepId: string, line: number) =>
    fetchFrom(stepId, Math.max(0, line - windowSize / 2));
  return { earlier, showBefore, showAround };
}
