import {
  LayersMessage,
  type LayersSummary,
  type LocalizedText,
  type Problem,
} from '@stagecraft/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';

type Progress = Extract<LayersMessage, { kind: 'progress' }>;

/** How far the reading of an image's layers is. */
export type Analysis =
  | { readonly state: 'reading'; readonly progress: Progress | null }
  | { readonly state: 'ready'; readonly summary: LayersSummary }
  | { readonly state: 'failed'; readonly message: LocalizedText; readonly detail: string }
  | { readonly state: 'refused'; readonly problem: Problem }
  | { readonly state: 'cancelled' };

/** What a message makes of what is known. */
function fold(before: Analysis, message: LayersMessage): Analysis {
  if (message.kind === 'progress') return { state: 'reading', progress: message };
  if (message.kind === 'analysed') return { state: 'ready', summary: message.summary };
  return before.state === 'ready'
    ? before
    : { state: 'failed', message: message.message, detail: message.detail };
}

export interface FollowedAnalysis {
  readonly analysis: Analysis;
  cancel(): void;
  start(): void;
}

/**
 * Reads the layers of an image as soon as it is shown, and tells how far it is. Leaving stops the reading, unless
 * somebody else waits for it.
 *
 * @param image id or name; null for none
 */
export function useAnalysis(image: string | null): FollowedAnalysis {
  const ask = useAppStore((state) => state.askRecords);
  const [analysis, setAnalysis] = useState<Analysis>({ state: 'reading', progress: null });
  const running = useRef<AbortController | null>(null);
  const start = useCallback(() => {
    running.current?.abort();
    if (image === null) return;
    const gone = new AbortController();
    running.current = gone;
    let known: Analysis = { state: 'reading', progress: null };
    setAnalysis(known);
    const onLine = (line: unknown): void => {
      const message = LayersMessage.safeParse(line);
      if (!message.success || gone.signal.aborted) return;
      known = fold(known, message.data);
      setAnalysis(known);
    };
    const call = ask('analyseLayers', { params: { ref: image }, signal: gone.signal, onLine });
    void call.then((result) => {
      if (gone.signal.aborted) return;
      if (!result.ok) setAnalysis({ state: 'refused', problem: result.problem });
      // The connection ended without a last word.
      else if (known.state === 'reading') setAnalysis({ state: 'cancelled' });
    });
  }, [ask, image]);
  useEffect(() => {
    start();
    return () => running.current?.abort();
  }, [start]);
  const cancel = useCallback(() => {
    running.current?.abort();
    setAnalysis({ state: 'cancelled' });
  }, []);
  return { analysis, cancel, start };
}
