import type { PathBlame } from '@stagecraft/contracts';
import { useAppStore } from '../../../state/hooks.tsx';
import { useAnswer, type Answer } from '../../../state/use-answer.ts';

/** Who put a path there. `image` is the id. */
export function useBlame(image: string, path: string): Answer<PathBlame> {
  const ask = useAppStore((state) => state.askRecords);
  return useAnswer(`${image} ${path}`, (signal) =>
    ask('blameLayerPath', { params: { ref: image }, query: { path }, signal }),
  );
}
