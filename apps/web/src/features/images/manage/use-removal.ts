import { RemovedImage, type Problem, type RemoveImagesRequest } from '@stagecraft/contracts';
import { useState } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';

/** Removes one after another, and hears of each. */
export function useRemoval() {
  const ask = useAppStore((state) => state.askRecords);
  const [state, setState] = useState<'before' | 'going' | 'ended'>('before');
  const [results, setResults] = useState<readonly RemovedImage[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const start = async (body: RemoveImagesRequest): Promise<void> => {
    setState('going');
    const answer = await ask('removeImages', {
      body,
      onLine: (line) => {
        const removed = RemovedImage.safeParse(line);
        if (removed.success) setResults((before) => [...before, removed.data]);
      },
    });
    setProblem(answer.ok ? null : answer.problem);
    setState(answer.ok ? 'ended' : 'before');
  };
  return { state, results, problem, start };
}
