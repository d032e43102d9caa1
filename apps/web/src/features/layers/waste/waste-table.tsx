import type { LayersSummary, LayerWaste, WastedPath } from '@stagecraft/contracts';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../ui/format.ts';
import { useLanguage } from '../shared/analysed.tsx';
import { LayerName } from '../shared/layer-name.tsx';

/** Height of a line before it is measured, pixels. */
const lineHeight = 96;
/** Path and bytes, what happened, the remedy: beside each other where there is room, else one below the other. */
const columns =
  'grid grid-cols-[minmax(0,1fr)_max-content] @2xl:grid-cols-[minmax(9rem,1fr)_4.5rem_minmax(14rem,1.4fr)_minmax(12rem,1.4fr)] gap-x-3';
const wideCell = 'col-span-2 @2xl:col-span-1';

interface WasteTableProps {
  readonly summary: LayersSummary;
  readonly waste: LayerWaste;
}

/** Wasted paths, the largest first: who stores and who hides them, and how to win them back. */
export function WasteTable({ summary, waste }: WasteTableProps) {
  const { t } = useTranslation('layers');
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: waste.files.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 8,
  });
  return (
    <div
      ref={scroller}
      role="table"
      aria-label={t('waste.byPath')}
      aria-rowcount={waste.files.length + 1}
      tabIndex={0}
      className="@container max-h-96 overflow-auto rounded-md border focus-visible:-outline-offset-2"
    >
      <div role="rowgroup" className="sticky top-0 z-10 border-b bg-panel">
        <div role="row" className={`${columns} px-2 py-0.5 text-2xs text-muted`}>
          <span role="columnheader">{t('waste.path')}</span>
          <span role="columnheader" className="text-right">
            {t('waste.bytes')}
          </span>
          <span role="columnheader" className="max-@2xl:sr-only">
            {t('waste.what')}
          </span>
          <span role="columnheader" className="max-@2xl:sr-only">
            {t('waste.remedy')}
          </span>
        </div>
      </div>
      <div role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const file = waste.files[index];
          return file === undefined ? null : (
            <WasteRow
              key={key}
              file={file}
              index={index}
              top={start}
              measure={virtualizer.measureElement}
              remedies={waste.remedies}
              summary={summary}
            />
          );
        })}
      </div>
    </div>
  );
}

interface WasteRowProps {
  readonly file: WastedPath;
  readonly index: number;
  readonly top: number;
  /** Takes the row, whose height follows from its texts. */
  readonly measure: (row: Element | null) => void;
  readonly remedies: LayerWaste['remedies'];
  readonly summary: LayersSummary;
}

function WasteRow(props: WasteRowProps) {
  const { file, index, top, remedies, summary } = props;
  const { t, i18n } = useTranslation('layers');
  const remedy = remedies[file.remedy]?.[useLanguage()] ?? '';
  return (
    <div
      ref={props.measure}
      data-index={index}
      role="row"
      aria-rowindex={index + 2}
      className={`${columns} absolute inset-x-0 items-start border-b px-2 py-1 text-xs`}
      style={{ transform: `translateY(${String(top)}px)` }}
    >
      <span role="cell" className="line-clamp-4 font-mono break-all" title={`/${file.path}`}>
        /{file.path}
      </span>
      <span role="cell" className="text-right tabular-nums">
        {formatBytes(file.bytes, i18n.language)}
      </span>
      <span
        role="cell"
        className={`${wideCell} grid min-w-0 grid-cols-[max-content_minmax(0,1fr)] gap-x-2 text-muted`}
      >
        <span className="col-span-2 truncate font-medium text-ink">
          {t(`waste.kind.${file.kind}`)}
        </span>
        <span>{t('waste.storedIn')}</span>
        <LayerName summary={summary} layer={file.storedIn} />
        <span>{t('waste.hiddenBy')}</span>
        <LayerName summary={summary} layer={file.hiddenBy} />
      </span>
      <span role="cell" className={`${wideCell} text-muted`}>
        {remedy}
      </span>
    </div>
  );
}
