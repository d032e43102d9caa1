import type { ImageDetail } from '@stagecraft/contracts';
import { Box, Play } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { imageName } from '../../state/build/image-name.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatBytes, formatTime } from '../../ui/format.ts';
import { Spinner } from '../../ui/spinner.tsx';
import { ConfigSection } from './config-section.tsx';
import { HistorySection } from './history-section.tsx';

/** The image that the shown build made: what it is, how it starts, what it is made of. */
export function ImagePanel() {
  const { t } = useTranslation(['history', 'app']);
  const image = useAppStore((state) => state.image);
  const problem = useAppStore((state) => state.imageProblem);
  const loadImage = useAppStore((state) => state.loadImage);
  useEffect(() => {
    // `docker` may have removed or renamed the image since it was asked for.
    const ask = () => void loadImage();
    ask();
    window.addEventListener('focus', ask);
    return () => window.removeEventListener('focus', ask);
  }, [loadImage]);
  if (problem !== null) {
    return (
      <div className="p-3">
        {problem.code === 'image_not_found' ? (
          <p className="mb-2 font-medium">{t('gone')}</p>
        ) : null}
        <ErrorNotice
          problem={problem}
          actions={
            <Button size="small" onClick={() => void loadImage()}>
              {t('app:action.retry')}
            </Button>
          }
        />
      </div>
    );
  }
  return image === null ? <NoImage /> : <ImageView image={image} />;
}

function NoImage() {
  const { t } = useTranslation('history');
  const build = useAppStore((state) => state.trace?.state ?? null);
  const imageId = useAppStore((state) => state.trace?.imageId ?? null);
  if (imageId !== null) {
    return (
      <p className="flex items-center gap-2 p-3 text-muted">
        <Spinner />
        {t('loading')}
      </p>
    );
  }
  const hint =
    build === null
      ? 'none.noBuild'
      : build === 'queued' || build === 'running'
        ? 'none.running'
        : build === 'succeeded'
          ? 'none.noImage'
          : 'none.failed';
  return <EmptyState icon={<Box className="size-6" />} title={t('none.title')} hint={t(hint)} />;
}

function ImageView({ image }: { readonly image: ImageDetail }) {
  const { t } = useTranslation('history');
  return (
    <section
      aria-label={t('label')}
      tabIndex={0}
      className="h-full overflow-auto bg-canvas px-3 py-2 focus-visible:-outline-offset-2"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <Facts image={image} />
        <RunButton image={image} />
      </div>
      <HistorySection image={image} />
      <ConfigSection config={image.config} />
      <Commands image={image} />
    </section>
  );
}

function RunButton({ image }: { readonly image: ImageDetail }) {
  const { t } = useTranslation('containers');
  const openRun = useAppStore((state) => state.openRun);
  const name = useAppStore(imageName);
  return (
    <Button
      size="small"
      icon={<Play aria-hidden className="size-3.5" />}
      onClick={() => void openRun(name ?? image.id)}
    >
      {t('action.fromImage')}
    </Button>
  );
}

function Facts({ image }: { readonly image: ImageDetail }) {
  const { t, i18n } = useTranslation(['history', 'app']);
  const platform = [image.os, image.architecture, image.variant].filter(Boolean).join('/');
  return (
    <dl className="flex flex-wrap items-start gap-x-6 gap-y-2">
      <Fact label={t('fact.id')}>
        <span className="inline-flex items-center gap-1 font-mono text-xs">
          <span title={image.id} data-testid="image-id">
            {shortId(image.id)}
          </span>
          <CopyButton label={t('copyId')} text={() => image.id} />
        </span>
      </Fact>
      <Fact label={t('fact.tags')}>
        {image.tags.length === 0 ? (
          <span className="text-muted">{t('untagged')}</span>
        ) : (
          <span className="flex flex-wrap gap-1 font-mono">
            {image.tags.map((tag) => (
              <Badge key={tag} tone="accent">
                {tag}
              </Badge>
            ))}
          </span>
        )}
      </Fact>
      <Fact label={t('fact.size')}>{formatBytes(image.size, i18n.language)}</Fact>
      <Fact label={t('fact.layers')}>{image.layers.length}</Fact>
      <Fact label={t('fact.created')}>
        {image.createdAt === null
          ? t('app:state.unknown')
          : formatTime(image.createdAt, i18n.language)}
      </Fact>
      <Fact label={t('fact.platform')}>
        <span className="font-mono text-xs">{platform}</span>
      </Fact>
      {image.author === '' ? null : <Fact label={t('fact.author')}>{image.author}</Fact>}
    </dl>
  );
}

function Fact(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-muted">{props.label}</dt>
      <dd className="flex min-h-6 items-center">{props.children}</dd>
    </div>
  );
}

function Commands({ image }: { readonly image: ImageDetail }) {
  const { t } = useTranslation('history');
  const called = useAppStore(imageName);
  const name = called === null || called === image.id ? shortId(image.id) : called;
  const commands = [
    `docker image inspect ${name}`,
    `docker history --no-trunc ${name}`,
    `docker run --rm -it ${name}`,
  ];
  return (
    <section aria-labelledby="image-commands" className="mt-4">
      <h3 id="image-commands" className="text-xs font-semibold text-muted">
        {t('commands')}
      </h3>
      <ul className="mt-1">
        {commands.map((command) => (
          <li key={command} className="flex items-center gap-1">
            <code className="font-mono text-xs break-all">{command}</code>
            <CopyButton label={t('copyCommand', { command })} text={() => command} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** As `docker image ls` shows it: 12 digits of the digest. */
function shortId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12);
}
