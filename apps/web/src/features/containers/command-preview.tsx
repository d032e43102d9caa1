import { dockerRunCommand, type RunContainerRequest } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContainerRun } from '../../state/container-slice.types.ts';
import { runRequest } from '../../state/container/run-options.ts';
import { ShellCommand } from '../../ui/shell-command.tsx';

/** The `docker run` that does the same; while a field is wrong, as it was before. */
export function CommandPreview({ run }: { readonly run: ContainerRun }) {
  const { t } = useTranslation('containers');
  const request = runRequest(run.image, run.options);
  const [last, setLast] = useState<RunContainerRequest | null>(request);
  if (request !== null && JSON.stringify(request) !== JSON.stringify(last)) setLast(request);
  const shown = request ?? last;
  if (shown === null) return null;
  return (
    <ShellCommand
      title={t('equivalent')}
      copyLabel={t('copyEquivalent')}
      command={dockerRunCommand(shown)}
      testId="docker-run-command"
    />
  );
}
