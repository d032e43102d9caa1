import { dockerBuildCommand, shellQuote, type BuildOptions } from '@stagecraft/contracts';
import { useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { StageRun } from '../../state/container-slice.types.ts';
import type { BuiltStage } from '../../state/files-slice.types.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatAgo } from '../../ui/format.ts';
import { ShellCommand } from '../../ui/shell-command.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { StageFailure } from './stage-failure.tsx';

/** How a stage shall be run: from a build that made it, or from one that is made now. */
export function StageDialog() {
  const run = useAppStore((state) => state.stageRun);
  return run === null ? null : <StageDialogOf run={run} />;
}

function StageDialogOf({ run }: { readonly run: StageRun }) {
  const { t } = useTranslation('containers');
  const main = useRef<HTMLButtonElement>(null);
  const close = useAppStore((state) => state.closeStage);
  const name = useAppStore(
    ({ snapshot }) => snapshot?.graph.stages[run.stage]?.name ?? String(run.stage),
  );
  const { built, options } = run;
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : close())}
      title={t('stage.title', { name })}
      description={t('stage.description')}
      footer={<Footer run={run} main={main} />}
      initialFocus={main}
    >
      <div className="flex flex-col gap-4">
        {run.failure === null ? null : <StageFailure failure={run.failure} />}
        <div role="status" className="flex items-start gap-2">
          <Said run={run} />
        </div>
        <ShellCommand
          title={t('equivalent')}
          copyLabel={t('stage.copyCommand')}
          testId="stage-command"
          command={
            isImage(built) && built.exact
              ? `docker run --rm ${shortId(built.image)}`
              : buildAndRun(options)
          }
        />
      </div>
    </Dialog>
  );
}

/** An image without a name goes by the id that `--quiet` prints. */
function buildAndRun(options: BuildOptions): string {
  const command = dockerBuildCommand(options);
  const [tag] = options.tags;
  return tag === undefined
    ? `docker run --rm "$(${command.replace(' build ', ' build --quiet ')})"`
    : `${command}\ndocker run --rm ${shellQuote(tag)}`;
}

const isImage = (built: StageRun['built']): built is BuiltStage =>
  built !== null && built !== 'looking';

/** 12 digits, as `docker image ls` shows an id. */
const shortId = (id: string): string => id.replace(/^sha256:/, '').slice(0, 12);

function Said({ run }: { readonly run: StageRun }) {
  const { t, i18n } = useTranslation('containers');
  const { built, phase } = run;
  if (phase !== 'choice') return <Progress stopping={phase === 'stopping'} />;
  if (built === 'looking') {
    return (
      <>
        <Spinner />
        <p className="text-muted">{t('stage.looking')}</p>
      </>
    );
  }
  if (built === null) return <p>{t('stage.none')}</p>;
  const { number, at, exact } = built;
  const ago = formatAgo(at, i18n.language);
  return <p>{t(exact ? 'stage.exact' : 'stage.sameText', { number, ago })}</p>;
}

/** How far the build is; its log is behind the dialog. */
function Progress({ stopping }: { readonly stopping: boolean }) {
  const { t } = useTranslation('containers');
  const steps = useAppStore((state) => state.trace?.steps ?? noSteps);
  const done = steps.filter(({ phase }) => phase === 'done' || phase === 'cached').length;
  const now = steps.findLast(({ phase }) => phase === 'running')?.name ?? '';
  return (
    <>
      <Spinner />
      <div className="min-w-0">
        <p>{stopping ? t('stage.stopping') : t('stage.building', { done, total: steps.length })}</p>
        <p className="truncate font-mono text-xs text-muted">{now}</p>
      </div>
    </>
  );
}

const noSteps = [] as const;

interface FooterProps {
  readonly run: StageRun;
  /** What Enter does. */
  readonly main: RefObject<HTMLButtonElement | null>;
}

function Footer({ run, main }: FooterProps) {
  const { t } = useTranslation(['containers', 'app']);
  const ready = useAppStore((state) => state.engine.state === 'ready');
  const close = useAppStore((state) => state.closeStage);
  const build = useAppStore((state) => state.buildStage);
  const openRun = useAppStore((state) => state.openRun);
  const { built, phase } = run;
  if (phase !== 'choice') {
    return (
      <Button busy={phase === 'stopping'} onClick={close}>
        {t('stage.stop')}
      </Button>
    );
  }
  const take = (image: string): void => {
    close();
    void openRun(image);
  };
  const isKnown = isImage(built) && built.exact;
  const buildIt = {
    text: t(isKnown ? 'stage.buildAgain' : 'stage.build'),
    work: () => void build(),
  };
  const takeIt = isImage(built)
    ? { text: t('stage.take', { number: built.number }), work: () => take(built.image) }
    : null;
  const [primary, secondary] = isKnown ? [takeIt ?? buildIt, buildIt] : [buildIt, takeIt];
  return (
    <>
      <Button onClick={close}>{t('app:action.cancel')}</Button>
      {secondary === null ? null : (
        <Button disabled={!ready} onClick={secondary.work}>
          {secondary.text}
        </Button>
      )}
      <Button ref={main} variant="primary" disabled={!ready} onClick={primary.work}>
        {primary.text}
      </Button>
    </>
  );
}
