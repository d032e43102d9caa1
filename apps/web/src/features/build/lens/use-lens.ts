import type { Builder, BuildSummary } from '@stagecraft/contracts';
import { useMemo, useState } from 'react';
import type { BuiltText } from '../../../state/build-slice.types.ts';
import { createOverlay } from '../../../state/build/overlay.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { activeSummary, partnerOf } from '../shared/selectors.ts';
import { lensRows, type LensRow, type LensSide } from './model.ts';
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
  return useMemo(
    () => compute({ trace, built, current: built?.model ?? null, image }).overlay,
    [compute, built, trace, image],
  );
}
