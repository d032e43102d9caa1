import { useTranslation } from 'react-i18next';
import type { ContainerRun } from '../../state/container-slice.types.ts';
import { wrongFields } from '../../state/container/run-options.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { Basics } from './run/basics.tsx';
import { EnvPart } from './run/env-part.tsx';
import { LimitsPart } from './run/limits-part.tsx';
import { MountsPart } from './run/mounts-part.tsx';
import { ProcessPart } from './run/process-part.tsx';

export const optionsFormId = 'run-options';

/** How the image shall be run: what most people set, and folded what some do. */
export function OptionsForm({ run }: { readonly run: ContainerRun }) {
  const { t } = useTranslation('containers');
  const startRun = useAppStore((state) => state.startRun);
  const ready = useAppStore((state) => state.engine.state === 'ready');
  const wrong = wrongFields(run.options);
  return (
    <form
      id={optionsFormId}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void startRun();
      }}
    >
      {ready ? null : (
        <p className="rounded-md bg-warning-soft px-3 py-2 text-warning">{t('noEngine')}</p>
      )}
      <Basics run={run} wrong={wrong} />
      <div className="flex flex-col gap-1.5">
        <EnvPart run={run} wrong={wrong} />
        <MountsPart run={run} wrong={wrong} />
        <ProcessPart run={run} wrong={wrong} />
        <LimitsPart run={run} wrong={wrong} />
      </div>
    </form>
  );
}
