import type { BuildOptions } from '@stagecraft/contracts';
import { Suspense, useCallback, useMemo, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { buildObstacle, isActiveGoing } from '../shared/selectors.ts';
import { ObstacleText } from '../start/obstacle-text.tsx';
import { FormStateProvider, useFormState, type FormState } from './form-state.tsx';
import { OptionsForm } from './lazy-form.ts';
import { useBuildModel } from './use-build-model.ts';
import { useProblems } from './use-problems.ts';

const formId = 'build-options';

/** What to build and how; opens with the focus on Build, so that Enter starts. */
export function BuildDialog() {
  const { t } = useTranslation('build');
  const open = useAppStore((state) => state.dialog === 'build');
  const openDialog = useAppStore((state) => state.openDialog);
  const options = useAppStore((state) => state.buildOptions);
  const start = useRef<HTMLButtonElement>(null);
  return (
    <FormStateProvider value={useNewFormState()}>
      <Dialog
        initialFocus={start}
        open={open}
        onOpenChange={(next) => openDialog(next ? 'build' : null)}
        title={t('dialog.title')}
        description={
          options === null
            ? t('dialog.noDockerfile')
            : t('dialog.description', { dockerfile: options.dockerfile })
        }
        size="large"
        footer={<Footer start={start} />}
      >
        {options === null ? <ObstacleText /> : <Body options={options} />}
      </Dialog>
    </FormStateProvider>
  );
}

function useNewFormState(): FormState {
  const [invalid, setAll] = useState<ReadonlySet<string>>(new Set());
  const setInvalid = useCallback((field: string, isInvalid: boolean) => {
    setAll((before) => {
      const others = [...before].filter((one) => one !== field);
      return new Set(isInvalid ? [...others, field] : others);
    });
  }, []);
  return useMemo(() => ({ invalid, setInvalid }), [invalid, setInvalid]);
}

/** Whether the options cannot be built as they stand in the form. */
function useIsWrong(): boolean {
  const { invalid } = useFormState();
  const problems = useProblems();
  return invalid.size > 0 || problems.size > 0;
}

function Footer(props: { readonly start: RefObject<HTMLButtonElement | null> }) {
  const { t } = useTranslation(['build', 'app', 'buildStart']);
  const openDialog = useAppStore((state) => state.openDialog);
  const obstacle = useAppStore(buildObstacle);
  const starting = useAppStore((state) => state.buildStarting);
  const going = useAppStore(isActiveGoing);
  const wrong = useIsWrong();
  const note = wrong ? t('dialog.correct') : going ? t('dialog.queues') : null;
  return (
    <>
      {note === null ? null : <p className="mr-auto text-xs text-muted">{note}</p>}
      <Button onClick={() => openDialog(null)}>{t('app:action.cancel')}</Button>
      <Button
        ref={props.start}
        type="submit"
        form={formId}
        variant="primary"
        busy={starting}
        disabled={obstacle !== null || wrong}
      >
        {t('buildStart:button.build')}
      </Button>
    </>
  );
}

function Body({ options }: { readonly options: BuildOptions }) {
  const { t } = useTranslation('build');
  const problem = useAppStore((state) => state.buildProblem);
  const obstacle = useAppStore(buildObstacle);
  const openDialog = useAppStore((state) => state.openDialog);
  const startBuild = useAppStore((state) => state.startBuild);
  const errors = useBuildModel()?.errors ?? 0;
  const wrong = useIsWrong();
  const submit = () => {
    if (obstacle !== null || wrong) return;
    openDialog(null);
    void startBuild();
  };
  return (
    <form
      id={formId}
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {problem === null ? null : <ErrorNotice problem={problem} />}
      {obstacle === null ? null : (
        <div className="rounded-md border border-line-strong bg-panel px-3 py-2">
          <ObstacleText />
        </div>
      )}
      {errors === 0 ? null : (
        <p className="rounded-md bg-warning-soft px-3 py-2 text-warning">
          {t('dialog.fileErrors', { count: errors })}
        </p>
      )}
      <Suspense fallback={<Spinner />}>
        <OptionsForm options={options} />
      </Suspense>
    </form>
  );
}
