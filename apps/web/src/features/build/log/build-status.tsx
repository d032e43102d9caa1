import { Play } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { imageName } from '../../../state/build/image-name.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { formatBytes, formatDuration, formatTime } from '../../../ui/format.ts';
import { PhaseMark } from '../../../ui/phase-mark.tsx';
import { Elapsed } from '../shared/elapsed.tsx';
import { activeSummary, isActiveGoing } from '../shared/selectors.ts';

const BuildTimeLeft = lazy(async () => ({
  default: (await import('../shared/time-left.tsx')).BuildTimeLeft,
}));

/** One line on the shown build: state, number, time, steps, context. */
export function BuildStatus() {
  const { t } = useTranslation('build');
  const build = useAppStore(activeSummary);
  const phase = useAppStore((state) => state.trace?.state ?? activeSummary(state)?.state ?? null);
  const going = useAppStore(isActiveGoing);
  const engine = useAppStore((state) => state.activeRecord?.engineVersion ?? null);
  if (build === null || phase === null) return null;
  return (
    <div className="flex min-h-8 shrink-0 flex-wrap items-center gap-x-3 gap-y-0.5 border-b bg-panel px-3 py-1 text-xs text-muted">
      <span role="status">
        <PhaseMark phase={phase} pill />
      </span>
      <span className="font-medium text-ink">{t('status.number', { number: build.number })}</span>
      <TimeTaken />
      {going ? (
        <Suspense fallback={null}>
          <BuildTimeLeft />
        </Suspense>
      ) : null}
      <StepCount />
      <ContextSent />
      <StartTime />
      {build.options.target === null ? null : (
        <span>{t('status.target', { target: build.options.target })}</span>
      )}
      {engine === null ? null : <span>{t('status.engine', { version: engine })}</span>}
      {phase === 'cancelled' ? <span>{t('status.cancelled')}</span> : null}
      {phase === 'interrupted' ? <Interruption /> : null}
      <QueuePosition />
      {phase === 'succeeded' ? <RunIt /> : null}
      <Command />
    </div>
  );
}

/** Runs the image that the shown build made. */
function RunIt() {
  const { t } = useTranslation('build');
  const name = useAppStore(imageName);
  const openRun = useAppStore((state) => state.openRun);
  if (name === null) return null;
  return (
    <Button
      size="small"
      icon={<Play aria-hidden className="size-3.5" />}
      onClick={() => void openRun(name)}
    >
      {t('status.run')}
    </Button>
  );
}

function Interruption() {
  const { t } = useTranslation('build');
  const reason = useAppStore((state) => state.trace?.interruption ?? null);
  return reason === null ? null : <span>{t(`status.interrupted.${reason}`)}</span>;
}

/** The `docker build` that the shown build stands for. */
function Command() {
  const { t } = useTranslation('build');
  const command = useAppStore((state) => state.activeRecord?.command ?? null);
  if (command === null) return null;
  return (
    <span className="ml-auto flex min-w-0 items-center gap-1">
      <code data-testid="build-command" className="max-w-80 truncate font-mono" title={command}>
        {command}
      </code>
      <CopyButton label={t('dialog.copyCommand')} text={() => command} />
    </span>
  );
}

function StartTime() {
  const { t, i18n } = useTranslation('build');
  const startedAt = useAppStore((state) => state.trace?.startedAt ?? null);
  if (startedAt === null) return null;
  return <span>{t('status.started', { time: formatTime(startedAt, i18n.language) })}</span>;
}

function TimeTaken() {
  const { i18n } = useTranslation('build');
  const startedAt = useAppStore((state) => state.trace?.startedAt ?? null);
  const finishedAt = useAppStore((state) => state.trace?.finishedAt ?? null);
  if (startedAt === null) return null;
  if (finishedAt === null) return <Elapsed since={startedAt} />;
  return (
    <span className="tabular-nums" data-testid="build-duration">
      {formatDuration(finishedAt - startedAt, i18n.language)}
    </span>
  );
}

function StepCount() {
  const { t } = useTranslation('build');
  const total = useAppStore((state) => state.trace?.steps.length ?? 0);
  const ended = useAppStore(
    (state) =>
      state.trace?.steps.filter(
        ({ phase, startedAt }) =>
          phase !== 'queued' &&
          phase !== 'running' &&
          !(phase === 'cancelled' && startedAt === null),
      ).length ?? 0,
  );
  if (total === 0) return null;
  return <span>{t('status.steps', { ended, count: total })}</span>;
}

function ContextSent() {
  const { t, i18n } = useTranslation('build');
  const context = useAppStore((state) => state.trace?.context ?? null);
  if (context === null) return null;
  return (
    <span data-testid="context-sent">
      {t(context.done ? 'status.contextSent' : 'status.contextSending', {
        size: formatBytes(context.bytes, i18n.language),
        count: context.files,
      })}
    </span>
  );
}

function QueuePosition() {
  const { t } = useTranslation('build');
  const position = useAppStore((state) =>
    state.trace?.state === 'queued' ? state.trace.queuePosition : null,
  );
  if (position === null || position === 0) return null;
  return <span>{t('status.ahead', { count: position })}</span>;
}
