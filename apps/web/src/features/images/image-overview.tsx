import type { ImageConfig, ImageDetail } from '@stagecraft/contracts';
import { Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { formatBytes } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { ShellCommand } from '../../ui/shell-command.tsx';
import { DetailOf } from './detail/detail-of.tsx';
import { dockerWords } from './docker-words.ts';
import { ImagePlatforms } from './image-platforms.tsx';
import { ImageUses } from './image-uses.tsx';
import { chosenRef, shortId } from './list/view.ts';

/**
 * What an image is, in words: `docker image inspect` for reading.
 *
 * @param props.image id or name
 */
export function ImageOverview({ image }: { readonly image: string }) {
  return (
    <DetailOf image={image}>{(detail) => <Overview detail={detail} chosen={image} />}</DetailOf>
  );
}

interface OverviewProps {
  readonly detail: ImageDetail;
  /** Id or name that the person chose. */
  readonly chosen: string;
}

function Overview({ detail, chosen }: OverviewProps) {
  const { t } = useTranslation('images');
  const openRun = useAppStore((state) => state.openRun);
  const ref = chosenRef(detail, chosen);
  return (
    <div className="flex flex-col gap-4 p-3">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <Facts detail={detail} />
        <Button
          size="small"
          icon={<Play aria-hidden className="size-3.5" />}
          onClick={() => void openRun(ref)}
        >
          {t('action.run')}
        </Button>
      </div>
      <Config config={detail.config} />
      <ImageUses id={detail.id} />
      <Listing title={t('fact.digests')} lines={detail.digests} />
      <Listing title={t('fact.diffIds')} lines={detail.layers} />
      <ShellCommand
        title={t('command')}
        copyLabel={t('copyCommand')}
        command={dockerWords.inspect(ref)}
      />
    </div>
  );
}

function Facts({ detail }: { readonly detail: ImageDetail }) {
  const { t, i18n } = useTranslation(['images', 'app']);
  return (
    <dl className="flex flex-wrap items-start gap-x-6 gap-y-2">
      <Fact label={t('fact.tags')}>
        {detail.tags.length === 0 ? (
          <span className="text-muted">{t('row.dangling')}</span>
        ) : (
          <span className="flex flex-wrap gap-1 font-mono">
            {detail.tags.map((tag) => (
              <Badge key={tag} tone="accent">
                {tag}
              </Badge>
            ))}
          </span>
        )}
      </Fact>
      <Fact label={t('fact.id')}>
        <span className="inline-flex items-center gap-1 font-mono text-xs">
          <span title={detail.id} data-testid="image-id">
            {shortId(detail.id)}
          </span>
          <CopyButton label={t('action.copyId')} text={() => detail.id} />
        </span>
      </Fact>
      <Fact label={t('fact.size')}>{formatBytes(detail.size, i18n.language)}</Fact>
      <Fact label={t('fact.layers')}>{detail.layers.length}</Fact>
      <Fact label={t('fact.platform')}>
        <ImagePlatforms detail={detail} />
      </Fact>
      <Fact label={t('fact.created')}>
        {detail.createdAt === null ? t('app:state.unknown') : <Moment at={detail.createdAt} />}
      </Fact>
      {detail.author === '' ? null : <Fact label={t('fact.author')}>{detail.author}</Fact>}
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

/** What the configuration sets, by the instructions that set it; all else is left out. */
function configLines(config: ImageConfig): readonly (readonly [string, readonly string[]])[] {
  const json = (words: readonly string[] | null): readonly string[] =>
    words === null ? [] : [JSON.stringify(words)];
  const text = (value: string | null): readonly string[] =>
    value === null || value === '' ? [] : [value];
  const lines = [
    ['ENTRYPOINT', json(config.entrypoint)],
    ['CMD', json(config.cmd)],
    ['ENV', config.env],
    ['WORKDIR', text(config.workingDir)],
    ['USER', text(config.user)],
    ['EXPOSE', config.exposedPorts],
    ['VOLUME', config.volumes],
    ['LABEL', Object.entries(config.labels).map(([name, value]) => `${name}=${value}`)],
    ['HEALTHCHECK', json(config.healthcheck)],
    ['SHELL', json(config.shell)],
    ['STOPSIGNAL', text(config.stopSignal)],
    ['ONBUILD', config.onBuild],
  ] as const;
  return lines.filter(([, values]) => values.length > 0);
}

function Config({ config }: { readonly config: ImageConfig }) {
  const { t } = useTranslation('images');
  const lines = configLines(config);
  return (
    <section aria-labelledby="image-config-title">
      <h2 id="image-config-title" className="text-xs font-semibold text-muted">
        {t('fact.config')}
      </h2>
      {lines.length === 0 ? <p className="mt-1 text-sm">{t('fact.noConfig')}</p> : null}
      <dl className="mt-1 grid grid-cols-[minmax(7rem,max-content)_1fr] gap-x-4 gap-y-1 text-xs">
        {lines.map(([name, values]) => (
          <div key={name} className="contents">
            <dt className="font-mono text-muted">{name}</dt>
            <dd className="min-w-0">
              {values.map((value) => (
                <code key={value} className="block font-mono break-all">
                  {value}
                </code>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Listing(props: { readonly title: string; readonly lines: readonly string[] }) {
  if (props.lines.length === 0) return null;
  return (
    <section aria-label={props.title}>
      <h2 className="text-xs font-semibold text-muted">{props.title}</h2>
      <ol className="mt-1 font-mono text-xs break-all">
        {props.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </section>
  );
}
