import { ProofMessage } from '@stagecraft/contracts';
import { useState } from 'react';
import { useAppStore } from '../../../../state/hooks.tsx';
import { withMessage, type ProofState } from './proof-state.ts';

const isOver = ({ kind }: ProofState): boolean => kind === 'proved' || kind === 'failed';

/** Builds a proposal and compares what it makes with a committed image. */
export function useProof(session: string) {
  const ask = useAppStore((state) => state.askRecords);
  const [state, setState] = useState<ProofState>({ kind: 'waiting' });
  const prove = async (dockerfile: string, image: string): Promise<void> => {
    let latest: ProofState = { kind: 'building', log: '' };
    setState(latest);
    const onLine = (line: unknown): void => {
      const message = ProofMessage.safeParse(line);
      if (!message.success) return;
      latest = withMessage(latest, message.data);
      setState(latest);
    };
    const body = { dockerfile, image };
    const answer = await ask('proveRecipe', { params: { id: session }, body, onLine });
    if (!answer.ok) setState({ kind: 'refused', problem: answer.problem });
    else if (!isOver(latest)) setState(withMessage(latest, { kind: 'failed', message: '' }));
  };
  return { state, prove };
}
