import type { Workspace } from '@stagecraft/contracts';
import { Folder, FolderX, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatAgo } from '../../../ui/format.ts';
import { Spinner } from '../../../ui/spinner.tsx';
import { toast } from '../../../ui/toast.ts';

/** Workspaces opened before, the latest first. */
export function RecentList() {
  const { t } = useTranslation(['workspace', 'app']);
  const list = useAppStore((state) => state.workspaceList);
  const failed = useAppStore((state) => state.workspaceError !== null);
  return (
    <section aria-labelledby="recent-workspaces" className="min-w-0">
      <h2 id="recent-workspaces" className="mb-2 text-base font-semibold">
        {t('start.recent')}
      </h2>
      {list === null ? (
        failed ? null : (
          <p className="flex items-center gap-2 py-3 text-muted">
            <Spinner />
            {t('app:state.loading')}
          </p>
        )
      ) : list.workspaces.length === 0 ? (
        <div className="rounded-lg border border-dashed">
          <EmptyState title={t('start.noRecent')} hint={t('start.noRecentHint')} />
        </div>
      ) : (
        <ul className="divide-y overflow-hidden rounded-lg border bg-panel">
          {list.workspaces.map((workspace) => (
            <RecentRow key={workspace.id} workspace={workspace} />
          ))}
        </ul>
      )}
    </section>
  );
}

function RecentRow(props: { readonly workspace: Workspace }) {
  const { workspace } = props;
  const { t, i18n } = useTranslation('workspace');
  const openWorkspace = useAppStore((state) => state.openWorkspace);
  const forgetWorkspace = useAppStore((state) => state.forgetWorkspace);
  const Icon = workspace.available ? Folder : FolderX;
  const forget = async (): Promise<void> => {
    await forgetWorkspace(workspace.id);
    toast(t('start.forgotten', { name: workspace.name }));
  };
  return (
    <li className="flex items-center gap-1 pr-1.5 hover:bg-hover">
      <button
        type="button"
        disabled={!workspace.available}
        onClick={() => void openWorkspace({ id: workspace.id })}
        className="flex min-w-0 flex-1 items-center gap-2.5 px-3 py-2 text-left focus-visible:-outline-offset-2"
      >
        <Icon aria-hidden className="size-4 shrink-0 text-muted" />
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-2">
            <span className="truncate font-medium">{workspace.name}</span>
            {workspace.available ? null : <Badge tone="warning">{t('start.unavailable')}</Badge>}
          </span>
          <span className="block truncate font-mono text-xs text-muted" title={workspace.path}>
            {workspace.path}
          </span>
        </span>
        <span className="shrink-0 text-xs text-muted">
          {formatAgo(workspace.lastOpenedAt, i18n.language)}
        </span>
      </button>
      <IconButton
        size="small"
        label={t('start.forget', { name: workspace.name })}
        onClick={() => void forget()}
      >
        <X aria-hidden className="size-3.5" />
      </IconButton>
    </li>
  );
}
