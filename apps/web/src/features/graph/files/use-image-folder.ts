import type { ImageFolder, Problem } from '@stagecraft/contracts';
import { useEffect, useState } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';

interface Answer {
  readonly folder: ImageFolder | null;
  readonly problem: Problem | null;
}

const waiting: Answer = { folder: null, problem: null };

/** Entries of a folder of an image; both are null until the engine has answered. */
export function useImageFolder(image: string, path: string): Answer {
  const imageFolder = useAppStore((state) => state.imageFolder);
  const [answer, setAnswer] = useState(waiting);
  useEffect(() => {
    const gone = new AbortController();
    setAnswer(waiting);
    void imageFolder(image, path, gone.signal).then((result) => {
      if (gone.signal.aborted) return;
      setAnswer(
        result.ok
          ? { folder: result.value, problem: null }
          : { folder: null, problem: result.problem },
      );
    });
    return () => gone.abort();
  }, [image, path, imageFolder]);
  return answer;
}
