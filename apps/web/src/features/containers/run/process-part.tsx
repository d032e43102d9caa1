import { shellQuote } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import type { ContainerRun } from '../../../state/container-slice.types.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { PartProps } from './basics.tsx';
import { Folded } from './folded.tsx';

/** How the main process is started: terminal, entrypoint, user, folder. */
export function ProcessPart({ run: { options, detail }, wrong }: PartProps) {
  const { t } = useTranslation('containers');
  const set = useAppStore((state) => state.setRunOptions);
  const { interactive, tty, detached, entrypoint, user, workingDir } = options;
  const summary = [
    interactive ? '-i' : '',
    tty ? '-t' : '',
    detached ? '-d' : '',
    entrypoint,
    user,
    workingDir,
  ].filter(Boolean);
  const image = detail?.config;
  return (
    <Folded title={t('process.title')} summary={summary.join(' ')}>
      <Switches options={options} />
      <TextField
        mono
        label={t('process.entrypoint')}
        placeholder={asImage(image?.entrypoint?.map(shellQuote).join(' '), t('fromImage'))}
        hint={t('process.entrypointHint')}
        value={entrypoint}
        onValueChange={(next) => set({ entrypoint: next })}
        error={wrong.has('entrypoint') ? t('command.wrong') : null}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          mono
          label={t('process.user')}
          placeholder={asImage(image?.user ?? undefined, t('process.root'))}
          value={user}
          onValueChange={(next) => set({ user: next })}
          error={wrong.has('user') ? t('process.userWrong') : null}
        />
        <TextField
          mono
          label={t('process.workingDir')}
          placeholder={asImage(image?.workingDir ?? undefined, '/')}
          value={workingDir}
          onValueChange={(next) => set({ workingDir: next })}
          error={wrong.has('workingDir') ? t('pathWrong') : null}
        />
      </div>
    </Folded>
  );
}

const asImage = (value: string | undefined, otherwise: string): string =>
  value === undefined || value === '' ? otherwise : value;

/** Input, terminal and background. */
function Switches({ options: { interactive, tty, detached } }: Pick<ContainerRun, 'options'>) {
  const { t } = useTranslation('containers');
  const set = useAppStore((state) => state.setRunOptions);
  return (
    <>
      <Checkbox
        checked={interactive}
        onChange={(next) => set({ interactive: next })}
        label={t('process.interactive')}
        hint={t('process.interactiveHint')}
      />
      <Checkbox
        checked={tty}
        onChange={(next) => set({ tty: next })}
        label={t('process.tty')}
        hint={t('process.ttyHint')}
      />
      <Checkbox
        checked={detached}
        onChange={(next) => set({ detached: next })}
        label={t('process.detached')}
        hint={t('process.detachedHint')}
      />
    </>
  );
}
