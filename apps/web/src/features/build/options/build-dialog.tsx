import { dockerBuildCommand, type BuildOptions } from '@stagecraft/contracts';
import { useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { buildObstacle, isActiveGoing } from '../shared/selectors.ts';
import { ObstacleText } from '../start/obstacle-text.tsx';
import { ArgumentFields } from './argument-fields.tsx';
import { platformProblem, tagsProblem } from './option-problems.ts';
import { TagsField } from './tags-field.tsx';
import { TargetField } from './target-field.tsx';
import { useBuildModel } from './use-build-model.ts';

const formId = 'build-options';

/** What to build and how; opens with the focus on Build, so that Enter starts. */
export function BuildDialog() {
  const { t } = useTranslation('build');
  const open = useAppStore((state) => state.dialog === 'build');
  const openDialog = useAppStore((state) => state.openDialog);
  const options = useAppStore((state) => state.buildOptions);
  const start = useRef<HTMLButtonElement>(null);
  return (
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
      size="medium"
      footer={<Footer start={start} />}
    >
      {options === null ? <ObstacleText /> : <OptionsForm options={options} />}
    </Dialog>
  );
}

function Footer(props: { readonly start: RefObject<HTMLButtonElement | null> }) {
  const { t } = useTranslation(['build', 'app']);
  const openDialog = useAppStore((state) => state.openDialog);
  const obstacle = useAppStore(buildObstacle);
  const starting = useAppStore((state) => state.buildStarting);
  const wrong = useAppStore(
    ({ buildOptions }) => buildOptions !== null && hasProblem(buildOptions),
  );
  const going = useAppStore(isActiveGoing);
  return (
    <>
      {going ? <p className="mr-auto text-xs text-muted">{t('dialog.queues')}</p> : null}
      <Button onClick={() => openDialog(null)}>{t('app:action.cancel')}</Button>
      <Button
        ref={props.start}
        type="submit"
        form={formId}
        variant="primary"
        busy={starting}
        disabled={obstacle !== null || wrong}
      >
        {t('button.build')}
      </Button>
    </>
  );
}

function OptionsForm({ options }: { readonly options: BuildOptions }) {
  const { t } = useTranslation('build');
  const problem = useAppStore((state) => state.buildProblem);
  const obstacle = useAppStore(buildObstacle);
  const openDialog = useAppStore((state) => state.openDialog);
  const startBuild = useAppStore((state) => state.startBuild);
  const errors = useBuildModel()?.errors ?? 0;
  const submit = () => {
    if (obstacle !== null || hasProblem(options)) return;
    openDialog(null);
    void startBuild();
  };
  return (
    <form
      id={formId}
      className="flex flex-col gap-4"
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
      <TargetField options={options} />
      <TagsField options={options} />
      <ArgumentFields options={options} />
      <Switches options={options} />
      <CommandPreview options={options} />
    </form>
  );
}

function Switches({ options }: { readonly options: BuildOptions }) {
  const { t } = useTranslation('build');
  const set = useAppStore((state) => state.setBuildOptions);
  const problem = platformProblem(options.platforms[0] ?? null);
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <div className="flex flex-col gap-2">
        <Checkbox
          checked={options.noCache}
          onChange={(noCache) => set({ noCache })}
          label={t('dialog.noCache')}
          hint={t('dialog.noCacheHint')}
        />
        <Checkbox
          checked={options.pull}
          onChange={(pull) => set({ pull })}
          label={t('dialog.pull')}
          hint={t('dialog.pullHint')}
        />
      </div>
      <TextField
        mono
        label={t('dialog.platform')}
        placeholder="linux/arm64"
        list="build-platforms"
        value={options.platforms[0] ?? ''}
        onValueChange={(text) => set({ platforms: text.trim() === '' ? [] : [text.trim()] })}
        hint={t('dialog.platformHint')}
        error={problem ? t('dialog.platformProblem') : null}
      />
      <datalist id="build-platforms">
        {['linux/amd64', 'linux/arm64', 'linux/arm/v7'].map((platform) => (
          <option key={platform} value={platform} />
        ))}
      </datalist>
    </div>
  );
}

function CommandPreview({ options }: { readonly options: BuildOptions }) {
  const { t } = useTranslation('build');
  const command = dockerBuildCommand(options);
  return (
    <section aria-label={t('dialog.command')}>
      <div className="flex items-center justify-between">
        <h3 className="text-xs font-medium text-muted">{t('dialog.command')}</h3>
        <CopyButton label={t('dialog.copyCommand')} text={() => command} />
      </div>
      <code
        data-testid="docker-command"
        className="mt-1 block rounded-md border bg-canvas px-2 py-1.5 font-mono text-xs break-all whitespace-pre-wrap"
      >
        {command}
      </code>
    </section>
  );
}

function hasProblem(options: BuildOptions): boolean {
  return tagsProblem(options.tags) !== null || platformProblem(options.platforms[0] ?? null);
}
