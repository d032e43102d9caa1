import { useTranslation } from 'react-i18next';
import { formatBytes, formatDuration } from '../../../ui/format.ts';
import { PhaseMark } from '../../../ui/phase-mark.tsx';
import { Elapsed } from '../shared/elapsed.tsx';
import { isGoing } from '../../../state/build/list.ts';
import { lensTotals, type LensCell } from './model.ts';
import type { LensBuild } from './use-lens.ts';

interface LensHeadProps {
  readonly build: LensBuild;
  /** What the builder made of each instruction. */
  readonly cells: readonly LensCell[];
}

/** A builder's column: which build it is, how far, and what it took in all. */
export function LensHead({ build, cells }: LensHeadProps) {
  const { t, i18n } = useTranslation('lens');
  const { summary, trace, image } = build;
  const builder = summary.options.builder === 'classic' ? 'classic' : 'buildkit';
  const { startedAt, durationMs, ran, cached, made } = lensTotals(build, cells);
  const going = trace === null ? isGoing(summary) : durationMs === null;
  return (
    <th scope="col" className="w-1/4 px-2 py-1.5 font-normal">
      <span className="flex flex-wrap items-center gap-x-2">
        <span className="font-semibold">{t(`builder.${builder}`)}</span>
        <span className="text-muted">#{summary.number}</span>
        <PhaseMark phase={trace?.state ?? summary.state} />
        <span className="tabular-nums">
          {durationMs !== null ? (
            formatDuration(durationMs, i18n.language)
          ) : going && startedAt !== null ? (
            <Elapsed since={startedAt} />
          ) : null}
        </span>
      </span>
      <span className="mt-0.5 flex flex-wrap gap-x-2 text-2xs text-muted tabular-nums">
        <span>{t('ran', { count: ran })}</span>
        <span>{t('cached', { count: cached })}</span>
        <span>{t(builder === 'classic' ? 'images' : 'vertices', { count: made })}</span>
        {image === null ? null : (
          <span>{t('size', { size: formatBytes(image.size, i18n.language) })}</span>
        )}
      </span>
      <Failure build={build} />
    </th>
  );
}

/** What failed without being the failure of a step, such as a file that the builder cannot read. */
function Failure({ build: { trace, states } }: Pick<LensHeadProps, 'build'>) {
  const failure = trace?.failure ?? null;
  const isShown = [...states.values()].some(({ phase }) => phase === 'failed');
  if (failure === null || isShown) return null;
  return <span className="mt-1 block break-words text-failed">{failure.message}</span>;
}
