import type { LayersSummary, LayerWaste } from '@stagecraft/contracts';
import { Leaf } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { Analysed, useLanguage } from '../shared/analysed.tsx';
import { LayerName } from '../shared/layer-name.tsx';
import { Legend } from '../shared/legend.tsx';
import { Secrets } from './secrets.tsx';
import { Treemap } from './treemap.tsx';
import { WasteTable } from './waste-table.tsx';
import { Cancellable, WaitingForImage } from '../shared/waiting.tsx';

/**
 * What the layers of an image store and it does not need, and secrets that were left in them.
 *
 * @param props.image id or name
 */
export function WasteView({ image }: { readonly image: string }) {
  return (
    <Analysed image={image}>
      {(summary) => (
        <Cancellable>{(cancel) => <Waste summary={summary} onCancel={cancel} />}</Cancellable>
      )}
    </Analysed>
  );
}

interface WasteProps {
  readonly summary: LayersSummary;
  readonly onCancel: () => void;
}

function Waste({ summary, onCancel }: WasteProps) {
  const { t } = useTranslation('layers');
  const ask = useAppStore((state) => state.askRecords);
  const answer = useAnswer(summary.imageId, (signal) =>
    ask('getLayerWaste', { params: { ref: summary.imageId }, signal }),
  );
  if (answer.state === 'loading') return <WaitingForImage onCancel={onCancel} />;
  if (answer.state === 'failed') return <ErrorNotice problem={answer.problem} />;
  const waste = answer.value;
  return (
    <section
      aria-label={t('waste.label')}
      tabIndex={0}
      className="flex h-full flex-col gap-5 overflow-auto p-4 focus-visible:-outline-offset-2"
    >
      <Figures waste={waste} />
      {waste.fileCount === 0 ? (
        <div>
          <EmptyState
            icon={<Leaf className="size-6" />}
            title={t('waste.none')}
            hint={t('waste.noneHint')}
          />
        </div>
      ) : (
        <ByPath summary={summary} waste={waste} />
      )}
      <Leftovers waste={waste} />
      <Secrets waste={waste} />
      <LayerBars summary={summary} waste={waste} />
    </section>
  );
}

function Figures({ waste }: { readonly waste: LayerWaste }) {
  const { t, i18n } = useTranslation('layers');
  const bytes = (amount: number): string => formatBytes(amount, i18n.language);
  const percent = new Intl.NumberFormat(i18n.language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 2,
  });
  const figures = [
    ['efficiency', percent.format(waste.dive.efficiency), 'efficiencyHint'],
    ['wasted', bytes(waste.wasted), 'wastedHint'],
    ['kept', bytes(waste.kept), null],
    ['stored', bytes(waste.stored), null],
    ['dive', bytes(waste.dive.wastedBytes), 'diveHint'],
  ] as const;
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-x-6 gap-y-3">
      {figures.map(([name, value, hint]) => (
        <div key={name}>
          <dt className="text-xs text-muted">{t(`waste.${name}`)}</dt>
          <dd data-testid={`waste-${name}`} className="text-lg font-semibold tabular-nums">
            {value}
          </dd>
          {hint === null ? null : <dd className="text-2xs text-muted">{t(`waste.${hint}`)}</dd>}
        </div>
      ))}
    </dl>
  );
}

function ByPath({
  summary,
  waste,
}: {
  readonly summary: LayersSummary;
  readonly waste: LayerWaste;
}) {
  const { t } = useTranslation('layers');
  return (
    <section aria-label={t('waste.byPath')}>
      <h2 className="mb-1 font-semibold">{t('waste.byPath')}</h2>
      <Treemap tree={waste.tree} />
      <div className="mt-3">
        <WasteTable summary={summary} waste={waste} />
      </div>
      {waste.files.length < waste.fileCount ? (
        <p className="mt-1 text-xs text-muted">
          {t('waste.first', { count: waste.files.length, total: waste.fileCount })}
        </p>
      ) : null}
    </section>
  );
}

function Leftovers({ waste }: { readonly waste: LayerWaste }) {
  const { t, i18n } = useTranslation('layers');
  const language = useLanguage();
  if (waste.leftovers.length === 0) return null;
  return (
    <section aria-label={t('waste.leftovers')}>
      <h2 className="mb-1 font-semibold">{t('waste.leftovers')}</h2>
      <ul className="flex flex-col gap-1 text-xs">
        {waste.leftovers.map(({ folder, bytes, files, storedIn, remedy }) => (
          <li key={folder} className="max-w-3xl">
            <p>
              {t('waste.leftover', {
                folder,
                bytes: formatBytes(bytes, i18n.language),
                count: files,
                number: storedIn + 1,
              })}
            </p>
            <p className="text-muted">{remedy[language]}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LayerBars({
  summary,
  waste,
}: {
  readonly summary: LayersSummary;
  readonly waste: LayerWaste;
}) {
  const { t, i18n } = useTranslation('layers');
  const largest = Math.max(1, ...waste.layers.map(({ stored }) => stored));
  const bytes = (amount: number): string => formatBytes(amount, i18n.language);
  const width = (amount: number) => ({ width: `${String((amount / largest) * 100)}%` });
  return (
    <section aria-label={t('waste.byLayer')}>
      <h2 className="mb-1 flex flex-wrap items-baseline gap-x-4 font-semibold">
        {t('waste.byLayer')}
        <Legend tone="bg-done" words={t('waste.barKept')} />
        <Legend tone="bg-danger" words={t('waste.barWasted')} />
      </h2>
      <ul className="flex flex-col">
        {waste.layers.map(({ stored, wasted, hides }, layer) => {
          const words = t('waste.layerBar', {
            number: layer + 1,
            stored: bytes(stored),
            wasted: bytes(wasted),
            hides: bytes(hides),
          });
          return (
            // A layer's number is its only name: one diff id can come twice.
            <li
              key={String(layer)}
              title={words}
              className="grid grid-cols-[minmax(8rem,1fr)_minmax(8rem,2fr)_5rem] items-center gap-3 border-t py-1"
            >
              <LayerName summary={summary} layer={layer} />
              <span className="flex h-2.5 overflow-hidden rounded-sm bg-hover">
                <span className="sr-only">{words}</span>
                <span aria-hidden className="bg-done" style={width(stored - wasted)} />
                <span aria-hidden className="bg-danger" style={width(wasted)} />
              </span>
              <span aria-hidden className="text-right text-xs text-muted tabular-nums">
                {bytes(stored)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
