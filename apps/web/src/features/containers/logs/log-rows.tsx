import { plainStyle } from '@stagecraft/build-trace';
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../../ui/class-names.ts';
import { AnsiText } from '../../../ui/log/ansi-text.tsx';
import { clockOf, type LogLine } from './log-lines.ts';

/** Height of a line that is not wrapped, pixels. */
const lineHeight = 20;
/** Nearer than this to its end, pixels, the log follows what comes. */
const nearEnd = 24;

interface LogRowsProps {
  readonly lines: readonly LogLine[];
  readonly state: 'waiting' | 'live' | 'ended' | 'gone' | 'lost';
  /** The server tells no more of it. */
  readonly cut: boolean;
  /** Lines that came before those that are kept. */
  readonly dropped: number;
  readonly query: string;
  /** The line that the search stands on. */
  readonly current: number | null;
  readonly times: boolean;
  readonly wrap: boolean;
  readonly following: boolean;
  readonly onFollowing: (following: boolean) => void;
}

/** The lines, of which only those in sight are drawn; it follows the end until somebody scrolls up. */
export function LogRows(props: LogRowsProps) {
  const { lines, wrap, following, onFollowing, current } = props;
  const { t } = useTranslation('containerPlace');
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    getItemKey: (index) => lines[index]?.number ?? index,
    overscan: 20,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, wrap]);
  useEffect(() => {
    if (following && lines.length > 0)
      virtualizer.scrollToIndex(lines.length - 1, { align: 'end' });
  }, [virtualizer, following, lines, wrap]);
  useEffect(() => {
    if (current !== null) virtualizer.scrollToIndex(current, { align: 'center' });
  }, [virtualizer, current]);
  return (
    <div
      ref={scroller}
      role="log"
      aria-live="off"
      aria-label={t('logs.label')}
      tabIndex={0}
      onWheel={(event) => {
        if (event.deltaY < 0) onFollowing(false);
      }}
      onKeyDown={(event) => {
        if (['ArrowUp', 'PageUp', 'Home'].includes(event.key)) onFollowing(false);
      }}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        if (!following && scrollHeight - scrollTop - clientHeight < nearEnd && current === null) {
          onFollowing(true);
        }
      }}
      className="min-h-0 flex-1 overflow-auto bg-canvas font-mono text-xs focus-visible:-outline-offset-2"
    >
      <Note {...props} />
      <div
        className={classNames('relative', !wrap && 'w-max min-w-full')}
        style={{ height: virtualizer.getTotalSize() }}
      >
        <Drawn {...props} virtualizer={virtualizer} />
      </div>
    </div>
  );
}

interface DrawnProps extends LogRowsProps {
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
}

function Drawn(props: DrawnProps) {
  const { lines, wrap, current, virtualizer } = props;
  return (
    <>
      {virtualizer.getVirtualItems().map((item) => {
        const line = lines[item.index];
        return line === undefined ? null : (
          <div
            key={item.key}
            data-index={item.index}
            ref={wrap ? virtualizer.measureElement : null}
            className={classNames('absolute left-0', wrap ? 'right-0' : 'min-w-full')}
            style={{ top: item.start }}
          >
            <Line {...props} line={line} isCurrent={item.index === current} />
          </div>
        );
      })}
    </>
  );
}

/** What is to be said of the log besides its lines. */
function Note({ lines, state, cut, dropped }: LogRowsProps) {
  const { t } = useTranslation('containerPlace');
  const said = [
    dropped > 0 ? t('logs.dropped', { count: dropped }) : '',
    cut ? t('logs.cut') : '',
    lines.length > 0 || state === 'waiting'
      ? ''
      : t(state === 'live' ? 'logs.noneYet' : 'logs.none'),
    state === 'gone' || state === 'lost' ? t(`logs.${state}`) : '',
  ].filter(Boolean);
  if (said.length === 0) return null;
  return <p className="px-3 py-1 font-sans text-muted">{said.join(' ')}</p>;
}

interface LineProps extends Pick<LogRowsProps, 'query' | 'times' | 'wrap'> {
  readonly line: LogLine;
  readonly isCurrent: boolean;
}

function Line({ line, query, isCurrent, times, wrap }: LineProps) {
  const isError = line.stream === 'stderr';
  return (
    <div
      data-stream={line.stream}
      className={classNames(
        'flex min-h-5 items-start border-l-2 pr-3 pl-2 leading-5',
        isError ? 'border-warning' : 'border-transparent',
        isCurrent ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      {times ? (
        <time
          dateTime={line.at ?? undefined}
          title={line.at ?? undefined}
          className="mr-3 w-24 shrink-0 text-muted tabular-nums select-none"
        >
          {clockOf(line.at)}
        </time>
      ) : null}
      <span
        className={classNames(
          'mr-2 w-10 shrink-0 text-2xs leading-5 select-none',
          isError ? 'text-warning' : 'text-faint',
        )}
      >
        {line.stream}
      </span>
      <span
        data-log-line
        className={wrap ? 'min-w-0 break-all whitespace-pre-wrap' : 'whitespace-pre'}
      >
        <AnsiText raw={line.text} style={plainStyle} query={query} current={isCurrent} />
      </span>
    </div>
  );
}
