import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { FolderList } from './folder-list.tsx';
import { contextRules, leftOutBy, type ContextRules } from './left-out.ts';

/**
 * The folders of the build context, with what the ignore file leaves out. A folder is given with a `/` at
 * its end, the context itself as `.`.
 */
export function ContextFolders({ onChoose }: { readonly onChoose: (path: string) => void }) {
  const { t } = useTranslation('forms');
  const [path, setPath] = useState('');
  const folder = useAppStore((state) => state.folders.get(path));
  const loadFolder = useAppStore((state) => state.loadFolder);
  const rules = useContextRules();
  useEffect(() => {
    if (folder === undefined) void loadFolder(path);
  }, [folder, loadFolder, path]);
  const why = (of: string, isFolder: boolean): string | null => {
    const left = rules === null ? null : leftOutBy(rules, of, isFolder);
    return left === null ? null : t('paths.leftOutBy', { path: of, ...left });
  };
  const entries = folder?.state === 'ready' ? folder.listing.entries : [];
  const note =
    folder === undefined || folder.state === 'loading'
      ? t('paths.loading')
      : folder.state === 'failed'
        ? t('paths.failed')
        : folder.listing.truncated
          ? t('paths.truncated')
          : entries.length === 0
            ? t('paths.empty')
            : '';
  return (
    <FolderList
      root={t('paths.root')}
      shown={path === '' ? t('paths.root') : `${path}/`}
      own={path === '' ? '.' : `${path}/`}
      parent={path === '' ? null : path.split('/').slice(0, -1).join('/')}
      entries={entries.map((entry) => {
        const isFolder = entry.kind === 'directory';
        const leftOut = why(entry.path, isFolder);
        return { name: entry.name, path: entry.path, folder: isFolder, leftOut };
      })}
      note={note}
      leftOut={why(path, true)}
      onOpen={setPath}
      onChoose={onChoose}
    />
  );
}

/** What the ignore file on disk does; null without one, and until it is read. */
function useContextRules(): ContextRules | null {
  const dockerfile = useAppStore((state) => state.activePath);
  const ignoreFileOf = useAppStore((state) => state.ignoreFileOf);
  const diskChange = useAppStore((state) => state.diskChange);
  const [rules, setRules] = useState<ContextRules | null>(null);
  useEffect(() => {
    let wanted = true;
    if (dockerfile === null) return;
    void ignoreFileOf(dockerfile).then((file) => {
      if (wanted) setRules(file === null ? null : contextRules(file));
    });
    return () => {
      wanted = false;
    };
  }, [dockerfile, ignoreFileOf, diskChange]);
  return rules;
}
