import { Container, File } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Palette, PaletteItem } from '../../../ui/palette.tsx';
import { knownFiles } from './known-files.ts';

/** Goes to a file by a part of its name. */
export function QuickOpen() {
  const { t } = useTranslation('workspace');
  const openDialog = useAppStore((state) => state.openDialog);
  const openFile = useAppStore((state) => state.openFile);
  const findDockerfiles = useAppStore((state) => state.findDockerfiles);
  const documents = useAppStore((state) => state.documents);
  const openFiles = useAppStore((state) => state.openFiles);
  const folders = useAppStore((state) => state.folders);
  const [dockerfiles, setDockerfiles] = useState<readonly string[]>([]);
  const chosen = useRef<string | null>(null);
  useEffect(() => {
    let wanted = true;
    void findDockerfiles().then((paths) => (wanted ? setDockerfiles(paths) : undefined));
    return () => {
      wanted = false;
    };
  }, [findDockerfiles]);
  const files = useMemo(
    () => knownFiles(openFiles, dockerfiles, folders),
    [openFiles, dockerfiles, folders],
  );
  return (
    <Palette
      title={t('quickOpen.title')}
      placeholder={t('quickOpen.placeholder')}
      none={t('quickOpen.none')}
      footer={t('quickOpen.scope')}
      onClose={() => openDialog(null)}
      afterClose={() => {
        if (chosen.current !== null) void openFile(chosen.current).then(() => documents.focus());
      }}
    >
      {files.map((file) => (
        <PaletteItem
          key={file.path}
          value={file.path}
          onSelect={() => {
            chosen.current = file.path;
            openDialog(null);
          }}
        >
          {file.dockerfile ? (
            <Container aria-hidden className="size-4 shrink-0 text-accent" />
          ) : (
            <File aria-hidden className="size-4 shrink-0 text-muted" />
          )}
          <span className="shrink-0">{file.name}</span>
          <span className="min-w-0 flex-1 truncate text-xs text-muted">{file.folder}</span>
        </PaletteItem>
      ))}
    </Palette>
  );
}
