import type { ContainerFileHead } from '@stagecraft/contracts';
import { Download as DownloadIcon, X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BytesView } from '../../../document/bytes-view.tsx';
import { useAppStore } from '../../../state/hooks.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { bytesOf } from '../../../ui/bytes/content.ts';
import { IconButton } from '../../../ui/button.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { Spinner } from '../../../ui/spinner.tsx';
import type { Download } from './use-copied.ts';

interface FilePaneProps {
  /** Id. */
  readonly container: string;
  readonly path: string;
  readonly onClose: () => void;
  readonly onDownload: Download;
}

/** What is in a file, or in its beginning. */
export function FilePane({ container, path, onClose, onDownload }: FilePaneProps) {
  const { t, i18n } = useTranslation(['containerPlace', 'app']);
  const ask = useAppStore((state) => state.askRecords);
  const answer = useAnswer(`${container} ${path}`, (signal) =>
    ask('readContainerFile', { params: { id: container }, query: { path }, signal }),
  );
  const file = answer.state === 'ready' ? answer.value : null;
  const bytes = useMemo(() => bytesOf(file?.base64 ?? ''), [file]);
  return (
    <section
      aria-label={t('files.shown', { path })}
      className="flex h-1/2 min-h-40 shrink-0 flex-col border-t"
    >
      <div className="flex h-8 shrink-0 items-center gap-2 border-b bg-panel px-3 text-xs">
        <h3 className="min-w-0 flex-1 truncate font-mono">{path}</h3>
        {file === null ? null : (
          <span className="text-muted">
            {file.complete
              ? formatBytes(file.size, i18n.language)
              : t('files.beginning', {
                  shown: formatBytes(bytes.length, i18n.language),
                  size: formatBytes(file.size, i18n.language),
                })}
          </span>
        )}
        <IconButton
          size="small"
          label={t('files.download', { name: path })}
          onClick={() => onDownload(path, 'file')}
        >
          <DownloadIcon aria-hidden className="size-3.5" />
        </IconButton>
        <IconButton size="small" label={t('app:action.close')} onClick={onClose}>
          <X aria-hidden className="size-3.5" />
        </IconButton>
      </div>
      <div className="min-h-0 flex-1">
        {answer.state === 'failed' ? (
          <div className="p-2">
            <ErrorNotice problem={answer.problem} />
          </div>
        ) : file === null ? (
          <p className="p-3">
            <Spinner />
          </p>
        ) : (
          <Content file={file} bytes={bytes} path={path} />
        )}
      </div>
    </section>
  );
}

interface ContentProps {
  readonly file: ContainerFileHead;
  readonly bytes: Uint8Array;
  readonly path: string;
}

function Content({ file, bytes, path }: ContentProps) {
  const { t } = useTranslation('containerPlace');
  if (file.size === 0) return <p className="p-3 text-muted">{t('files.emptyFile')}</p>;
  return (
    <BytesView
      bytes={bytes}
      complete={file.complete}
      path={path}
      words={{
        text: t('files.text', { path }),
        image: t('files.image', { path }),
        binary: t('files.binary', { path }),
      }}
    />
  );
}
