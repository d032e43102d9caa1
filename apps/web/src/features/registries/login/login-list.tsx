import { dockerLogoutCommand, type KnownLogin, type Problem } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';

interface LoginListProps {
  readonly logins: readonly KnownLogin[];
  readonly onChanged: () => void;
}

/** Registries with a login, from where it is, and the way out of it. */
export function LoginList({ logins, onChanged }: LoginListProps) {
  const { t } = useTranslation('registries');
  if (logins.length === 0) return <p className="text-muted">{t('none')}</p>;
  return (
    <ul aria-label={t('known')} className="divide-y rounded-md border">
      {logins.map((login) => (
        <li key={login.host} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
          <div className="min-w-0 flex-1">
            <p className="font-mono text-sm break-all">{login.host}</p>
            <p className="text-xs break-words text-muted">
              {login.username === null ? t('noName') : t('as', { username: login.username })}
              {' · '}
              {t(`source.${login.source}`, { helper: login.helper ?? '' })}
            </p>
          </div>
          <LogOut login={login} onChanged={onChanged} />
        </li>
      ))}
    </ul>
  );
}

/** What was entered here is forgotten here; what docker keeps, where docker keeps it. */
function LogOut(props: { readonly login: KnownLogin; readonly onChanged: () => void }) {
  const { host, source } = props.login;
  const { t } = useTranslation('registries');
  const ask = useAppStore((state) => state.askRecords);
  const [problem, setProblem] = useState<Problem | null>(null);
  const logOut = async (): Promise<void> => {
    const answer = await ask('forgetRegistryLogin', { params: { host } });
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) props.onChanged();
  };
  return (
    <>
      {source === 'entered' ? null : (
        <code className="text-xs text-muted">{dockerLogoutCommand(host)}</code>
      )}
      <Button size="small" aria-label={t('logOutOf', { host })} onClick={() => void logOut()}>
        {t('logOut')}
      </Button>
      {problem === null ? null : <ErrorNotice problem={problem} />}
    </>
  );
}
