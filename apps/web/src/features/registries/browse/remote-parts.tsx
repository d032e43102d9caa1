import type { ImageConfig, RemoteImage } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../ui/format.ts';

type Image = NonNullable<RemoteImage['image']>;

/** Config, layers and history of the image of one platform. */
export function RemoteParts({ remote }: { readonly remote: RemoteImage }) {
  const { t } = useTranslation('registries');
  if (remote.image === null) return <p className="text-muted">{t('remote.noImage')}</p>;
  return (
    <>
      <Config config={remote.image.config} />
      <Layers image={remote.image} />
      <History image={remote.image} />
    </>
  );
}

const quoted = (words: readonly string[] | null): string =>
  words === null || words.length === 0 ? '' : JSON.stringify(words);

function Config({ config }: { readonly config: ImageConfig }) {
  const { t } = useTranslation('registries');
  const labels = Object.entries(config.labels).map(([name, value]) => `${name}=${value}`);
  const rows = [
    [t('remote.entrypoint'), quoted(config.entrypoint)],
    [t('remote.cmd'), quoted(config.cmd)],
    [t('remote.workdir'), config.workingDir],
    [t('remote.user'), config.user],
    [t('remote.ports'), config.exposedPorts.join(' ')],
    [t('remote.env'), config.env.join('\n')],
    [t('remote.labels'), labels.join('\n')],
  ] as const;
  const told = rows.filter(([, value]) => value !== '');
  if (told.length === 0) return null;
  return (
    <section>
      <h4 className="mb-1 text-xs font-medium text-muted">{t('remote.config')}</h4>
      <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-0.5 rounded-md border px-3 py-2 font-mono text-xs [&_dt]:text-muted">
        {told.map(([name, value]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd className="break-all whitespace-pre-wrap">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Layers({ image }: { readonly image: Image }) {
  const { t, i18n } = useTranslation('registries');
  return (
    <section>
      <h4 className="mb-1 text-xs font-medium text-muted">{t('remote.layers')}</h4>
      <ol className="divide-y rounded-md border font-mono text-xs">
        {image.layers.map(({ digest, size, mediaType }, at) => (
          <li key={`${String(at)} ${digest}`} className="flex gap-3 px-3 py-1" title={mediaType}>
            <span className="min-w-0 flex-1 truncate">{digest}</span>
            <span className="shrink-0 tabular-nums">{formatBytes(size, i18n.language)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function History({ image }: { readonly image: Image }) {
  const { t, i18n } = useTranslation('registries');
  if (image.history.length === 0) return null;
  return (
    <section>
      <h4 className="mb-1 text-xs font-medium text-muted">{t('remote.history')}</h4>
      <ol className="divide-y rounded-md border font-mono text-xs">
        {image.history.map(({ createdBy, size }, at) => (
          <li key={`${String(at)} ${createdBy}`} className="flex gap-3 px-3 py-1">
            <span className="min-w-0 flex-1 break-all">{createdBy}</span>
            <span className="shrink-0 text-muted tabular-nums">
              {size === 0 || size === null ? t('remote.noLayer') : formatBytes(size, i18n.language)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
