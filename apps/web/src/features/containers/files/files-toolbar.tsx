import { ArrowUp, Download as DownloadIcon, FolderUp, RotateCw, Upload } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/button.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { chosenFiles, type UploadFile } from './dropped.ts';
import { crumbsOf, parentOf } from './paths.ts';
import type { Download } from './use-copied.ts';

interface FilesToolbarProps {
  /** Of the folder that is shown. */
  readonly path: string;
  readonly upload: { readonly done: number; readonly total: number; readonly name: string } | null;
  readonly onGo: (path: string) => void;
  readonly onReload: () => void;
  readonly onUpload: (files: readonly UploadFile[]) => void;
  readonly onDownload: Download;
}

const iconClass = 'size-4';

/** Where in the files one is, and what is done with the whole folder. */
export function FilesToolbar(props: FilesToolbarProps) {
  const { path, upload, onGo } = props;
  const { t } = useTranslation('containerPlace');
  return (
    <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-1 border-b bg-panel px-2 py-1">
      <IconButton
        label={t('files.up')}
        disabled={path === '/'}
        onClick={() => onGo(parentOf(path))}
      >
        <ArrowUp aria-hidden className={iconClass} />
      </IconButton>
      <nav aria-label={t('files.path')} className="min-w-0 flex-1">
        <ol className="flex flex-wrap items-center font-mono text-xs">
          {crumbsOf(path).map((crumb, index) => (
            <li key={crumb.path} className="flex items-center">
              {index > 1 ? (
                <span aria-hidden className="text-faint">
                  /
                </span>
              ) : null}
              <button
                type="button"
                aria-current={crumb.path === path ? 'page' : undefined}
                onClick={() => onGo(crumb.path)}
                className="h-6 min-w-6 rounded-sm px-1 hover:bg-hover aria-[current=page]:font-semibold"
              >
                {crumb.name}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <span role="status" className="flex items-center gap-1.5 text-xs text-muted">
        {upload === null ? null : (
          <>
            <Spinner />
            {t('files.uploading', { at: upload.done + 1, total: upload.total, name: upload.name })}
          </>
        )}
      </span>
      <UploadButtons {...props} />
      <IconButton
        label={t('files.downloadFolder')}
        onClick={() => props.onDownload(path, 'folder')}
      >
        <DownloadIcon aria-hidden className={iconClass} />
      </IconButton>
      <IconButton label={t('files.again')} onClick={props.onReload}>
        <RotateCw aria-hidden className={iconClass} />
      </IconButton>
    </div>
  );
}

/** Files, or a whole folder, are put in; a browser's chooser knows only one of the two at a time. */
function UploadButtons({ upload, onUpload }: FilesToolbarProps) {
  const { t } = useTranslation('containerPlace');
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement): void => {
    if (input.files !== null && input.files.length > 0) onUpload(chosenFiles(input.files));
    // The same file may be chosen again.
    input.value = '';
  };
  const busy = upload !== null;
  return (
    <>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={t('files.upload')}
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={(input) => {
          folder.current = input;
          input?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        hidden
        aria-label={t('files.uploadFolder')}
        onChange={(event) => take(event.currentTarget)}
      />
      <IconButton label={t('files.upload')} disabled={busy} onClick={() => files.current?.click()}>
        <Upload aria-hidden className={iconClass} />
      </IconButton>
      <IconButton
        label={t('files.uploadFolder')}
        disabled={busy}
        onClick={() => folder.current?.click()}
      >
        <FolderUp aria-hidden className={iconClass} />
      </IconButton>
    </>
  );
}
