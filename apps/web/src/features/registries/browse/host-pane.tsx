import type { KnownRegistry } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { isThisMachine } from '../registry-name.ts';
import { HostRule } from './host-rule.tsx';
import { NameList } from './name-list.tsx';
import { RegistryProblem } from './registry-problem.tsx';
import { SearchPane } from './search-pane.tsx';
import { useLast } from './use-last.ts';
import { useOverview } from './use-overview.ts';
import { usePages } from './use-pages.ts';

interface HostPaneProps {
  readonly host: string;
  /** @param repository without the registry */
  readonly onOpen: (repository: string) => void;
}

/** One registry: its repositories, or Docker Hub's search, and what is allowed of it. */
export function HostPane({ host, onOpen }: HostPaneProps) {
  const [changes, setChanges] = useState(0);
  const answer = useOverview(String(changes));
  const overview = useLast(answer.state === 'ready' ? answer.value : null);
  const registry = overview?.registries.find((one) => one.host === host) ?? null;
  const isHub = host === 'docker.io';
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Header host={host} registry={registry} />
      {overview === null || isHub || isThisMachine(host) ? null : (
        <HostRule
          host={host}
          rule={registry?.rule ?? null}
          engineInsecure={registry?.engineInsecure ?? false}
          onChanged={() => setChanges(changes + 1)}
        />
      )}
      <OpenByName onOpen={onOpen} />
      <div className="min-h-0 flex-1">
        {isHub ? (
          <SearchPane onOpen={onOpen} />
        ) : (
          <Repositories
            key={`${JSON.stringify(registry?.rule)} ${registry?.login?.username ?? ''}`}
            host={host}
            onOpen={onOpen}
            onAllowed={() => setChanges(changes + 1)}
          />
        )}
      </div>
    </div>
  );
}

function Header(props: { readonly host: string; readonly registry: KnownRegistry | null }) {
  const { host, registry } = props;
  const { t } = useTranslation('registries');
  const openLogin = useAppStore((state) => state.openLogin);
  const login = registry?.login ?? null;
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-2 border-b px-3 py-1.5">
      <h2 className="min-w-0 flex-1 truncate font-mono text-sm font-semibold">
        {host === 'docker.io' ? t('place.hub') : host}
      </h2>
      {login === null ? null : (
        <span className="text-xs text-muted">
          {login.username === null ? t('place.loggedIn') : t('as', { username: login.username })}
        </span>
      )}
      <Button size="small" onClick={() => openLogin(host)}>
        {t('place.logIn')}
      </Button>
    </header>
  );
}

/** For registries that do not list what they have. */
function OpenByName({ onOpen }: Pick<HostPaneProps, 'onOpen'>) {
  const { t } = useTranslation('registries');
  const [name, setName] = useState('');
  return (
    <form
      aria-label={t('browse.byName')}
      className="flex shrink-0 items-end gap-1.5 border-b px-3 py-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') onOpen(name.trim());
      }}
    >
      <TextField
        label={t('browse.byName')}
        placeholder={t('browse.byNameHint')}
        mono
        className="max-w-md flex-1"
        value={name}
        onValueChange={setName}
      />
      <Button type="submit" disabled={name.trim() === ''}>
        {t('place.open')}
      </Button>
    </form>
  );
}

interface RepositoriesProps extends HostPaneProps {
  /** More is allowed of the host than before. */
  readonly onAllowed: () => void;
}

function Repositories({ host, onOpen, onAllowed }: RepositoriesProps) {
  const { t } = useTranslation('registries');
  const ask = useAppStore((state) => state.askRecords);
  const pages = usePages(async (after, signal) => {
    const query = { host, ...(after === null ? {} : { after }) };
    const answer = await ask('listRepositories', { query, signal });
    if (!answer.ok) return answer;
    const { repositories, next } = answer.value;
    return { ok: true, value: { names: repositories, next } };
  });
  if (pages.problem !== null && pages.names.length === 0) {
    const again = (): void => {
      onAllowed();
      pages.again();
    };
    return (
      <div className="p-3">
        <RegistryProblem problem={pages.problem} host={host} onAgain={again} />
      </div>
    );
  }
  return (
    <NameList
      label={t('browse.repositories', { host })}
      pages={pages}
      chosen={null}
      onChoose={onOpen}
    />
  );
}
