import { useVirtualizer } from '@tanstack/react-virtual';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Spinner } from '../../../ui/spinner.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { usePages } from './use-pages.ts';

const rowHeight = 24;

interface NameListProps {
  readonly label: string;
  readonly pages: ReturnType<typeof usePages>;
  /** The one that is shown elsewhere. */
  readonly chosen: string | null;
  readonly onChoose: (name: string) => void;
}

/** Names to choose from, thousands of them too: a field to search within, and the way to more of them. */
export function NameList({ label, pages, chosen, onChoose }: NameListProps) {
  const { t } = useTranslation('registries');
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const names = pages.names.filter((name) => name.toLowerCase().includes(wanted));
  const nothing = pages.names.length === 0 ? t('browse.empty') : t('browse.noneLeft');
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="shrink-0 border-b p-2">
        <TextField
          label={t('browse.filter')}
          hideLabel
          placeholder={t('browse.filter')}
          value={filter}
          onValueChange={setFilter}
        />
      </div>
      {names.length === 0 ? (
        <p className="flex-1 px-3 py-2 text-sm text-muted">{pages.busy ? <Spinner /> : nothing}</p>
      ) : (
        <Names label={label} names={names} chosen={chosen} onChoose={onChoose} />
      )}
      <div className="flex h-8 shrink-0 items-center justify-between gap-2 border-t px-2 text-xs text-muted">
        <span role="status">{t('browse.shown', { count: pages.names.length })}</span>
        {pages.hasMore ? (
          <Button size="small" busy={pages.busy} onClick={pages.more}>
            {t('browse.more')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

interface NamesProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly chosen: string | null;
  readonly onChoose: (name: string) => void;
}

/** Where a key leads from a row; null for one that leads nowhere. */
function stepOf(key: string, from: number, count: number): number | null {
  const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: count - 1 }[key];
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}

function Names({ label, names, chosen, onChoose }: NamesProps) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const virtualizer = useVirtualizer({
    count: names.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const at = names.indexOf(active ?? chosen ?? '');
  const onKeyDown = (event: KeyboardEvent): void => {
    const name = names[at];
    if (event.key === 'Enter' && name !== undefined) onChoose(name);
    const step = stepOf(event.key, at, names.length);
    if (step === null) return;
    event.preventDefault();
    setActive(names[step] ?? null);
    virtualizer.scrollToIndex(step);
  };
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={at < 0 ? undefined : `${id}-${String(at)}`}
      onKeyDown={onKeyDown}
      className="group/names min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
    >
      <div role="presentation" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const name = names[item.index] ?? '';
          return (
            <div
              key={name}
              id={`${id}-${String(item.index)}`}
              role="option"
              aria-selected={name === chosen}
              title={name}
              onClick={() => {
                setActive(name);
                onChoose(name);
              }}
              className={classNames(
                'absolute inset-x-0 flex cursor-pointer items-center px-3 font-mono text-xs hover:bg-hover aria-selected:bg-selected',
                item.index === at &&
                  'group-focus-visible/names:outline-2 group-focus-visible/names:-outline-offset-2 group-focus-visible/names:outline-accent',
              )}
              style={{ height: rowHeight, top: item.start }}
            >
              <span className="truncate">{name}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
