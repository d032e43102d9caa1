import { useEffect, useRef } from 'react';
import type { GraphIntent } from '@stagecraft/dockerfile';
import { sameData } from '../../../language/same-data.ts';
import type { IntentAnswer } from '../../../language/service.ts';
import { useAppStore } from '../../../state/hooks.tsx';

interface Previewed {
  /** Null while the worker thinks about it. */
  readonly answer: IntentAnswer | null;
  /** Nothing is known against it, and it changes something; what is typed faster than it is answered can be done. */
  readonly ready: boolean;
}

/** Shows on the canvas what an intent would do, for as long as it is the one; null ends it. */
export function usePreviewed(intent: GraphIntent | null): Previewed {
  const preview = useAppStore((state) => state.previewIntent);
  const version = useAppStore((state) => state.snapshot?.version);
  const gesture = useAppStore((state) => state.gesture);
  const key = JSON.stringify(intent);
  const latest = useRef(intent);
  latest.current = intent;
  useEffect(() => void preview(latest.current), [preview, key, version]);
  const mine = gesture !== null && gesture.version === version && sameData(gesture.intent, intent);
  const answer = mine ? gesture.answer : null;
  const canDo = answer === null || (answer.ok && answer.edits.length > 0);
  return { answer, ready: intent !== null && canDo };
}
