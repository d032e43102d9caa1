import { dockerLoginCommand, type Problem, type ProblemCode } from '@stagecraft/contracts';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { ShellCommand } from '../../../ui/shell-command.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { RegistryProblem } from '../browse/registry-problem.tsx';
import { deniedHost } from './denied-host.ts';
import { KeepChoice, type Keep } from './keep-choice.tsx';

type Progress =
  | { readonly state: 'no' | 'going' }
  | { readonly state: 'done'; readonly host: string }
  | { readonly state: 'failed'; readonly problem: Problem };

interface Draft {
  readonly host: string;
  readonly username: string;
  readonly secret: string;
  readonly keep: Keep;
}

/** Enters a login. The password is in this field and in the one request, nowhere else. */
export function LoginForm({ onLoggedIn }: { readonly onLoggedIn: () => void }) {
  const { t } = useTranslation('registries');
  const denied = useAppStore((state) => deniedHost(state.trace?.failure?.message ?? ''));
  const wanted = useAppStore((state) => state.loginHost);
  const [draft, setDraft] = useState<Draft>({
    ...{ host: wanted ?? denied ?? '', username: '', secret: '', keep: 'memory' },
  });
  const { progress, logIn, forget } = useLogIn(() => {
    setDraft((before) => ({ ...before, secret: '' }));
    onLoggedIn();
  });
  const { username, secret, keep } = draft;
  const registry = draft.host.trim() === '' ? 'docker.io' : draft.host.trim();
  const send = (check: boolean) => void logIn({ host: registry, username, secret, check, keep });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (secret !== '') send(true);
  };
  const edit = (change: Partial<Draft>): void => {
    setDraft({ ...draft, ...change });
    forget();
  };
  return (
    <form aria-label={t('logIn')} className="flex flex-col gap-3" onSubmit={submit}>
      <h3 className="font-semibold">{t('logIn')}</h3>
      <LoginFields draft={draft} onChange={edit} />
      <KeepChoice host={registry} keep={keep} onChange={(next) => edit({ keep: next })} />
      {progress.state === 'failed' ? (
        <Refused
          problem={progress.problem}
          host={registry}
          onAgain={() => send(true)}
          onKeep={() => send(false)}
        />
      ) : null}
      <div className="flex items-center gap-3">
        <Button type="submit" disabled={secret === ''} busy={progress.state === 'going'}>
          {t('logIn')}
        </Button>
        <span role="status" className="text-muted">
          {progress.state === 'done' ? t('done', { host: progress.host }) : null}
        </span>
      </div>
      <ShellCommand
        title={t('equivalent')}
        copyLabel={t('copyEquivalent')}
        command={dockerLoginCommand(registry, username)}
        testId="docker-login-command"
      />
    </form>
  );
}

interface LoginFieldsProps {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}

function LoginFields({ draft, onChange }: LoginFieldsProps) {
  const { t } = useTranslation('registries');
  return (
    <>
      <TextField
        label={t('host')}
        hint={t('hostHint')}
        placeholder="docker.io"
        mono
        value={draft.host}
        onValueChange={(host) => onChange({ host })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={t('username')}
          value={draft.username}
          onValueChange={(username) => onChange({ username })}
        />
        <TextField
          label={t('secret')}
          type="password"
          autoComplete="new-password"
          value={draft.secret}
          onValueChange={(secret) => onChange({ secret })}
        />
      </div>
    </>
  );
}

interface Login extends Draft {
  readonly check: boolean;
}

function useLogIn(onLoggedIn: () => void) {
  const ask = useAppStore((state) => state.askRecords);
  const [progress, setProgress] = useState<Progress>({ state: 'no' });
  const logIn = async (login: Login): Promise<void> => {
    setProgress({ state: 'going' });
    const answer = await ask('setRegistryLogin', { body: login });
    if (answer.ok) onLoggedIn();
    setProgress(
      answer.ok
        ? { state: 'done', host: login.host }
        : { state: 'failed', problem: answer.problem },
    );
  };
  return { progress, logIn, forget: () => setProgress({ state: 'no' }) };
}

/** The registry was not asked, or did not answer: that says nothing of the login. */
const unasked: ReadonlySet<ProblemCode> = new Set([
  'registry_unreachable',
  'registry_not_allowed',
  'registry_plain_http',
  'registry_untrusted',
  'registry_unknown_host',
]);

interface RefusedProps {
  readonly problem: Problem;
  readonly host: string;
  readonly onAgain: () => void;
  readonly onKeep: () => void;
}

/** Why it is not logged in. What could not be asked may be reached by the engine all the same. */
function Refused(props: RefusedProps) {
  const { t } = useTranslation('registries');
  const { problem, host, onAgain, onKeep } = props;
  if (!unasked.has(problem.code)) return <ErrorNotice problem={problem} />;
  return (
    <RegistryProblem
      problem={problem}
      host={host}
      onAgain={onAgain}
      more={
        <Button size="small" onClick={onKeep}>
          {t('keepUnchecked')}
        </Button>
      }
    />
  );
}
