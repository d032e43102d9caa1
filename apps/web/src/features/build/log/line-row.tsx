import { stripAnsi } from '@stagecraft/build-trace';
import { useTranslation } from 'react-i18next';
import type { LogTimes } from '../../../state/view-slice.types.ts';
import { classNames } from '../../../ui/class-names.ts';
import { AnsiText } from '../../../ui/log/ansi-text.tsx';
import { shownLength } from '../../../ui/log/ranges.ts';
import { clipOf } from './clip.ts';
import { ClipNote } from './clip-note.tsx';
import type { LogRow } from './layout.ts';
import { rowStarts } from './wrap.ts';

interface LineRowProps {
  readonly row: Extract<LogRow, { kind: 'line' }>;
  readonly query: string;
  /** Whether this is the hit that was gone to. */
  readonly current: boolean;
  readonly picked: boolean;
  readonly times: LogTimes;
  /** Cells of a row where lines are wrapped. */
  readonly columns: number | null;
  readonly onPick: (stepId: string, line: number, extend: boolean) => void;
}

/** A line of a step's output with its number, which selects it. */
export function LineRow(props: LineRowProps) {
  const { t } = useTranslation('build');
  const { row, picked } = props;
  const { step } = row.section;
  const clip = clipOf(row.line.raw);
  return (
    <div
      aria-current={picked ? 'location' : undefined}
      className={classNames(
        'flex min-h-5 items-start pl-8 font-mono text-xs leading-5 whitespace-pre',
        row.line.stream === 'stderr' && 'shadow-[inset_2px_0_0_var(--line-strong)]',
        picked && 'bg-selected',
      )}
    >
      <button
        type="button"
        tabIndex={-1}
        aria-label={t('log.pick', { line: row.index + 1 })}
        onClick={(event) => props.onPick(step.id, row.index, event.shiftKey)}
        className="mr-3 h-5 w-14 shrink-0 text-right text-muted tabular-nums select-none hover:underline"
      >
        {row.index + 1}
      </button>
      {props.times === 'off' ? null : (
        <span className="mr-3 w-24 shrink-0 text-right text-muted tabular-nums select-none">
          {props.times === 'clock' ? clock(row.line.at) : since(step.startedAt, row.line.at)}
        </span>
      )}
      <LineText {...props} />
      {clip === null ? null : <ClipNote section={row.section} {...clip} />}
    </div>
  );
}

function LineText({ row, query, current, columns }: LineRowProps) {
  const { raw, style } = row.line;
  const text = { raw, style, query, current };
  if (columns === null) {
    return (
      <span data-log-line>
        <AnsiText {...text} />
      </span>
    );
  }
  const starts = rowStarts(stripAnsi(raw.slice(0, shownLength)), columns);
  return (
    <span data-log-line className="block">
      {starts.map((from, n) => {
        const to = starts[n + 1];
        return (
          <span key={from} className="block h-5">
            <AnsiText {...text} from={from} {...(to !== undefined && { to })} />
          </span>
        );
      })}
    </span>
  );
}

/** Seconds since the step began. */
function since(startedAt: number | null, at: number): string {
  return startedAt === null ? '' : `+${(Math.max(0, at - startedAt) / 1000).toFixed(3)}`;
}

/** Time of day in the browser's time zone, the same in every language. */
function clock(at: number): string {
  const date = new Date(at);
  const parts = [date.getHours(), date.getMinutes(), date.getSeconds()];
  const milliseconds = String(date.getMilliseconds()).padStart(3, '0');
  return `${parts.map((part) => String(part).padStart(2, '0')).join(':')}.${milliseconds}`;
}
