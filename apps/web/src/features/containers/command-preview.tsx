import { dockerRunCommand, type RunContainerRequest } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContainerRun } from '../../state/container-slice.types.ts';
import { runRequest } from '../../state/container/run-options.ts';
import { useKnownWorkspaces } from '../../state/workspace/use-known-workspaces.ts';
import { ShellCommand } from '../../ui/shell-command.tsx';

/** The commands that do the same. */
export function CommandPreview({ run }: { readonly run: ContainerRun }) {
  if (run.step === null) return <ImageCommand run={run} />;
  const commands = run.step.plan?.commands ?? [];
  return commands.length === 0 ? null : <Commands command={commands.join('\n')} />;
}

/** The `docker run` that does the same; while a field is wrong, as it was before. */
function ImageCommand({ run }: { readonly run: ContainerRun }) {
  const { folders } = useKnownWorkspaces();
  const request = runRequest(run.image, run.options);
  const [last, setLast] = useState<RunContainerRequest | null>(request);
  if (request !== null && JSON.stringify(request) !== JSON.stringify(last)) setLast(request);
  const shown = request ?? last;
  return shown === null ? null : <Commands command={dockerRunCommand(shown, folders)} />;
}

function Commands({ command }: { readonly command: string }) {
  const { t } = useTranslation('containers');
  return (
    <ShellCommand
      title={t('equivalent')}
      copyLabel={t('copyEquivalent')}
      command={command}
      testId="docker-run-command"
    />
  );
}
