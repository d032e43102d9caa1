import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { formatBytes } from '../../../ui/format.ts';
import type { LayerView } from '../explorer/use-folders.ts';
import { contentKind, textOf } from './content.ts';
import { HexView } from './hex-view.tsx';
import { TextView } from './text-view.tsx';
import { useBytes, type FileBytes } from './use-bytes.ts';
import { Cancellable, WaitingForImage } from '../shared/waiting.tsx';

interface ContentViewProps {
  readonly looked: LayerView;
  readonly path: string;
}

/** What is in a file: text, a picture, or bytes; the head of it, and more when it is asked for. */
export function ContentView(props: ContentViewProps) {
  return <Cancellable>{(cancel) => <ReadContent {...props} onCancel={cancel} />}</Cancellable>;
}

function ReadContent(props: ContentViewProps & { readonly onCancel: () => void }) {
  const { looked, path, onCancel } = props;
  const { t, i18n } = useTranslation('layers');
  const { answer, more } = useBytes(looked, path);
  if (answer.state === 'loading') return <WaitingForImage onCancel={onCancel} />;
  if (answer.state === 'failed') {
    return (
      <div className="p-2">
        <ErrorNotice problem={answer.problem} />
      </div>
    );
  }
  const { file, loadingMore } = answer;
  if (file.size === 0) return <p className="p-3 text-muted">{t('file.empty')}</p>;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="min-h-0 flex-1">
        <Content file={file} path={path} />
      </div>
      {file.complete ? null : (
        <p className="flex items-center gap-2 border-t bg-panel px-3 py-1 text-xs text-muted">
          {t('file.shown', {
            shown: formatBytes(file.bytes.length, i18n.language),
            size: formatBytes(file.size, i18n.language),
          })}
          <Button size="small" busy={loadingMore} onClick={() => void more()}>
            {t('file.more')}
          </Button>
        </p>
      )}
    </div>
  );
}

function Content({ file, path }: { readonly file: FileBytes; readonly path: string }) {
  const { t } = useTranslation('layers');
  const { bytes, complete } = file;
  const kind = useMemo(() => contentKind(bytes, complete), [bytes, complete]);
  const text = useMemo(
    () => (kind.kind === 'text' ? textOf(bytes, complete) : null),
    [kind, bytes, complete],
  );
  if (text !== null) {
    return <TextView path={path} text={text} label={t('file.text', { path: `/${path}` })} />;
  }
  if (kind.kind === 'image' && complete) {
    return (
      <div className="flex h-full items-center justify-center overflow-auto p-3">
        <img
          src={dataAddress(kind.mime, bytes)}
          alt={t('file.image', { path: `/${path}` })}
          className="max-h-full max-w-full object-contain"
        />
      </div>
    );
  }
  return <HexView bytes={bytes} />;
}

/** A picture as an address of its own: nothing that is in it can run. */
function dataAddress(mime: string, bytes: Uint8Array): string {
  let letters = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    letters += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return `data:${mime};base64,${btoa(letters)}`;
}
