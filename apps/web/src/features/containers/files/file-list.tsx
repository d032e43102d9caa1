import type { ContainerFile, ContainerFolder } from '@stagecraft/contracts';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  Download as DownloadIcon,
  File,
  FileSymlink,
  Folder,
  FileQuestionMark,
} from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatBytes, formatTime } from '../../../ui/format.ts';
import { joined, modeText } from './paths.ts';
import type { Download } from './use-copied.ts';

/** Height of a row, pixels. */
const rowHeight = 26;

interface FileListProps {
  readonly folder: ContainerFolder;
  /** Name of the file that is shown. */
  readonly chosen: string | null;
  readonly onGo: (path: string) => void;
  readonly onChoose: (file: ContainerFile) => void;
  /** A link is to be followed, wherever it leads. */
  readonly onLink: (file: ContainerFile) => void;
  readonly onDownload: Download;
}

/** The entries of a folder, of which only those in sight are drawn. */
export function FileList(props: FileListProps) {
  const { folder } = props;
  const { t } = useTranslation('containerPlace');
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: folder.entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  if (folder.entries.length === 0) {
    return <EmptyState title={t('files.empty')} hint={t('files.emptyHint')} />;
  }
  return (
    <div
      ref={scroller}
      role="group"
      aria-label={t('files.in', { path: folder.path })}
      tabIndex={0}
      className="h-full overflow-auto focus-visible:-outline-offset-2"
    >
      {folder.truncated ? (
        <p className="px-3 py-1 text-xs text-warning">{t('files.truncated')}</p>
      ) : null}
      <ul className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const file = folder.entries[item.index];
          return file === undefined ? null : (
            <li
              key={file.name}
              className="absolute inset-x-0"
              style={{ top: item.start, height: rowHeight }}
            >
              <Entry {...props} file={file} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const icons = {
  file: File,
  hardlink: File,
  directory: Folder,
  symlink: FileSymlink,
  char: FileQuestionMark,
  block: FileQuestionMark,
  fifo: FileQuestionMark,
} as const;

function Entry(props: FileListProps & { readonly file: ContainerFile }) {
  const { folder, file, chosen } = props;
  const { t, i18n } = useTranslation('containerPlace');
  const Icon = icons[file.kind];
  const path = joined(folder.path, file.name);
  const isFile = file.kind === 'file' || file.kind === 'hardlink';
  const open = (): void => {
    if (isFile) props.onChoose(file);
    else if (file.kind === 'directory') props.onGo(path);
    else if (file.kind === 'symlink') props.onLink(file);
  };
  return (
    <div
      className={classNames(
        'flex h-full items-center gap-2 pr-2 pl-3 text-xs hover:bg-hover',
        chosen === file.name && 'bg-selected',
      )}
    >
      <button
        type="button"
        aria-pressed={isFile ? chosen === file.name : undefined}
        disabled={!isFile && file.kind !== 'directory' && file.kind !== 'symlink'}
        onClick={open}
        className="flex min-w-0 flex-1 items-center gap-2 text-left font-mono focus-visible:-outline-offset-2"
      >
        <Icon
          aria-hidden
          className={classNames(
            'size-3.5 shrink-0',
            file.kind === 'directory' ? 'text-accent' : 'text-muted',
          )}
        />
        <span className="truncate">
          {file.name}
          {file.kind === 'symlink' ? (
            <span className="text-muted"> → {file.linkTarget}</span>
          ) : null}
        </span>
      </button>
      <span className="shrink-0 font-mono text-2xs text-muted">{modeText(file.mode)}</span>
      <span className="w-20 shrink-0 text-right text-muted tabular-nums max-md:hidden">
        {file.uid}:{file.gid}
      </span>
      <span className="w-20 shrink-0 text-right text-muted tabular-nums">
        {isFile ? formatBytes(file.size, i18n.language) : ''}
      </span>
      <span className="w-36 shrink-0 text-right text-muted max-lg:hidden">
        {formatTime(file.modifiedAt, i18n.language)}
      </span>
      <IconButton
        size="small"
        label={t('files.download', { name: file.name })}
        onClick={() => props.onDownload(path, file.kind === 'directory' ? 'folder' : 'file')}
      >
        <DownloadIcon aria-hidden className="size-3.5" />
      </IconButton>
    </div>
  );
}
