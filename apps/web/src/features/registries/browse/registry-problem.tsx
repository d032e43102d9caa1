import type { Problem } from '@stagecraft/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';

interface RegistryProblemProps {
  readonly problem: Problem;
  readonly host: string;
  /** Asks again. */
  readonly onAgain: () => void;
  /** Buttons after ours. */
  readonly more?: ReactNode;
}

/** Why a registry does not tell, with the way past it where the person has one. */
export function RegistryProblem({ problem, host, onAgain, more }: RegistryProblemProps) {
  const { t } = useTranslation(['registries', 'app']);
  const openLogin = useAppStore((state) => state.openLogin);
  const allow = useAllow(host, onAgain);
  const action = (() => {
    switch (problem.code) {
      case 'registry_not_allowed':
        return { text: t('rule.allowLocal', { host }), act: () => allow({ localNetwork: true }) };
      case 'registry_plain_http':
        return { text: t('rule.allowPlain', { host }), act: () => allow({ plainHttp: true }) };
      case 'registry_no_credentials':
      case 'registry_denied':
        return { text: t('transfers.logIn', { host }), act: () => openLogin(host) };
      default:
        return null;
    }
  })();
  return (
    <ErrorNotice
      problem={problem}
      actions={
        <>
          {action === null ? null : (
            <Button size="small" onClick={action.act}>
              {action.text}
            </Button>
          )}
          <Button size="small" onClick={onAgain}>
            {t('app:action.retry')}
          </Button>
          {more}
        </>
      }
    />
  );
}

/** Allows one thing more of a host, then asks again. */
function useAllow(host: string, onAllowed: () => void) {
  const ask = useAppStore((state) => state.askRecords);
  return (more: { readonly plainHttp?: true; readonly localNetwork?: true }): void => {
    void ask('allowRegistry', { body: { host, ...more } }).then(onAllowed);
  };
}
