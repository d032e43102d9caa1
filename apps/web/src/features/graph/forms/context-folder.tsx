import { ArrowUp, File, Folder } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';

/** Walks the folders of the build context, one at a time. A folder is given with a `/` at its end. */
export function ContextFolder({ onChoose }: { readonly onChoose: (path: string) => void }) {
  const { t } = useTranslation('forms');
  const [path, setPath] = useState('');
  const folder = useAppStore((state) => state.folders.get(path));
  const loadFolder = useAppStore((state) => state.loadFolder);
  useEffect(() => {
    if (folder === undefined) void loadFolder(path);
  }, [folder, loadFolder, path]);
  const parent = path.split('/').slice(0, -1).join('/');
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-mono">
          {path === '' ? t('paths.root') : `${path}/`}
        </span>
        <Button size="small" onClick={() => onChoose(path === '' ? '.' : `${path}/`)}>
          {t('paths.useFolder')}
        </Button>
      </div>
      <ul className="max-h-64 overflow-y-auto">
        {path === '' ? null : (
          <li>
            <Entry
              icon={<ArrowUp aria-hidden className="size-4 shrink-0 text-muted" />}
              name={t('paths.up', { folder: parent === '' ? t('paths.root') : parent })}
              onClick={() => setPath(parent)}
            />
          </li>
        )}
        {folder?.state === 'ready'
          ? folder.listing.entries.map((entry) => (
              <li key={entry.path}>
                {entry.kind === 'directory' ? (
                  <Entry
                    icon={<Folder aria-hidden className="size-4 shrink-0 text-accent" />}
                    name={`${entry.name}/`}
                    onClick={() => setPath(entry.path)}
                  />
                ) : (
                  <Entry
                    icon={<File aria-hidden className="size-4 shrink-0 text-muted" />}
                    name={entry.name}
                    onClick={() => onChoose(entry.path)}
                  />
                )}
              </li>
            ))
          : null}
      </ul>
      <FolderNote path={path} />
    </div>
  );
}

function FolderNote({ path }: { readonly path: string }) {
  const { t } = useTranslation('forms');
  const folder = useAppStore((state) => state.folders.get(path));
  const note =
    folder === undefined || folder.state === 'loading'
      ? t('paths.loading')
      : folder.state === 'failed'
        ? t('paths.failed')
        : folder.listing.truncated
          ? t('paths.truncated')
          : folder.listing.entries.length === 0
            ? t('paths.empty')
            : '';
  return (
    <p role="status" className="text-xs text-muted empty:hidden">
      {note}
    </p>
  );
}

interface EntryProps {
  readonly icon: React.ReactNode;
  readonly name: string;
  readonly onClick: () => void;
}

function Entry({ icon, name, onClick }: EntryProps) {
  return (
    <button
      type="button"
      className="flex w-full items-center gap-2 rounded px-2 py-1 text-left hover:bg-hover"
      onClick={onClick}
    >
      {icon}
      <span className="min-w-0 truncate font-mono">{name}</span>
    </button>
  );
}
