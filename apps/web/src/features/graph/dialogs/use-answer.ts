import type { GraphIntent } from '@stagecraft/dockerfile';
import { useEffect, useRef, useState } from 'react';
import type { IntentAnswer } from '../../../language/service.ts';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';

/** After this long without another change an answer is asked for; ms. */
const pause = 120;

interface Asked {
  /** The latest one; null until there is one, and while there is no intent. */
  readonly answer: IntentAnswer | null;
  /** It is about this very intent, not about what was typed before. */
  readonly settled: boolean;
}

/** What an intent would do to the present text. With `whole` it has the graph as it would be. */
export function useAnswer(intent: GraphIntent | null, whole: boolean): Asked {
  const store = useAppStoreApi();
  const version = useAppStore((state) => state.snapshot?.version);
  const [found, setFound] = useState<{ question: string; answer: IntentAnswer } | null>(null);
  const latest = useRef(intent);
  latest.current = intent;
  // An intent is plain data: the same question is asked once, however often a dialog is drawn.
  const question = JSON.stringify(intent);
  useEffect(() => {
    let open = true;
    const asked = latest.current;
    if (asked === null) {
      setFound(null);
      return;
    }
    const timer = setTimeout(() => {
      const { askIntent, checkIntent } = store.getState();
      void (whole ? askIntent(asked) : checkIntent(asked)).then((answer) => {
        if (open && answer !== null) setFound({ question, answer });
      });
    }, pause);
    return () => {
      open = false;
      clearTimeout(timer);
    };
  }, [store, question, version, whole]);
  return { answer: found?.answer ?? null, settled: found?.question === question };
}
