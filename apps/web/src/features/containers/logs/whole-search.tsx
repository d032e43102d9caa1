import { plainStyle } from '@stagecraft/build-trace';
import { useVirtualizer } from '@tanstack/react-virtual';
import { X } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { AnsiText } from '../../../ui/log/ansi-text.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { clockOf } from './log-lines.ts';
import type { LogMatch, WholeSearch } from './use-whole-search.ts';

interface WholeSearchProps {
  readonly search: WholeSearch;
  readonly onGo: (match: LogMatch) => void;
  readonly onLeave: () => void;
}

/** What a search of the whole log found; a match is gone to by a click or Enter. */
export function WholeSearchPanel({ search, onGo, onLeave }: WholeSearchProps) {
  const { t } = useTranslation('containerPlace');
  return (
    <section
      aria-label={t('logs.whole.label')}
      className="flex max-h-[40%] shrink-0 flex-col border-b bg-panel"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
      }}
    >
      <div className="flex min-h-8 items-center gap-2 px-3 text-xs">
        <p role="status" className="flex min-w-0 flex-1 items-center gap-2">
          <Said search={search} />
        </p>
        {search.state === 'searching' ? (
          <Button size="small" onClick={onLeave}>
            {t('logs.whole.cancel')}
          </Button>
        ) : (
          <IconButton size="small" label={t('logs.whole.close')} onClick={onLeave}>
            <X aria-hidden className="size-3.5" />
          </IconButton>
        )}
      </div>
      {search.state === 'failed' ? <ErrorNotice problem={search.problem} /> : null}
      {search.state === 'ready' && search.found.matches.length > 0 ? (
        <Matches matches={search.found.matches} text={search.text} onGo={onGo} />
      ) : null}
    </section>
  );
}

function Said({ search }: { readonly search: WholeSearch }) {
  const { t, i18n } = useTranslation('containerPlace');
  const number = (value: number): string => value.toLocaleString(i18n.language);
  if (search.state === 'failed') return null;
  if (search.state === 'searching') {
    return (
      <>
        <Spinner />
        {t('logs.whole.searching', { text: search.text })}
      </>
    );
  }
  const { matches, total, lines, truncated } = search.found;
  const said = [
    total === 0
      ? t('logs.whole.none', { text: search.text, lines: number(lines) })
      : t('logs.whole.found', { total: number(total), lines: number(lines), text: search.text }),
    total > matches.length ? t('logs.whole.last', { shown: number(matches.length) }) : '',
    truncated ? t('logs.whole.truncated') : '',
  ];
  return said.filter(Boolean).join(' ');
}

interface MatchesProps extends Pick<WholeSearchProps, 'onGo'> {
  readonly matches: readonly LogMatch[];
  readonly text: string;
}

/** Height of a match, pixels. */
const rowHeight = 20;

function Matches({ matches, text, onGo }: MatchesProps) {
  const { t } = useTranslation('containerPlace');
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(matches.length - 1);
  const virtualizer = useVirtualizer({
    count: matches.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    initialOffset: matches.length * rowHeight,
    overscan: 10,
  });
  const go = (index: number): void => {
    const match = matches[index];
    setActive(index);
    if (match !== undefined) onGo(match);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') go(active);
    const next = movedTo(event.key, active, matches.length);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    virtualizer.scrollToIndex(next);
  };
  return (
    <div
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={t('logs.whole.matches')}
      aria-activedescendant={`${id}-${String(active)}`}
      onKeyDown={onKeyDown}
      className="min-h-0 flex-1 overflow-auto border-t font-mono text-xs focus-visible:-outline-offset-2"
    >
      <div className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const match = matches[index];
          return match === undefined ? null : (
            <div
              key={index}
              id={`${id}-${String(index)}`}
              role="option"
              aria-selected={index === active}
              onClick={() => go(index)}
              className={classNames(
                'absolute right-0 left-0 flex h-5 gap-3 px-3 leading-5 whitespace-pre hover:bg-hover',
                index === active && 'bg-selected',
              )}
              style={{ top: start }}
            >
              <Match match={match} text={text} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Where a key leads in a list; null for one that leads nowhere. */
function movedTo(key: string, from: number, count: number): number | null {
  const ways = new Map([
    ['ArrowDown', from + 1],
    ['ArrowUp', from - 1],
    ['Home', 0],
    ['End', count - 1],
  ]);
  const to = ways.get(key);
  return to === undefined ? null : Math.min(Math.max(to, 0), count - 1);
}

function Match({ match, text }: { readonly match: LogMatch; readonly text: string }) {
  const { line, at } = match;
  return (
    <>
      <span className="w-16 shrink-0 text-right text-muted tabular-nums">{line + 1}</span>
      <span className="w-24 shrink-0 text-muted tabular-nums">
        {at === null ? '' : clockOf(new Date(at).toISOString())}
      </span>
      <span className="min-w-0 truncate">
        <AnsiText raw={match.text} style={plainStyle} query={text} current={false} />
      </span>
    </>
  );
}
