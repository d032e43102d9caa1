import type { Problem } from '@stagecraft/contracts';
import { useState } from 'react';
import { useAppStoreApi } from '../../../../state/hooks.tsx';
import { propose } from './propose.ts';

/** Asks for proposals of a session, and tells whether one is awaited and what was refused. */
export function usePropose(session: string) {
  const store = useAppStoreApi();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  /** @param built as in `propose`; gives whether there is another proposal */
  const ask = async (built: string | null): Promise<boolean> => {
    setBusy(true);
    const refused = await propose(store, session, built);
    setBusy(false);
    setProblem(refused);
    return refused === null;
  };
  return { busy, problem, propose: ask };
}
