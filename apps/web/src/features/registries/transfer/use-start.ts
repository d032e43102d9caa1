import type { Problem, TransferRequest } from '@stagecraft/contracts';
import { useState } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';

interface Start {
  readonly busy: boolean;
  /** Why the server did not take it. */
  readonly problem: Problem | null;
  start(request: TransferRequest): Promise<void>;
}

/** Starts a pull or push; then the dialog closes, and the place that shows it opens. */
export function useStart(): Start {
  const ask = useAppStore((state) => state.askRecords);
  const openDialog = useAppStore((state) => state.openDialog);
  const showPlace = useAppStore((state) => state.showPlace);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const start = async (request: TransferRequest): Promise<void> => {
    setBusy(true);
    const answer = await ask('startTransfer', { body: request });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    openDialog(null);
    showPlace('registries');
  };
  return { busy, problem, start };
}
