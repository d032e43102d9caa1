import { stripAnsi, type ItemProgress } from '@stagecraft/build-trace';
import { ChevronRight, Download } from 'lucide-react';
import { lazy, memo, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shallow } from 'zustand/shallow';
import type { LogTimes } from '../../../state/view-slice.types.ts';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { formatBytes, formatDuration } from '../../../ui/format.ts';
import { PhaseMark } from '../../../ui/phase-mark.tsx';
import { Tooltip } from '../../../ui/tooltip.tsx';
import { Elapsed } from '../shared/elapsed.tsx';
import { lineOf, revealInstruction, todaysInstruction } from '../shared/reveal.ts';
import { GapRow } from './gap-row.tsx';
import type { LogRow, LogSection } from './layout.ts';
import { LineRow } from './line-row.tsx';
import { logAddress } from './log-address.ts';
import { hasBody, hasOutput, sameRow } from './same-row.ts';
import type { ShowGap } from './use-earlier.ts';
import { shownLength } from '../../../ui/log/ranges.ts';
import { rowStarts } from './wrap.ts';

const WhyDialog = lazy(async () => ({
  default: (await import('../why/why-dialog.tsx')).WhyDialog,
}));

const StepTimeLeft = lazy(async () => ({
  default: (await import('../shared/time-left.tsx')).StepTimeLeft,
}));

interface RowProps {
  readonly row: LogRow;
  readonly query: string;
  /** Whether this row is the hit that was gone to. */
  readonly current: boolean;
  readonly onToggle: (section: LogSection) => void;
  readonly picked: boolean;
  readonly times: LogTimes;
  /** Cells of a row where lines are wrapped. */
  readonly columns: number | null;
  readonly onPick: (stepId: string, line: number, extend: boolean) => void;
  readonly onEarlier: ShowGap;
}

/** One row of the log. A frame of a running build makes all rows anew and draws those that changed. */
export const LogRowView = memo(
  RowView,
  (before, now) =>
    sameRow(before.row, now.row) && shallow({ ...before, row: null }, { ...now, row: null }),
);

function RowView(props: RowProps) {
  const { row } = props;
  switch (row.kind) {
    case 'title':
      return <Title section={row.section} onToggle={props.onToggle} />;
    case 'item':
      return <Item item={row.item} />;
    case 'line':
      return <LineRow {...props} row={row} />;
    case 'gap':
      return <GapRow row={row} onShow={props.onEarlier} />;
    case 'error':
      return <ErrorLine text={row.text} columns={props.columns} />;
  }
}

/** A line of the engine's own words on a failure. */
function ErrorLine({ text, columns }: { readonly text: string; readonly columns: number | null }) {
  const shown = stripAnsi(columns === null ? text : text.slice(0, shownLength));
  const starts = columns === null ? [0] : rowStarts(shown, columns);
  return (
    <div
      data-log-line
      className="min-h-5 bg-failed-soft pl-8 font-mono text-xs leading-5 whitespace-pre text-failed"
    >
      {starts.map((from, n) => (
        <span key={from} className="block h-5">
          {shown.slice(from, starts[n + 1])}
        </span>
      ))}
    </div>
  );
}

function Title(props: {
  readonly section: LogSection;
  readonly onToggle: (section: LogSection) => void;
}) {
  const { section, onToggle } = props;
  const { t } = useTranslation('build');
  const store = useAppStoreApi();
  const instruction = useAppStore((state) => todaysInstruction(section.match, state.alignment));
  const line = useAppStore((state) => lineOf(state, instruction));
  const { step } = section;
  const body = hasBody(section);
  const choose = () => {
    if (instruction === null) onToggle(section);
    else revealInstruction(store, instruction);
  };
  return (
    // As wide as what is seen of the log, not as its longest line: line and time stay in view.
    <div className="sticky left-0 flex h-6 w-[100cqw] items-center gap-1.5 border-b border-line bg-panel pr-3 pl-1 text-xs">
      <button
        type="button"
        disabled={!body}
        aria-expanded={body ? section.open : undefined}
        aria-label={t(section.open ? 'log.collapse' : 'log.expand', { name: step.name })}
        onClick={() => onToggle(section)}
        className="flex size-6 shrink-0 items-center justify-center rounded text-muted hover:bg-hover disabled:opacity-0"
      >
        <ChevronRight aria-hidden className={classNames('size-3.5', section.open && 'rotate-90')} />
      </button>
      {step.phase === 'cancelled' && step.startedAt === null ? (
        <span className="w-20 shrink-0 text-muted">{t('log.notRun')}</span>
      ) : (
        <PhaseMark phase={step.phase} className="w-20 shrink-0" />
      )}
      <button
        type="button"
        onClick={choose}
        title={instruction === null ? step.name : t('log.reveal', { name: step.name })}
        className="h-6 min-w-0 flex-1 truncate rounded text-left font-mono hover:underline"
      >
        {step.name}
      </button>
      {line === null ? null : (
        <span className="shrink-0 text-muted">{t('log.line', { line: line + 1 })}</span>
      )}
      <WhyNotCached section={section} />
      {hasOutput(section) ? <StepDownload section={section} /> : null}
      {step.phase === 'running' ? (
        <Suspense fallback={null}>
          <StepTimeLeft stepId={step.id} />
        </Suspense>
      ) : null}
      <StepTime section={section} />
    </div>
  );
}

/** Asks why the step was carried out anew, once its build has ended and its record tells. */
function WhyNotCached({ section }: { readonly section: LogSection }) {
  const { t } = useTranslation('records');
  const [open, setOpen] = useState(false);
  const buildId = useAppStore((state) => state.activeBuildId);
  const hasEnded = useAppStore((state) => state.trace?.finishedAt !== null);
  const { match, step } = section;
  const wasBuilt = step.phase === 'done' || step.phase === 'failed';
  if (match?.kind !== 'instruction' || !wasBuilt || !hasEnded || buildId === null) return null;
  if (/\] FROM /.test(step.name)) return null;
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="h-6 shrink-0 rounded px-1 text-muted underline decoration-dotted hover:bg-hover"
      >
        {t('why.title')}
      </button>
      {open ? (
        <Suspense fallback={null}>
          <WhyDialog
            buildId={buildId}
            instruction={match.instruction}
            name={step.name}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}

function StepDownload({ section }: { readonly section: LogSection }) {
  const { t } = useTranslation('build');
  const buildId = useAppStore((state) => state.activeBuildId ?? '');
  const { step } = section;
  return (
    <Tooltip text={t('log.downloadStep', { name: step.name })}>
      <a
        href={logAddress(buildId, step.id)}
        download
        aria-label={t('log.downloadStep', { name: step.name })}
        className="flex size-6 shrink-0 items-center justify-center rounded text-muted hover:bg-hover"
      >
        <Download aria-hidden className="size-3.5" />
      </a>
    </Tooltip>
  );
}

function StepTime({ section }: { readonly section: LogSection }) {
  const { i18n } = useTranslation('build');
  const { step } = section;
  const live = step.phase === 'running' && step.startedAt !== null;
  return (
    <span className="w-16 shrink-0 text-right text-muted tabular-nums">
      {live && step.startedAt !== null ? (
        <Elapsed since={step.startedAt} />
      ) : step.durationMs === null || step.phase === 'cached' ? null : (
        formatDuration(step.durationMs, i18n.language)
      )}
    </span>
  );
}

function Item({ item }: { readonly item: ItemProgress }) {
  const { t, i18n } = useTranslation(['build', 'app']);
  const part = item.done ? 1 : item.total ? Math.min(1, item.current / item.total) : 0;
  const bytes =
    item.current === 0 && item.total === null
      ? ''
      : item.total === null || item.total === 0
        ? formatBytes(item.current, i18n.language)
        : t('log.bytesOf', {
            current: formatBytes(item.current, i18n.language),
            total: formatBytes(item.total, i18n.language),
          });
  return (
    <div className="flex h-5 items-center gap-2 pl-8 font-mono text-xs whitespace-pre text-muted">
      <span className="max-w-96 truncate" title={item.id}>
        {shortId(item.id)}
      </span>
      {item.action === '' || item.action === item.id ? null : <span>{item.action}</span>}
      {item.total === null || item.total === 0 ? null : (
        <span
          role="progressbar"
          aria-label={item.id}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(part * 100)}
          className="h-1.5 w-28 shrink-0 overflow-hidden rounded-full bg-hover"
        >
          <span
            className={classNames('block h-full', item.done ? 'bg-done' : 'bg-running')}
            style={{ width: `${String(part * 100)}%` }}
          />
        </span>
      )}
      <span className="tabular-nums">{bytes}</span>
      {item.done ? <span className="text-done">{t('app:phase.done')}</span> : null}
    </div>
  );
}

/** A digest as `docker` shortens it: 12 digits. */
function shortId(id: string): string {
  return id.replace(/sha256:([0-9a-f]{12})[0-9a-f]{52}/g, '$1');
}
