import type { ContainerInspection, Problem, RecordedSession } from '@stagecraft/contracts';
import { CircleDot } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { startRecording } from '../../../state/container/start-recording.ts';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { TextField } from '../../../ui/text-field.tsx';

interface BeginProps {
  readonly container: Pick<ContainerInspection, 'id' | 'state' | 'user'>;
  readonly onStarted: (session: RecordedSession) => void;
}

/** Offers to record what is done in a container from now on. */
export function Begin({ container, onStarted }: BeginProps) {
  const { t } = useTranslation('sessions');
  const store = useAppStoreApi();
  const [user, setUser] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const start = async (): Promise<void> => {
    setBusy(true);
    const place = { kind: 'container', container: container.id } as const;
    const answer = await startRecording(store, place, user.trim());
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) onStarted(answer.value);
  };
  const runs = container.state === 'running';
  return (
    <div className="flex h-full flex-col gap-3 p-4">
      {problem === null ? null : <ErrorNotice problem={problem} />}
      <EmptyState
        icon={<CircleDot className="size-6" />}
        title={t('begin.title')}
        hint={t(runs ? 'begin.hint' : 'begin.stopped')}
        action={
          <form
            className="flex items-end gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              if (runs && !busy) void start();
            }}
          >
            <TextField
              mono
              label={t('begin.user')}
              placeholder={container.user === '' ? 'root' : container.user}
              value={user}
              onValueChange={setUser}
              className="w-36"
            />
            <Button type="submit" variant="primary" busy={busy} disabled={!runs}>
              {t('begin.start')}
            </Button>
          </form>
        }
      />
    </div>
  );
}
