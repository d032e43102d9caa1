import type { LocalImage } from '@stagecraft/contracts';
import { Layers } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { useAnswer } from '../../state/use-answer.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatBytes } from '../../ui/format.ts';
import { Spinner } from '../../ui/spinner.tsx';

/** The engine's images, newest first. */
export function ImageList() {
  const { t } = useTranslation('images');
  const ask = useAppStore((state) => state.askRecords);
  const answer = useAnswer('', (signal) => ask('listImages', { signal }));
  if (answer.state === 'loading') return <Spinner />;
  if (answer.state === 'failed') return <ErrorNotice problem={answer.problem} />;
  const { images } = answer.value;
  if (images.length === 0) {
    return (
      <EmptyState
        icon={<Layers className="size-6" />}
        title={t('list.none')}
        hint={t('list.noneHint')}
      />
    );
  }
  return (
    <ul className="h-full overflow-auto">
      {images.slice(0, 200).map((image) => (
        <Row key={image.ref} image={image} />
      ))}
    </ul>
  );
}

function Row({ image }: { readonly image: LocalImage }) {
  const { i18n } = useTranslation('images');
  const shown = useAppStore((state) => state.shownImage === image.ref);
  const showImage = useAppStore((state) => state.showImage);
  return (
    <li>
      <button
        type="button"
        aria-current={shown ? 'true' : undefined}
        onClick={() => showImage(image.ref)}
        className="flex w-full items-center gap-3 px-3 py-1 text-left hover:bg-hover aria-[current=true]:bg-selected"
      >
        <span className="min-w-0 flex-1 truncate font-mono text-xs">{image.ref}</span>
        <span className="text-xs text-muted">{formatBytes(image.bytes, i18n.language)}</span>
      </button>
    </li>
  );
}
