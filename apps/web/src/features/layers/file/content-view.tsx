import { useTranslation } from 'react-i18next';
import { BytesView } from '../../../document/bytes-view.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { formatBytes } from '../../../ui/format.ts';
import type { LayerView } from '../explorer/use-folders.ts';
import { useBytes } from './use-bytes.ts';
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
        <BytesView
          bytes={file.bytes}
          complete={file.complete}
          path={path}
          words={{
            text: t('file.text', { path: `/${path}` }),
            image: t('file.image', { path: `/${path}` }),
            binary: t('file.binary'),
          }}
        />
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
