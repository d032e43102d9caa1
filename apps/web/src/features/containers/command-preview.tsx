import { dockerRunCommand, type RunContainerRequest } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContainerRun } from '../../state/container-slice.types.ts';
import { runRequest } from '../../state/container/run-options.ts';
import { CopyButton } from '../../ui/copy-button.tsx';

/** The `docker run` that does the same; while a field is wrong, as it was before. */
export function CommandPreview({ run }: { readonly run: ContainerRun }) {
  const { t } = useTranslation('containers');
  const request = runRequest(run.image, run.options);
  const [last, setLast] = useState<RunContainerRequest | null>(request);
  if (request !== null && JSON.stringify(request) !== JSON.stringify(last)) setLast(request);
  const shown = request ?? last;
  if (shown === null) return null;
  const command = dockerRunCommand(shown);
  return (
    <section aria-label={t('equivalent')}>
      <div className="flex items-center justify-between">
        <h3 className="text-xs font-medium text-muted">{t('equivalent')}</h3>
        <CopyButton label={t('copyEquivalent')} text={() => command} />
      </div>
      <code
        data-testid="docker-run-command"
        className="mt-1 block rounded-md border bg-canvas px-2 py-1.5 font-mono text-xs break-all whitespace-pre-wrap"
      >
        {command}
      </code>
    </section>
  );
}
