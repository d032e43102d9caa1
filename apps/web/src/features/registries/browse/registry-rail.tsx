import type { KnownRegistry } from '@stagecraft/contracts';
import { ArrowDownToLine, ArrowUpFromLine, LogIn } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useLast } from './use-last.ts';
import { useOverview } from './use-overview.ts';

interface RegistryRailProps {
  readonly shown: string | null;
  readonly onShow: (host: string) => void;
}

/** All registries that are known, and the way to one that is not. */
export function RegistryRail({ shown, onShow }: RegistryRailProps) {
  const { t } = useTranslation('registries');
  const answer = useOverview('rail');
  const known = useLast(answer.state === 'ready' ? answer.value : null);
  return (
    <section
      aria-label={t('place.list')}
      className="flex w-72 shrink-0 flex-col border-r bg-panel max-md:h-56 max-md:w-full max-md:border-r-0 max-md:border-b"
    >
      <RailActions />
      <div className="min-h-0 flex-1 overflow-auto">
        {answer.state === 'failed' ? <ErrorNotice problem={answer.problem} /> : null}
        <ul>
          {known?.registries.map((registry) => (
            <RegistryLine
              key={registry.host}
              registry={registry}
              isShown={registry.host === shown}
              onShow={onShow}
            />
          ))}
        </ul>
        {known === null || known.mirrors.length === 0 ? null : (
          <p className="px-3 py-2 text-xs break-words text-muted">
            {t('place.mirrors', { mirrors: known.mirrors.join(', ') })}
          </p>
        )}
      </div>
      <OpenOther onShow={onShow} />
    </section>
  );
}

function RailActions() {
  const { t } = useTranslation('registries');
  const hasEngine = useAppStore((state) => state.engine.state === 'ready');
  const openPull = useAppStore((state) => state.openPull);
  const openPush = useAppStore((state) => state.openPush);
  const openLogin = useAppStore((state) => state.openLogin);
  return (
    <div className="flex shrink-0 flex-wrap gap-1.5 border-b p-2">
      <Button
        size="small"
        disabled={!hasEngine}
        icon={<ArrowDownToLine aria-hidden className="size-3.5" />}
        onClick={() => openPull()}
      >
        {t('place.pull')}
      </Button>
      <Button
        size="small"
        disabled={!hasEngine}
        icon={<ArrowUpFromLine aria-hidden className="size-3.5" />}
        onClick={() => openPush('')}
      >
        {t('place.push')}
      </Button>
      <Button
        size="small"
        icon={<LogIn aria-hidden className="size-3.5" />}
        onClick={() => openLogin(null)}
      >
        {t('place.logIn')}
      </Button>
    </div>
  );
}

interface RegistryLineProps {
  readonly registry: KnownRegistry;
  readonly isShown: boolean;
  readonly onShow: (host: string) => void;
}

function RegistryLine({ registry, isShown, onShow }: RegistryLineProps) {
  const { t } = useTranslation('registries');
  const { host, login, rule, images } = registry;
  const facts = [
    login === null ? null : login.username === null ? t('place.loggedIn') : login.username,
    images === 0 ? null : t('place.images', { count: images }),
    rule?.plainHttp === true ? t('rule.plain') : null,
    rule?.localNetwork === true ? t('rule.local') : null,
  ].filter((fact) => fact !== null);
  return (
    <li>
      <button
        type="button"
        aria-current={isShown ? 'true' : undefined}
        onClick={() => onShow(host)}
        className="block w-full px-3 py-1.5 text-left hover:bg-hover focus-visible:-outline-offset-2 aria-[current=true]:bg-selected"
      >
        <span className="block truncate font-mono text-xs">
          {host === 'docker.io' ? t('place.hub') : host}
        </span>
        {facts.length === 0 ? null : (
          <span className="block truncate text-xs text-muted">{facts.join(' · ')}</span>
        )}
      </button>
    </li>
  );
}

/** Any registry by its host. */
function OpenOther({ onShow }: Pick<RegistryRailProps, 'onShow'>) {
  const { t } = useTranslation('registries');
  const [host, setHost] = useState('');
  const name = host
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '');
  return (
    <form
      aria-label={t('place.add')}
      className="flex shrink-0 items-end gap-1.5 border-t p-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (name !== '') onShow(name);
      }}
    >
      <TextField
        label={t('place.addLabel')}
        hideLabel
        mono
        className="flex-1"
        placeholder="registry.example:5000"
        value={host}
        onValueChange={setHost}
      />
      <Button type="submit" disabled={name === ''}>
        {t('place.open')}
      </Button>
    </form>
  );
}
