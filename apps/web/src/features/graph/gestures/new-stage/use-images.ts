import { useEffect, useMemo, useState } from 'react';
import { imageReference } from '@stagecraft/dockerfile/reference';
import type { LocalImage } from '../../../../language/facts.ts';
import { useAppStore } from '../../../../state/hooks.tsx';
import { suggestImages, wantsTags, type ImageSuggestion } from './suggest-images.ts';

/** A registry is asked once typing has paused, ms. */
const pause = 250;
const officialNames = imageReference.map(({ name }) => name);

interface Images {
  readonly suggestions: readonly ImageSuggestion[];
  /** The engine's list could not be had. */
  readonly withoutEngine: boolean;
}

/** Images that match what is typed: the engine's, the registry's tags, and well-known ones. */
export function useImages(typed: string): Images {
  const lookUp = useAppStore((state) => state.lookUp);
  const [local, setLocal] = useState<readonly LocalImage[] | null>(null);
  const [withoutEngine, setWithoutEngine] = useState(false);
  const [tags, setTags] = useState<{ of: string; list: readonly string[] } | null>(null);
  const repository = wantsTags(typed, officialNames);
  useEffect(() => {
    let wanted = true;
    void lookUp({ kind: 'images' }).then((answer) => {
      if (!wanted) return;
      setLocal(answer?.images ?? null);
      setWithoutEngine(answer === null);
    });
    return () => {
      wanted = false;
    };
  }, [lookUp]);
  useEffect(() => {
    if (repository === null) return;
    const timer = setTimeout(() => {
      void lookUp({ kind: 'tags', repository }).then((answer) =>
        setTags(answer === null ? null : { of: repository, list: answer.tags }),
      );
    }, pause);
    return () => clearTimeout(timer);
  }, [lookUp, repository]);
  const suggestions = useMemo(() => {
    const own = tags !== null && tags.of === repository ? tags.list : null;
    return suggestImages(typed, { local, tags: own, official: imageReference });
  }, [typed, local, tags, repository]);
  return { suggestions, withoutEngine };
}
