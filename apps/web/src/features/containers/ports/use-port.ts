import type { PortAnswer, Problem } from '@stagecraft/contracts';
import { useEffect, useRef, useState } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';
import type { PortLink } from './port-links.ts';

/** How far opening a port is. `blocked`: it answers, but the browser opens no tab unasked. */
export type PortState =
  | { readonly kind: 'idle' | 'waiting' | 'opened' | 'blocked' }
  | { readonly kind: 'told'; readonly answer: PortAnswer }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** Opens a page that gets no hold of this one; false where the browser does not let it. */
function openTab(href: string): boolean {
  const tab = window.open(href, '_blank');
  if (tab === null) return false;
  tab.opener = null;
  return true;
}

const idle: PortState = { kind: 'idle' };

/** Opens a published port once it answers; what else comes of it is told. */
export function usePort(container: string, { port, hostPort, href }: PortLink) {
  const ask = useAppStore((state) => state.askRecords);
  const [state, setState] = useState<PortState>(idle);
  const waiting = useRef<AbortController | null>(null);
  useEffect(
    () => () => {
      waiting.current?.abort();
      waiting.current = null;
    },
    [],
  );

  const cancel = (): void => {
    waiting.current?.abort();
    waiting.current = null;
    setState(idle);
  };
  const open = async (): Promise<void> => {
    if (href === null || waiting.current !== null) return;
    const mine = new AbortController();
    waiting.current = mine;
    setState({ kind: 'waiting' });
    const answer = await ask('awaitContainerPort', {
      params: { id: container },
      query: { port, hostPort: String(hostPort) },
      signal: mine.signal,
    });
    if (mine.signal.aborted) return;
    waiting.current = null;
    if (!answer.ok) setState({ kind: 'failed', problem: answer.problem });
    else if (answer.value.kind !== 'answers' || !answer.value.web) {
      setState({ kind: 'told', answer: answer.value });
    } else setState({ kind: openTab(href) ? 'opened' : 'blocked' });
  };
  return { state, open, cancel };
}
