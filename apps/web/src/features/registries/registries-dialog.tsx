import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { useAnswer } from '../../state/use-answer.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { LoginForm } from './login/login-form.tsx';
import { LoginList } from './login/login-list.tsx';

/** By which names builds come to registries: what docker knows, and what is entered here. */
export function RegistriesDialog() {
  const { t } = useTranslation(['registries', 'app']);
  const openDialog = useAppStore((state) => state.openDialog);
  const [changes, setChanges] = useState(0);
  const close = (): void => openDialog(null);
  const changed = (): void => setChanges((count) => count + 1);
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : close())}
      title={t('title')}
      description={t('intro')}
      footer={<Button onClick={close}>{t('app:action.close')}</Button>}
    >
      <div className="flex flex-col gap-5">
        <LoginForm onLoggedIn={changed} />
        <Known changes={changes} onChanged={changed} />
      </div>
    </Dialog>
  );
}

interface KnownProps {
  /** Grows with each change that was made here. */
  readonly changes: number;
  readonly onChanged: () => void;
}

function Known({ changes, onChanged }: KnownProps) {
  const { t } = useTranslation('registries');
  const ask = useAppStore((state) => state.askRecords);
  const answer = useAnswer(String(changes), (signal) => ask('listRegistryLogins', { signal }));
  return (
    <section aria-label={t('known')}>
      <h3 className="mb-1 font-semibold">{t('known')}</h3>
      {answer.state === 'loading' ? (
        <Spinner />
      ) : answer.state === 'failed' ? (
        <ErrorNotice problem={answer.problem} />
      ) : (
        <LoginList logins={answer.value.logins} onChanged={onChanged} />
      )}
    </section>
  );
}
