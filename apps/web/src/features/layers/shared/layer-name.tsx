import type { LayersSummary } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { instructionText } from './words.ts';

interface LayerNameProps {
  readonly summary: LayersSummary;
  /** From 0. */
  readonly layer: number;
}

/** A layer's number and the instruction that made it. */
export function LayerName({ summary, layer }: LayerNameProps) {
  const { t } = useTranslation('layers');
  const text = instructionText(summary.layers[layer]?.createdBy ?? '');
  return (
    <span className="flex min-w-0 items-baseline gap-1.5" title={text}>
      <span className="shrink-0 text-2xs text-muted tabular-nums">
        <span className="sr-only">{t('list.layer', { number: layer + 1 })}</span>
        <span aria-hidden>{layer + 1}</span>
      </span>
      <span className="min-w-0 truncate font-mono text-xs">
        {text === '' ? t('list.noInstruction') : text}
      </span>
    </span>
  );
}
