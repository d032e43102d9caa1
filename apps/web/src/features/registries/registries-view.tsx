import { useTranslation } from 'react-i18next';
import { Cylinder } from 'lucide-react';
import { useAppStore } from '../../state/hooks.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { HostPane } from './browse/host-pane.tsx';
import { RegistryRail } from './browse/registry-rail.tsx';
import { RepositoryPane } from './browse/repository-pane.tsx';
import { TransferPanel } from './transfer/transfer-panel.tsx';

/** The registries that are known, what they have, and images on their way from and to them. */
export function RegistriesView() {
  const { t } = useTranslation('registries');
  const shown = useAppStore((state) => state.shownRegistry);
  const show = useAppStore((state) => state.showRegistry);
  return (
    <div className="flex h-full flex-col">
      <div className="flex min-h-0 flex-1 max-md:flex-col">
        <RegistryRail
          shown={shown?.host ?? null}
          onShow={(host) => show({ host, repository: null, tag: null })}
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
              onOpen={(repository) => show({ ...shown, repository, tag: null })}
            />
          ) : (
            <RepositoryPane
              key={`${shown.host}/${shown.repository}`}
              host={shown.host}
              repository={shown.repository}
              tag={shown.tag}
              onTag={(tag) => show({ ...shown, tag })}
              onBack={() => show({ ...shown, repository: null, tag: null })}
            />
          )}
        </div>
      </div>
      <TransferPanel />
    </div>
  );
}
