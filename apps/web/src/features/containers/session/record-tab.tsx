import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { useContainer } from '../use-container.ts';
import { Begin } from './begin.tsx';
import { Recording } from './recording.tsx';
import { useRecording } from './use-recording.ts';

interface RecordTabProps {
  /** Id or name. */
  readonly container: string;
  /** Shows the terminals of a session, by its id. */
  readonly terminals: (session: string) => ReactNode;
}

/** Work in a container by hand, and a Dockerfile that repeats it. */
export function RecordTab({ container, terminals }: RecordTabProps) {
  const { t } = useTranslation('app');
  const { value, problem } = useContainer(container);
  const { session, known, take } = useRecording(value?.id ?? container);
  if (problem !== null) {
    return (
      <div className="p-3">
        <ErrorNotice problem={problem} />
      </div>
    );
  }
  if (value === null || !known) {
    return (
      <p className="flex items-center gap-2 p-3 text-muted">
        <Spinner /> {t('state.loading')}
      </p>
    );
  }
  if (session === null) return <Begin container={value} onStarted={take} />;
  return <Recording session={session} terminals={terminals} onEnded={() => take(null)} />;
}
