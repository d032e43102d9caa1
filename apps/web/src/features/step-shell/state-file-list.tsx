import type { ImageFolderEntry } from '@stagecraft/contracts';
import { visibleText } from '@stagecraft/dockerfile';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowUp, File, Folder } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Height of a row, pixels. */
const rowHeight = 24;

interface StateFileListProps {
  /** The folder, absolute. */
  readonly path: string;
  readonly entries: readonly ImageFolderEntry[];
  /** Null at the root. */
  readonly onUp: (() => void) | null;
  readonly onChoose: (entry: ImageFolderEntry) => void;
}

/** The entries of a folder, of which only those in sight are drawn. */
export function StateFileList({ path, entries, onUp, onChoose }: StateFileListProps) {
  const { t } = useTranslation('stepShell');
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  return (
    <div ref={scroller} className="mt-1 max-h-56 overflow-y-auto rounded-md border bg-canvas">
      {onUp === null ? null : (
        <Row onClick={onUp}>
          <ArrowUp aria-hidden className="size-3.5 shrink-0 text-muted" />
          {t('files.up')}
        </Row>
      )}
      <ul aria-label={path} className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const entry = entries[index];
          return entry === undefined ? null : (
            <li key={entry.name} className="absolute inset-x-0" style={{ top: start }}>
              <Row onClick={() => onChoose(entry)}>
                {entry.folder ? (
                  <Folder aria-hidden className="size-3.5 shrink-0 text-accent" />
                ) : (
                  <File aria-hidden className="size-3.5 shrink-0 text-muted" />
                )}
                <span className="truncate">
                  {visibleText(entry.name)}
                  {entry.folder ? '/' : ''}
                </span>
              </Row>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Row(props: { readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={props.onClick}
      style={{ height: rowHeight }}
      className="flex w-full items-center gap-2 px-2 text-left font-mono text-xs hover:bg-hover focus-visible:-outline-offset-2"
    >
      {props.children}
    </button>
  );
}
