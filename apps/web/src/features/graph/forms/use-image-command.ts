import { useEffect, useState } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';
import type { ImageCommand } from './model/what-runs.ts';

/** What an image sets, or why that is not known. */
export type ImageCommandAnswer =
  | { readonly known: true; readonly command: ImageCommand }
  | { readonly known: false; readonly why: 'asking' | 'noImage' | 'noEngine' | 'variable' };

const asking: ImageCommandAnswer = { known: false, why: 'asking' };

/** ENTRYPOINT and CMD of an image, as the engine has it; null asks for none. */
export function useImageCommand(ref: string | null): ImageCommandAnswer {
  const lookUp = useAppStore((state) => state.lookUp);
  const engine = useAppStore((state) => state.engine);
  const [answer, setAnswer] = useState(asking);
  const isVariable = ref?.includes('$') === true;
  useEffect(() => {
    if (ref === null || isVariable) return;
    let wanted = true;
    setAnswer(asking);
    void lookUp({ kind: 'image', ref }).then((found) => {
      if (wanted) setAnswer(answerOf(found));
    });
    return () => {
      wanted = false;
    };
  }, [lookUp, ref, isVariable, engine]);
  return isVariable ? { known: false, why: 'variable' } : answer;
}

function answerOf(found: { readonly image: ImageCommand | null } | null): ImageCommandAnswer {
  if (found === null) return { known: false, why: 'noEngine' };
  if (found.image === null) return { known: false, why: 'noImage' };
  const { entrypoint, cmd } = found.image;
  return { known: true, command: { entrypoint, cmd } };
}
