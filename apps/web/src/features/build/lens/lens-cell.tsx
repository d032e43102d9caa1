import { useTranslation } from 'react-i18next';
import { classNames } from '../../../ui/class-names.ts';
import { formatBytes, formatDuration } from '../../../ui/format.ts';
import { PhaseMark } from '../../../ui/phase-mark.tsx';
import { Elapsed } from '../shared/elapsed.tsx';
import type { LensCell, Made } from './model.ts';

/** What one builder made of an instruction: state, time, layer, and what it is known by there. */
export function LensCellView({ cell }: { readonly cell: LensCell }) {
  const { t, i18n } = useTranslation('lens');
  if (cell.kind === 'none') {
    return (
      <td className="px-2 py-1 text-muted" title={t(`noneLong.${cell.why}`)}>
        {t(`none.${cell.why}`)}
        <span className="sr-only"> {t(`noneLong.${cell.why}`)}</span>
      </td>
    );
  }
  const { phase, startedAt, durationMs, layerSize, error } = cell.state;
  return (
    <td className={classNames('px-2 py-1', phase === 'failed' && 'bg-failed-soft')}>
      <span className="flex flex-wrap items-center gap-x-2 tabular-nums">
        <PhaseMark phase={phase} />
        {phase === 'running' && startedAt !== null ? (
          <Elapsed since={startedAt} />
        ) : durationMs === null || phase === 'cached' ? null : (
          <span>{formatDuration(durationMs, i18n.language)}</span>
        )}
        {layerSize === null ? null : (
          <span className="text-muted">{formatBytes(layerSize, i18n.language)}</span>
        )}
        {cell.sizeUnknown ? (
          <span className="text-muted" title={t('sizeUnknownLong')}>
            {t('sizeUnknown')}
          </span>
        ) : null}
      </span>
      {cell.made.length === 0 ? null : <MadeList made={cell.made} />}
      {error === null ? null : (
        <span className="mt-0.5 line-clamp-4 break-words text-failed" title={error}>
          {error}
        </span>
      )}
    </td>
  );
}

/** As many characters of a digest as Docker shows. */
const shortDigest = 12;

function MadeList({ made }: { readonly made: readonly Made[] }) {
  const { t } = useTranslation('lens');
  return (
    <span className="flex flex-wrap gap-x-2 text-2xs text-muted">
      {made.map(({ what, id }) => (
        <span key={`${what} ${id}`} title={id}>
          {t(`made.${what}`)}{' '}
          <span className="font-mono">{id.replace(/^sha256:/, '').slice(0, shortDigest)}</span>
        </span>
      ))}
    </span>
  );
}
