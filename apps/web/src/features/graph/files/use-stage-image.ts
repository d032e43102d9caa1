import { useEffect, useMemo, useState } from 'react';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import type { BuiltStage, StageListing } from '../../../state/files-slice.types.ts';
import { stageSource } from '../../../state/files/stage-source.ts';
import { useAppStore } from '../../../state/hooks.tsx';

/** An image with a stage's files. */
export interface StageImage {
  readonly image: string;
  /** Number of the build that made it; null when the stage was only listed. */
  readonly build: number | null;
  /** ms since epoch. */
  readonly at: number;
  /** What it was made of is as it was, as far as that is known; else only the text is. */
  readonly exact: boolean;
}

interface StageFilesState {
  readonly image: StageImage | 'looking' | null;
  readonly listing: StageListing | undefined;
  /** What the listing is known by. */
  readonly source: string;
}

/** Where a stage's files can be read: a listing of its text, as it is more recent, or a build of it. */
export function useStageImage(snapshot: Snapshot, stage: number): StageFilesState {
  const source = useMemo(() => stageSource(snapshot, stage) ?? '', [snapshot, stage]);
  const listing = useAppStore((state) => state.stageListings.get(source));
  const builds = useAppStore((state) => state.builds);
  const find = useAppStore((state) => state.findBuiltStage);
  const [built, setBuilt] = useState<BuiltStage | 'looking' | null>('looking');
  useEffect(() => {
    let wanted = true;
    void find(stage).then((found) => {
      if (wanted) setBuilt(found);
    });
    return () => {
      wanted = false;
    };
    // Another text of the stage, or another build, may have another answer.
  }, [find, stage, source, builds]);
  if (listing?.state === 'ready') {
    const { image, at } = listing;
    return { image: { image, build: null, at, exact: true }, listing, source };
  }
  if (built === 'looking' || built === null) return { image: built, listing, source };
  const { number, ...made } = built;
  return { image: { ...made, build: number }, listing, source };
}
