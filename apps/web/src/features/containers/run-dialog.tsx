import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContainerRun } from '../../state/container-slice.types.ts';
import { runRequest } from '../../state/container/run-options.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { CommandPreview } from './command-preview.tsx';
import { LeaveQuestion } from './leave-question.tsx';
import { OptionsForm, optionsFormId } from './options-form.tsx';
import { RunningView } from './running-view.tsx';
import { StepFailure, StepForm } from './step-form.tsx';

/** Runs an image: first its options, then the container's state and output. */
export function RunDialog() {
  const run = useAppStore((state) => state.containerRun);
  return run === null ? null : <RunDialogOf run={run} />;
}

function RunDialogOf({ run }: { readonly run: ContainerRun }) {
  const { t } = useTranslation('containers');
  const closeRun = useAppStore((state) => state.closeRun);
  const start = useRef<HTMLButtonElement>(null);
  const [leaving, setLeaving] = useState(false);
  const live = run.phase === 'running' || run.phase === 'stopping';
  const close = () => (live ? setLeaving(true) : closeRun());
  return (
    <Dialog
      initialFocus={start}
      open
      onOpenChange={(open) => (open ? undefined : close())}
      title={run.step === null ? t('title', { image: shortName(run.image) }) : t('step.title')}
      description={run.step === null ? t('description') : t('step.description')}
      size="large"
      footer={
        live && leaving ? (
          <LeaveQuestion run={run} onStay={() => setLeaving(false)} />
        ) : (
          <Footer run={run} start={start} onClose={close} />
        )
      }
    >
      <div className="flex flex-col gap-4">
        {run.problem === null ? null : <ErrorNotice problem={run.problem} />}
        {run.failure === null ? null : <StepFailure message={run.failure} />}
        {run.phase !== 'options' ? (
          <RunningView run={run} />
        ) : run.step === null ? (
          <OptionsForm run={run} />
        ) : (
          <StepForm step={run.step} />
        )}
        <CommandPreview run={run} />
      </div>
    </Dialog>
  );
}

interface FooterProps {
  readonly run: ContainerRun;
  readonly start: React.RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}

function Footer({ run, start, onClose }: FooterProps) {
  const { t } = useTranslation(['containers', 'app']);
  const ready = useAppStore((state) => state.engine.state === 'ready');
  const stopRun = useAppStore((state) => state.stopRun);
  const removeRun = useAppStore((state) => state.removeRun);
  const { phase } = run;
  if (phase === 'options' || phase === 'starting') {
    return (
      <>
        <Button onClick={onClose}>{t('app:action.cancel')}</Button>
        <Button
          ref={start}
          type="submit"
          form={optionsFormId}
          variant="primary"
          busy={phase === 'starting'}
          disabled={!ready || !isReady(run)}
        >
          {t('action.run')}
        </Button>
      </>
    );
  }
  const going = phase === 'running' || phase === 'stopping';
  return (
    <>
      {going ? (
        <Button busy={phase === 'stopping'} onClick={() => void stopRun()}>
          {t('action.stop')}
        </Button>
      ) : null}
      <Button onClick={() => void removeRun()}>
        {t(going ? 'action.remove' : 'action.again')}
      </Button>
      <Button variant="primary" onClick={onClose}>
        {t('app:action.close')}
      </Button>
    </>
  );
}

/** Whether what is asked for can be run as it stands. */
function isReady({ image, options, step }: ContainerRun): boolean {
  return step === null ? runRequest(image, options) !== null : step.plan !== null;
}

/** An id as `docker image ls` shows it; a name as it is. */
function shortName(image: string): string {
  return image.replace(/^sha256:([0-9a-f]{12})[0-9a-f]*$/, '$1');
}
