import { ChartGantt } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatDuration } from '../../../ui/format.ts';
import { PhaseMark } from '../../../ui/phase-mark.tsx';
import { isActiveGoing } from '../shared/selectors.ts';
import { useNow } from '../shared/use-now.ts';
import type { Stage } from '@stagecraft/dockerfile';
import {
  axisStep,
  timelineOf,
  type TimelineBar,
  type TimelineGroup,
} from '@stagecraft/build-trace';

const none: readonly Stage[] = [];

/** What ran when, and what ran side by side. */
export function BuildTimeline() {
  const { t } = useTranslation('build');
  const trace = useAppStore((state) => state.trace);
  const matches = useAppStore((state) => state.stepMatches);
  const stages = useAppStore((state) => state.built?.graph.stages ?? none);
  const going = useAppStore(isActiveGoing);
  const now = useNow(going, 500);
  const timeline = useMemo(
    () => (trace === null ? null : timelineOf(trace, matches, stages, now)),
    [trace, matches, stages, now],
  );
  const [shown, setShown] = useState<TimelineBar | null>(null);
  if (timeline === null || timeline.groups.length === 0) {
    return (
      <EmptyState
        icon={<ChartGantt className="size-6" />}
        title={t('timeline.none')}
        hint={t(going ? 'timeline.waiting' : 'timeline.noneHint')}
      />
    );
  }
  return (
    <section aria-label={t('timeline.label')} className="flex h-full min-h-0 flex-col bg-canvas">
      <div className="min-h-0 flex-1 overflow-auto px-3 pb-2" onKeyDown={moveFocus}>
        <Axis length={timeline.length} />
        {timeline.groups.map((group) => (
          <Group key={group.key} group={group} length={timeline.length} onShow={setShown} />
        ))}
      </div>
      <Details bar={shown} />
    </section>
  );
}

const columns = 'grid grid-cols-[minmax(8rem,16rem)_1fr_4.5rem] items-center gap-2';

function Axis({ length }: { readonly length: number }) {
  const { i18n } = useTranslation('build');
  const step = axisStep(length);
  const marks = Array.from({ length: Math.floor(length / step) + 1 }, (_, index) => index * step);
  return (
    <div
      aria-hidden
      className={classNames(
        columns,
        'sticky top-0 z-10 h-6 border-b bg-canvas text-2xs text-muted',
      )}
    >
      <span />
      <span className="relative h-full">
        {marks.map((at) => (
          <span
            key={at}
            className="absolute top-1 border-l border-line pl-1 whitespace-nowrap tabular-nums"
            style={{ left: percent(at, length) }}
          >
            {at === 0 ? '0' : formatDuration(at, i18n.language)}
          </span>
        ))}
      </span>
      <span />
    </div>
  );
}

function Group(props: {
  readonly group: TimelineGroup;
  readonly length: number;
  readonly onShow: (bar: TimelineBar) => void;
}) {
  const { t } = useTranslation('build');
  const { group } = props;
  const title =
    group.stage === null
      ? t(group.key === 'result' ? 'timeline.result' : 'timeline.buildItself')
      : group.name === null
        ? t('timeline.stageIndex', { index: group.stage })
        : t('timeline.stage', { name: group.name });
  return (
    <section aria-label={title}>
      <h3 className="mt-2 mb-0.5 text-xs font-semibold text-muted">{title}</h3>
      <ul>
        {group.bars.map((bar) => (
          <li key={bar.step.id}>
            <Bar bar={bar} length={props.length} onShow={props.onShow} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const fills: Readonly<Record<string, string>> = {
  running: 'bg-running',
  cached: 'bg-cached',
  done: 'bg-done',
  failed: 'bg-failed',
  cancelled: 'bg-cancelled',
  queued: 'bg-queued',
};

function Bar(props: {
  readonly bar: TimelineBar;
  readonly length: number;
  readonly onShow: (bar: TimelineBar) => void;
}) {
  const { bar, length, onShow } = props;
  const { t } = useTranslation('build');
  const focusStep = useAppStore((state) => state.focusStep);
  const showBottom = useAppStore((state) => state.showBottom);
  const { step } = bar;
  const words = useBarWords(bar);
  return (
    <button
      type="button"
      aria-label={t('timeline.bar', words)}
      onMouseEnter={() => onShow(bar)}
      onFocus={() => onShow(bar)}
      onClick={() => {
        focusStep(step.id);
        showBottom('log');
      }}
      className={classNames(columns, 'h-6 w-full rounded text-left text-xs hover:bg-hover')}
    >
      <span className="flex min-w-0 items-center gap-1">
        <PhaseMark phase={step.phase} iconOnly />
        <span className="truncate font-mono">{step.name}</span>
      </span>
      <span aria-hidden className="relative block h-3.5 rounded-sm bg-hover/50">
        {bar.runs.map((run) => (
          <span
            key={run.from}
            className={classNames('absolute inset-y-0 min-w-0.75 rounded-sm', fills[step.phase])}
            style={{ left: percent(run.from, length), width: percent(run.to - run.from, length) }}
          />
        ))}
      </span>
      <span className="text-right text-muted tabular-nums">{words.took}</span>
    </button>
  );
}

/** A bar in words, for its name and for the details below. */
function useBarWords({ step, runs }: TimelineBar) {
  const { t, i18n } = useTranslation(['build', 'app']);
  const ran = runs.reduce((sum, run) => sum + run.to - run.from, 0);
  return {
    name: step.name,
    phase: t(`app:phase.${step.phase}`),
    start: formatDuration(runs[0]?.from ?? 0, i18n.language),
    took: step.phase === 'cached' ? t('app:phase.cached') : formatDuration(ran, i18n.language),
  };
}

function Details({ bar }: { readonly bar: TimelineBar | null }) {
  const { t } = useTranslation('build');
  return (
    <div className="flex h-8 shrink-0 items-center gap-3 border-t bg-panel px-3 text-xs text-muted">
      {bar === null ? t('timeline.hint') : <BarDetails bar={bar} />}
    </div>
  );
}

function BarDetails({ bar }: { readonly bar: TimelineBar }) {
  const { t } = useTranslation('build');
  const words = useBarWords(bar);
  return (
    <>
      <PhaseMark phase={bar.step.phase} />
      <span className="min-w-0 truncate font-mono text-ink">{words.name}</span>
      <span className="whitespace-nowrap">{t('timeline.startedAt', words)}</span>
      <span className="whitespace-nowrap">{t('timeline.took', words)}</span>
      {bar.runs.length > 1 ? <span>{t('timeline.runs', { count: bar.runs.length })}</span> : null}
    </>
  );
}

function percent(part: number, whole: number): string {
  return `${String((100 * part) / whole)}%`;
}

/** Arrow keys move between bars, as in a list. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  const bars = [...event.currentTarget.querySelectorAll('button')];
  const at = bars.findIndex((bar) => bar === document.activeElement);
  const next = bars[at + by];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
