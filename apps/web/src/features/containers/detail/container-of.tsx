import type { ContainerInspection } from '@stagecraft/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { useContainer } from '../use-container.ts';

interface ContainerOfProps {
  /** Id or name. */
  readonly container: string;
  readonly children: (container: ContainerInspection) => ReactNode;
}

/** A container as it is now, or why it cannot be told. */
export function ContainerOf({ container, children }: ContainerOfProps) {
  const { t } = useTranslation(['containerPlace', 'app']);
  const { value, problem } = useContainer(container);
  if (problem !== null) {
    return (
      <div className="p-3">
        {problem.code === 'container_not_found' ? (
          <p className="mb-2 font-medium">{t('detail.gone')}</p>
        ) : null}
        <ErrorNotice problem={problem} />
      </div>
    );
  }
  if (value !== null) return children(value);
  return (
    <p className="flex items-center gap-2 p-3 text-muted">
      <Spinner />
      {t('app:state.loading')}
    </p>
  );
}
