import type { ImageComparison, ImageFileChange } from '@stagecraft/contracts';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../ui/format.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { ChangeMark } from '../shared/change-mark.tsx';
import { modeText } from '../shared/words.ts';
import { ComparedPart } from './compared-parts.tsx';

/** Height of a line, pixels. */
const lineHeight = 24;
const columns =
  'grid grid-cols-[minmax(10rem,1fr)_9rem_minmax(8rem,11rem)_minmax(8rem,11rem)] gap-x-3';

/** Files in which two images differ. */
export function ComparedFiles({ comparison }: { readonly comparison: ImageComparison }) {
  const { t } = useTranslation('layers');
  const [filter, setFilter] = useState('');
  const { files, fileCount } = comparison;
  const shown = useMemo(
    () => files.filter(({ path }) => path.toLowerCase().includes(filter.toLowerCase())),
    [files, filter],
  );
  return (
    <ComparedPart title={t('compare.files')} same={fileCount === 0}>
      <TextField
        label={t('compare.filter')}
        hideLabel
        mono
        placeholder={t('compare.filter')}
        value={filter}
        onValueChange={setFilter}
        className="mb-1 w-72 max-w-full"
      />
      <FileTable files={shown} />
      {files.length < fileCount ? (
        <p className="mt-1 text-xs text-muted">
          {t('compare.first', { count: files.length, total: fileCount })}
        </p>
      ) : null}
    </ComparedPart>
  );
}

function FileTable({ files }: { readonly files: readonly ImageFileChange[] }) {
  const { t } = useTranslation('layers');
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: files.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 12,
  });
  return (
    <div
      ref={scroller}
      role="table"
      aria-label={t('compare.files')}
      aria-rowcount={files.length + 1}
      tabIndex={0}
      className="max-h-80 overflow-auto rounded-md border focus-visible:-outline-offset-2"
    >
      <div role="rowgroup" className="sticky top-0 z-10 min-w-144 border-b bg-panel">
        <div role="row" className={`${columns} px-2 py-0.5 text-2xs text-muted`}>
          <span role="columnheader">{t('compare.path')}</span>
          <span role="columnheader">{t('compare.change')}</span>
          <span role="columnheader">{t('compare.sizeBefore')}</span>
          <span role="columnheader">{t('compare.sizeAfter')}</span>
        </div>
      </div>
      <div
        role="rowgroup"
        className="relative min-w-144"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const file = files[index];
          return file === undefined ? null : (
            <div
              key={key}
              role="row"
              aria-rowindex={index + 2}
              className={`${columns} absolute inset-x-0 items-center px-2 text-xs hover:bg-hover`}
              style={{ transform: `translateY(${String(start)}px)`, height: lineHeight }}
            >
              <span role="cell" className="truncate font-mono" title={`/${file.path}`}>
                /{file.path}
              </span>
              <span role="cell" className="min-w-0">
                <ChangeMark change={file.change} />
              </span>
              <Side entry={file.before} />
              <Side entry={file.after} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Side({ entry }: { readonly entry: ImageFileChange['before'] }) {
  const { t, i18n } = useTranslation('layers');
  return (
    <span role="cell" className="truncate text-muted tabular-nums">
      {entry === null ? (
        t('compare.missing')
      ) : (
        <>
          {formatBytes(entry.size, i18n.language)}{' '}
          <span className="font-mono text-2xs">
            {modeText(entry.kind, entry.mode)} {entry.uid}:{entry.gid}
          </span>
        </>
      )}
    </span>
  );
}
