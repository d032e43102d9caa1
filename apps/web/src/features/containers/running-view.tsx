import type { ContainerDetail } from '@stagecraft/contracts';
import { Download as DownloadIcon, SquareTerminal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ContainerRun } from '../../state/container-slice.types.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { formatDuration } from '../../ui/format.ts';
import { Spinner } from '../../ui/spinner.tsx';
import { exitMeaning, runTime, type ExitMeaning } from './exit.ts';
import { OutputLog } from './output-log.tsx';
import { PortLinks } from './ports/ports.tsx';

/** One that ended sooner, ms, most likely did not do what the person wanted. */
const atOnceMs = 1000;

/** The container's state, where it listens and what it writes. */
export function RunningView({ run }: { readonly run: ContainerRun }) {
  return (
    <>
      <div className="flex flex-col gap-2">
        <div role="status" data-testid="run-state" data-phase={run.phase}>
          <State run={run} />
        </div>
        {run.container !== null &&
        (run.phase === 'running' || run.phase === 'stopping') &&
        run.container.ports.length > 0 ? (
          <PortLinks
            key={run.container.id}
            container={run.container.id}
            ports={run.container.ports}
            openFirst={run.step === null && run.options.openPage}
          />
        ) : null}
      </div>
      {run.phase === 'running' && run.step === null && run.options.interactive ? (
        <TypeInto run={run} />
      ) : null}
      <OutputLog run={run} />
      {isKept(run) ? <Download id={run.container?.id ?? ''} /> : null}
    </>
  );
}

/** A way to type into it, as `docker run -i` gives one: its terminal, which takes the dialog's place. */
function TypeInto({ run: { container } }: { readonly run: ContainerRun }) {
  const { t } = useTranslation('containers');
  const place = useAppStore((state) => state.place);
  const closeRun = useAppStore((state) => state.closeRun);
  const showContainer = useAppStore((state) => state.showContainer);
  const openTerminal = useAppStore((state) => state.openTerminal);
  if (container === null) return null;
  const { id, name } = container;
  const open = (): void => {
    closeRun();
    // The workspace has terminals of its own, below the text.
    if (place !== 'work') showContainer(id, 'terminal');
    void openTerminal({ kind: 'attach', container: name });
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        size="small"
        variant="primary"
        icon={<SquareTerminal aria-hidden className="size-3.5" />}
        onClick={open}
      >
        {t('action.terminal')}
      </Button>
      <p className="text-xs text-muted">{t('interactive')}</p>
    </div>
  );
}

/** Whether the container has ended and stays for a while. */
function isKept({ phase, container, step }: ContainerRun): boolean {
  return phase === 'ended' && container !== null && (step !== null || !container.remove);
}

/** All that the container wrote, which may be more than is shown. */
function Download({ id }: { readonly id: string }) {
  const { t } = useTranslation('containers');
  return (
    <a
      href={`/api/containers/${encodeURIComponent(id)}/log/text`}
      download
      className="inline-flex items-center gap-1 self-start text-accent underline"
    >
      <DownloadIcon aria-hidden className="size-3.5" />
      {t('log.download')}
    </a>
  );
}

function State({ run }: { readonly run: ContainerRun }) {
  const { t } = useTranslation('containers');
  const { phase, container } = run;
  const name = container?.name ?? '';
  if (phase === 'ended' && container !== null) return <Ended run={run} container={container} />;
  if (phase === 'gone') return <p className="font-medium">{t('phase.gone')}</p>;
  if (phase === 'lost') {
    return (
      <>
        <p className="font-medium text-warning">{t('phase.lost')}</p>
        <p className="text-muted">{t('lostHint', { name })}</p>
      </>
    );
  }
  return (
    <p className="flex items-center gap-2 font-medium">
      {phase === 'running' ? (
        <span aria-hidden className="size-2 rounded-full bg-(--done)" />
      ) : (
        <Spinner />
      )}
      {phase === 'running'
        ? t('phase.running', { name })
        : t(phase === 'stopping' ? 'phase.stopping' : 'phase.starting')}
      {phase === 'starting' ? <Building run={run} /> : null}
    </p>
  );
}

/** Good, as it was asked for but not by itself, or bad. */
function toneOf(meaning: ExitMeaning, stopAsked: boolean): string {
  if (meaning === 'success' || (stopAsked && meaning === 'terminated')) return 'text-done';
  return stopAsked ? 'text-warning' : 'text-danger';
}

/** How far what is before the step is built. */
function Building({ run }: { readonly run: ContainerRun }) {
  const { t } = useTranslation('containers');
  const building = run.step?.building ?? null;
  if (building === null) return null;
  return (
    <span className="min-w-0 truncate font-normal text-muted" title={building.step}>
      {t('step.building', building)}
    </span>
  );
}

interface EndedProps {
  readonly run: ContainerRun;
  readonly container: ContainerDetail;
}

function Ended({ run, container }: EndedProps) {
  const { t, i18n } = useTranslation('containers');
  const code = container.exitCode ?? 0;
  const time = runTime(container);
  const meaning = exitMeaning(container, run.stopAsked);
  return (
    <>
      <p className={classNames('font-medium', toneOf(meaning, run.stopAsked))}>
        {time === null
          ? t('phase.endedUnknown', { code })
          : t('phase.ended', { code, duration: formatDuration(time, i18n.language) })}
      </p>
      <p className="text-muted">{t(`exit.${meaning}`, { signal: code - 128 })}</p>
      {run.step === null && time !== null && time < atOnceMs && !run.stopAsked ? (
        <p className="text-muted">{t('atOnce')}</p>
      ) : null}
    </>
  );
}
