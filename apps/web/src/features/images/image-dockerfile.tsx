import type { ImageDetail } from '@stagecraft/contracts';
import { reverseImage } from '@stagecraft/dockerfile/reverse';
import { FileInput } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { useAnswer } from '../../state/use-answer.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { DetailOf } from './detail/detail-of.tsx';
import { OpenInWorkspace } from './detail/open-in-workspace.tsx';
import { refOf } from './list/view.ts';

/**
 * A Dockerfile drawn from an image's history and configuration.
 *
 * @param props.image id or name
 */
export function ImageDockerfile({ image }: { readonly image: string }) {
  return <DetailOf image={image}>{(detail) => <Reconstruction detail={detail} />}</DetailOf>;
}

function Reconstruction({ detail }: { readonly detail: ImageDetail }) {
  const { t, i18n } = useTranslation('images');
  const ask = useAppStore((state) => state.askRecords);
  const [opening, setOpening] = useState(false);
  const bases = useAnswer(detail.id, (signal) =>
    ask('getImageBases', { params: { ref: detail.id }, signal }),
  );
  if (bases.state === 'loading') {
    return (
      <p className="flex items-center gap-2 p-3 text-muted">
        <Spinner />
        {t('reverse.looking')}
      </p>
    );
  }
  const found = bases.state === 'ready' ? bases.value.bases : [];
  const base = found.find(({ entries }) => entries !== null);
  const text = reverseImage({
    name: refOf(detail),
    history: detail.history,
    config: detail.config,
    base: base ? { name: base.tags[0] ?? base.id, entries: base.entries ?? 0 } : null,
    language: i18n.language === 'zh-CN' ? 'zh-CN' : 'en',
  });
  return (
    <div className="flex h-full flex-col">
      <div className="flex items-center gap-2 border-b px-3 py-1.5">
        <h2 className="min-w-0 flex-1 truncate text-xs text-muted">{t('reverse.title')}</h2>
        <CopyButton label={t('reverse.copy')} text={() => text} />
        <Button
          size="small"
          icon={<FileInput aria-hidden className="size-3.5" />}
          onClick={() => setOpening(true)}
        >
          {t('reverse.open')}
        </Button>
      </div>
      <ol
        aria-label={t('reverse.title')}
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto bg-canvas p-3 font-mono text-xs focus-visible:-outline-offset-2"
      >
        {text.split('\n').map((line, index) => (
          <li
            // Lines of one text, which are never moved.
            key={`${String(index)} ${line}`}
            className={
              line.startsWith('#') ? 'whitespace-pre-wrap text-muted' : 'whitespace-pre-wrap'
            }
          >
            {line === '' ? '\u00a0' : line}
          </li>
        ))}
      </ol>
      {opening ? <OpenInWorkspace text={text} onClose={() => setOpening(false)} /> : null}
    </div>
  );
}
