import type { ImagePackage } from '@stagecraft/contracts';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../ui/format.ts';
import { nextOrder, type PackageColumn, type PackageOrder } from './sorting.ts';

/** Height of a line, pixels. */
const lineHeight = 26;
const columns =
  'grid grid-cols-[minmax(8rem,1fr)_minmax(7rem,10rem)_5rem_4rem_minmax(6rem,9rem)_minmax(5rem,9rem)_minmax(8rem,1.5fr)] gap-x-3';

interface PackageTableProps {
  readonly packages: readonly ImagePackage[];
  readonly order: PackageOrder;
  readonly onOrder: (order: PackageOrder) => void;
}

/** Packages, a line each; only the lines in view are drawn. The heads of the columns sort. */
export function PackageTable({ packages, order, onOrder }: PackageTableProps) {
  const { t } = useTranslation('layers');
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: packages.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 12,
  });
  const head = (by: PackageColumn, label: string) => (
    <ColumnHead by={by} label={label} order={order} onOrder={onOrder} />
  );
  return (
    <div
      ref={scroller}
      role="table"
      aria-label={t('packages.label')}
      aria-rowcount={packages.length + 1}
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
    >
      <div role="rowgroup" className="sticky top-0 z-10 min-w-200 border-b bg-panel">
        <div role="row" className={`${columns} px-3 text-xs`}>
          {head('name', t('packages.name'))}
          {head('version', t('packages.version'))}
          {head('bytes', t('packages.size'))}
          {head('files', t('packages.files'))}
          {head('source', t('packages.source'))}
          {head('license', t('packages.license'))}
          <span role="columnheader" className="leading-6 text-muted">
            {t('packages.summary')}
          </span>
        </div>
      </div>
      <div
        role="rowgroup"
        className="relative min-w-200"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const one = packages[index];
          return one === undefined ? null : (
            <PackageRow key={key} one={one} index={index} top={start} />
          );
        })}
      </div>
    </div>
  );
}

interface ColumnHeadProps {
  readonly by: PackageColumn;
  readonly label: string;
  readonly order: PackageOrder;
  readonly onOrder: (order: PackageOrder) => void;
}

function ColumnHead({ by, label, order, onOrder }: ColumnHeadProps) {
  const sorted = order.by === by;
  const Arrow = order.descending ? ArrowDown : ArrowUp;
  return (
    <span
      role="columnheader"
      aria-sort={sorted ? (order.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        onClick={() => onOrder(nextOrder(order, by))}
        className="inline-flex h-6 items-center gap-0.5 text-muted hover:text-ink focus-visible:-outline-offset-2"
      >
        {label}
        {sorted ? <Arrow aria-hidden className="size-3" /> : null}
      </button>
    </span>
  );
}

interface PackageRowProps {
  readonly one: ImagePackage;
  readonly index: number;
  readonly top: number;
}

function PackageRow({ one, index, top }: PackageRowProps) {
  const { i18n } = useTranslation('layers');
  const word = (text: string, look: string) => (
    <span role="cell" className={`truncate ${look}`} title={text}>
      {text}
    </span>
  );
  const number = (text: string) => (
    <span role="cell" className="text-right text-muted tabular-nums">
      {text}
    </span>
  );
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={`${columns} absolute inset-x-0 items-center border-b border-line px-3 text-xs hover:bg-hover`}
      style={{ transform: `translateY(${String(top)}px)`, height: lineHeight }}
    >
      {word(one.name, 'font-mono font-medium')}
      {word(one.version, 'font-mono')}
      {number(formatBytes(one.bytes, i18n.language))}
      {number(new Intl.NumberFormat(i18n.language).format(one.files))}
      {word(one.source, 'text-muted')}
      {word(one.license, 'text-muted')}
      {word(one.summary, 'text-muted')}
    </div>
  );
}
