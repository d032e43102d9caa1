import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Cylinder } from 'lucide-react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { HostPane } from './browse/host-pane.tsx';
import { RegistryRail } from './browse/registry-rail.tsx';
import { RepositoryPane } from './browse/repository-pane.tsx';
import { TransferPanel } from './transfer/transfer-panel.tsx';

/** What is looked at: a registry, and one repository of it. */
interface Shown {
  readonly host: string;
  /** Without the registry; null while none is chosen. */
  readonly repository: string | null;
}

/** The registries that are known, what they have, and images on their way from and to them. */
export function RegistriesView() {
  const { t } = useTranslation('registries');
  const [shown, setShown] = useState<Shown | null>(null);
  return (
    <div className="flex h-full flex-col">
      <div className="flex min-h-0 flex-1 max-md:flex-col">
        <RegistryRail
          shown={shown?.host ?? null}
          onShow={(host) => setShown({ host, repository: null })}
        />
        <div className="min-h-0 min-w-0 flex-1">
          {shown === null ? (
            <EmptyState
              icon={<Cylinder className="size-6" />}
              title={t('place.none')}
              hint={t('place.noneHint')}
            />
          ) : shown.repository === null ? (
            <HostPane
              key={shown.host}
              host={shown.host}
              onOpen={(repository) => setShown({ ...shown, repository })}
            />
          ) : (
            <RepositoryPane
              key={`${shown.host}/${shown.repository}`}
              host={shown.host}
              repository={shown.repository}
              onBack={() => setShown({ ...shown, repository: null })}
            />
          )}
        </div>
      </div>
      <TransferPanel />
    </div>
  );
}
