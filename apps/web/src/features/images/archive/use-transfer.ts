import { ImageTransfer } from '@stagecraft/contracts';
import { useEffect, useRef, useState } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';

/** A name for a transfer that nobody else has. (`randomUUID` is not there on plain HTTP.) */
function newTransferId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** One archive on its way, followed by what the server tells. */
export function useTransfer() {
  const ask = useAppStore((state) => state.askRecords);
  const [transfer, setTransfer] = useState<ImageTransfer | null>(null);
  const going = useRef<{ readonly id: string; readonly gone: AbortController } | null>(null);
  useEffect(() => () => going.current?.gone.abort(), []);
  const start = (send: (id: string) => void): void => {
    const id = newTransferId();
    const gone = new AbortController();
    going.current = { id, gone };
    setTransfer({ state: 'running', bytes: 0, results: [], problem: null });
    send(id);
    void ask('followTransfer', {
      params: { id },
      signal: gone.signal,
      onLine: (line) => {
        const told = ImageTransfer.safeParse(line);
        if (told.success) setTransfer(told.data);
      },
    }).then((answer) => {
      if (answer.ok || gone.signal.aborted) return;
      setTransfer((now) => now && { ...now, state: 'failed', problem: answer.problem });
    });
  };
  const cancel = (): void => {
    const id = going.current?.id;
    if (id !== undefined) void ask('cancelTransfer', { params: { id } });
  };
  return { transfer, start, cancel };
}
