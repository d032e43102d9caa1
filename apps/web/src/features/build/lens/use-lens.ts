import type { Builder, BuildSummary } from '@stagecraft/contracts';
import { useEffect, useMemo, useState } from 'react';
import type { BuiltText } from '../../../state/build-slice.types.ts';
import { createOverlay } from '../../../state/build/overlay.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { activeSummary, partnerOf } from '../shared/selectors.ts';
import { lensRows, type LensRow, type LensSide } from './model.ts';
import { lastMade, sizesUpTo, withSizes } from './partial.ts';
import { useFollowed, type Followed } from './use-followed.ts';

/** One of the two builds with all that the lens shows of it. */
export interface LensBuild extends LensSide, Followed {
  readonly summary: BuildSummary;
}

export interface Lens extends Readonly<Record<Builder, LensBuild>> {
  readonly built: BuiltText;
  readonly rows: readonly LensRow[];
}

/** The shown build and the one of the same by the other builder; says why where there is none to show. */
export function useLens(): Lens | 'reading' | 'alone' {
  const active = useAppStore(activeSummary);
  const partner = useAppStore((state) => active && partnerOf(state.builds, active));
  const built = useAppStore((state) => state.built);
  const trace = useAppStore((state) => state.trace);
  const image = useAppStore((state) => state.image);
  const followed = useFollowed(partner?.id ?? null);
  const own = useStates(built, { trace, image });
  const other = useStates(built, followed);
  return useMemo(() => {
    if (active === null || partner === null) return 'alone';
    if (built === null) return 'reading';
    const builds: readonly LensBuild[] = [
      { summary: active, trace, image, states: own },
      { summary: partner, ...followed, states: other },
    ];
    const buildkit = builds.find(({ summary }) => summary.options.builder === 'buildkit');
    const classic = builds.find(({ summary }) => summary.options.builder === 'classic');
    if (buildkit === undefined || classic === undefined) return 'alone';
    return { built, buildkit, classic, rows: lensRows(built, classic, buildkit) };
  }, [active, partner, built, trace, image, followed, own, other]);
}

/** What a build made of each instruction of its own text. */
function useStates(built: BuiltText | null, { trace, image }: Followed): LensSide['states'] {
  const [compute] = useState(createOverlay);
  const states = useMemo(
    () => compute({ trace, built, current: built?.model ?? null, image }).overlay,
    [compute, built, trace, image],
  );
  const sizes = useMadeSizes(built, { trace, states });
  return useMemo(() => withSizes(states, sizes), [states, sizes]);
}

const noSizes: ReadonlyMap<number, number> = new Map();

/** Sizes of layers that a build without an image left in the one that it made last, if that is there. */
function useMadeSizes(built: BuiltText | null, side: LensSide): ReadonlyMap<number, number> {
  const ask = useAppStore((state) => state.askRecords);
  const [known, setKnown] = useState({ image: '', sizes: noSizes });
  const made = lastMade(side);
  const image = made?.image ?? '';
  const instruction = made?.instruction ?? 0;
  useEffect(() => {
    if (image === '' || built === null) return undefined;
    const gone = new AbortController();
    void ask('getImage', { params: { ref: image }, signal: gone.signal }).then((answer) => {
      if (!answer.ok || gone.signal.aborted) return;
      setKnown({ image, sizes: sizesUpTo(built, instruction, answer.value.history) });
    });
    return () => gone.abort();
  }, [ask, built, image, instruction]);
  return known.image === image ? known.sizes : noSizes;
}
