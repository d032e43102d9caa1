import type { TransferLayer } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../ui/format.ts';
import { partOf } from './progress.ts';
import { ProgressBar } from './progress-bar.tsx';

interface LayerListProps {
  readonly title: string;
  readonly layers: readonly TransferLayer[];
}

/** Each layer with what happens with it. */
export function LayerList({ title, layers }: LayerListProps) {
  const { t } = useTranslation('registries');
  if (layers.length === 0) return null;
  return (
    <ul aria-label={t('transfers.layers', { title })} className="py-0.5">
      {layers.map((layer) => (
        <LayerLine key={layer.id} layer={layer} />
      ))}
    </ul>
  );
}

function LayerLine({ layer }: { readonly layer: TransferLayer }) {
  const { t, i18n } = useTranslation('registries');
  const { id, state, current, total } = layer;
  const size = (bytes: number) => formatBytes(bytes, i18n.language);
  const isMoving = state === 'downloading' || state === 'pushing' || state === 'extracting';
  const bytes = isMoving && total !== null ? `${size(current)} / ${size(total)}` : null;
  return (
    <li className="grid h-5 grid-cols-[7rem_10rem_minmax(4rem,14rem)_1fr] items-center gap-x-3 text-xs text-muted">
      <span className="truncate font-mono" title={id}>
        {id}
      </span>
      <span className="truncate">{t(`transfers.layer.${state}`)}</span>
      <ProgressBar label={id} part={partOf(layer)} />
      <span className="truncate tabular-nums">{bytes ?? (total === null ? '' : size(total))}</span>
    </li>
  );
}
