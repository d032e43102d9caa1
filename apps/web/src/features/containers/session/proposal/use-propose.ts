import type { Problem } from '@stagecraft/contracts';
import { useState } from 'react';
import { useAppStore } from '../../../../state/hooks.tsx';
import type { RecordingWork } from '../../../../state/recording-slice.types.ts';
import { linesOf } from './lines.ts';

/** Asks for a proposal; with a built image, for one that has what that lacked. */
export function usePropose(session: string, { committed, lines }: RecordingWork) {
  const ask = useAppStore((state) => state.askRecords);
  const change = useAppStore((state) => state.changeRecording);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  /** @param built id of the image that the last proposal made; null for a first proposal */
  const propose = async (built: string | null): Promise<boolean> => {
    setBusy(true);
    const body = { image: committed, built };
    const answer = await ask('proposeRecipe', { params: { id: session }, body });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) {
      // What a build has shown to be missing is on again, whoever had switched it off.
      const before = built === null ? lines : [];
      change(session, { recipe: answer.value, lines: linesOf(answer.value, before) });
    }
    return answer.ok;
  };
  return { busy, problem, propose };
}
