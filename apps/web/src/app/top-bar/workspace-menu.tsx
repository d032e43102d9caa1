import { ChevronDown, Copy, Folder, FolderOpen, House } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../../ui/menu.tsx';
import { toast } from '../../ui/toast.ts';

/** The open workspace's name; its menu goes to other ones. */
export function WorkspaceMenu() {
  const { t } = useTranslation('app');
  const workspace = useAppStore((state) => state.workspace);
  const list = useAppStore((state) => state.workspaceList);
  const loadWorkspaces = useAppStore((state) => state.loadWorkspaces);
  const leaveFor = useAppStore((state) => state.leaveFor);
  if (workspace === null) return null;
  const others = (list?.workspaces ?? []).filter((other) => other.id !== workspace.id).slice(0, 8);
  const copyPath = async (): Promise<void> => {
    await navigator.clipboard.writeText(workspace.path);
    toast(t('action.copied'));
  };
  return (
    <Menu
      trigger={
        <button
          type="button"
          title={workspace.path}
          aria-label={`${t('workspaceMenu.label')}: ${workspace.name}`}
          onPointerDown={() => void loadWorkspaces()}
          onKeyDown={(event) => (event.key === 'Enter' ? void loadWorkspaces() : undefined)}
          className="flex h-7 max-w-56 min-w-0 items-center gap-1.5 rounded-md px-2 font-medium hover:bg-hover"
        >
          <FolderOpen aria-hidden className="size-4 shrink-0 text-muted" />
          <span className="min-w-0 truncate">{workspace.name}</span>
          <ChevronDown aria-hidden className="size-3.5 shrink-0 text-muted" />
        </button>
      }
    >
      <MenuItem icon={<House aria-hidden className="size-4" />} onSelect={() => leaveFor(null)}>
        {t('workspaceMenu.startPage')}
      </MenuItem>
      <MenuItem icon={<Copy aria-hidden className="size-4" />} onSelect={() => void copyPath()}>
        {t('workspaceMenu.copyPath')}
      </MenuItem>
      {others.length === 0 ? null : (
        <>
          <MenuSeparator />
          <MenuLabel>{t('workspaceMenu.recent')}</MenuLabel>
          {others.map((other) => (
            <MenuItem
              key={other.id}
              icon={<Folder aria-hidden className="size-4" />}
              disabled={!other.available}
              onSelect={() => leaveFor(other.id)}
            >
              {other.name}
              {other.available ? '' : ` (${t('workspaceMenu.missing')})`}
            </MenuItem>
          ))}
        </>
      )}
    </Menu>
  );
}
