import { shellQuote, type ContainerInspection } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { formatBytes, formatTime } from '../../../ui/format.ts';
import { ShellCommand } from '../../../ui/shell-command.tsx';
import { dockerWords } from '../docker-words.ts';
import { isUp, shortId } from '../list/view.ts';
import { PortLinks } from '../ports/ports.tsx';
import { ContainerOf } from './container-of.tsx';
import { Ending } from './ending.tsx';
import { EnvTable } from './env-table.tsx';
import { Fact, Section } from './fact.tsx';

/** What a container is and how it stands, in words: `docker inspect` for reading. */
export function ContainerOverview({ container }: { readonly container: string }) {
  return (
    <ContainerOf container={container}>{(detail) => <Overview container={detail} />}</ContainerOf>
  );
}

interface Part {
  readonly container: ContainerInspection;
}

function Overview({ container }: Part) {
  const { t } = useTranslation('containerPlace');
  return (
    <div tabIndex={0} className="h-full overflow-auto focus-visible:-outline-offset-2">
      <div className="flex flex-col gap-4 p-3">
        {isUp(container) ? null : <Ending container={container.id} />}
        {container.error === '' || !isUp(container) ? null : <p>{container.error}</p>}
        <Facts container={container} />
        <Health container={container} />
        {container.ports.length === 0 ? null : (
          <Section title={t('overview.ports')}>
            <PortLinks container={container.id} ports={container.ports} />
          </Section>
        )}
        <Process container={container} />
        <Mounts container={container} />
        <Limits container={container} />
        <Networks container={container} />
        {container.env.length === 0 ? null : (
          <Section title={t('overview.env')}>
            <EnvTable env={container.env} />
          </Section>
        )}
        <Labels container={container} />
        <ShellCommand
          title={t('command')}
          copyLabel={t('copyCommand')}
          command={[dockerWords.inspect(container.name), dockerWords.port(container.name)].join(
            '\n',
          )}
        />
      </div>
    </div>
  );
}

function Facts({ container }: Part) {
  const { t, i18n } = useTranslation('containerPlace');
  const showImage = useAppStore((state) => state.showImage);
  const time = (at: number | null): string =>
    at === null ? t('overview.never') : formatTime(at, i18n.language);
  return (
    <dl className="flex flex-wrap items-start gap-x-6 gap-y-2">
      <Fact label={t('overview.id')}>
        <span className="font-mono text-xs" title={container.id} data-testid="container-id">
          {shortId(container.id)}
        </span>
        <CopyButton label={t('action.copyId')} text={() => container.id} size="small" />
      </Fact>
      <Fact label={t('overview.image')}>
        <button
          type="button"
          title={container.imageId}
          onClick={() => showImage(container.imageId, 'overview')}
          className="truncate font-mono text-xs text-accent underline"
        >
          {container.image.replace(/^sha256:.*/, shortId)}
        </button>
      </Fact>
      <Fact label={t('overview.created')}>{time(container.createdAt)}</Fact>
      <Fact label={t('overview.started')}>{time(container.startedAt)}</Fact>
      {container.finishedAt === null || isUp(container) ? null : (
        <Fact label={t('overview.finished')}>{time(container.finishedAt)}</Fact>
      )}
      {container.pid === null ? null : (
        <Fact label={t('overview.pid')}>
          <span className="font-mono text-xs">{container.pid}</span>
        </Fact>
      )}
      {container.remove ? <Fact label={t('overview.remove')}>--rm</Fact> : null}
    </dl>
  );
}

function Health({ container: { health } }: Part) {
  const { t } = useTranslation('containerPlace');
  if (health === null) return null;
  return (
    <Section title={t('overview.health')}>
      <p className={health.status === 'unhealthy' ? 'text-failed' : ''}>
        {t(`health.${health.status}`)}
        {health.failing === 0 ? '' : ` · ${t('overview.failing', { count: health.failing })}`}
      </p>
      {health.output === '' ? null : (
        <pre className="mt-1 overflow-auto font-mono text-xs whitespace-pre-wrap text-muted">
          {health.output}
        </pre>
      )}
    </Section>
  );
}

const words = (list: readonly string[]): string => list.map(shellQuote).join(' ');

function Process({ container }: Part) {
  const { t } = useTranslation('containerPlace');
  const { process, entrypoint, command, user, workingDir, interactive, tty } = container;
  const lines: readonly (readonly [string, string])[] = [
    [t('overview.process'), words(process)],
    ['ENTRYPOINT', entrypoint === null ? '' : JSON.stringify(entrypoint)],
    ['CMD', command === null ? '' : JSON.stringify(command)],
    ['USER', user],
    ['WORKDIR', workingDir],
    [t('overview.input'), [interactive ? '-i' : '', tty ? '-t' : ''].filter(Boolean).join(' ')],
  ];
  return (
    <Section title={t('overview.main')}>
      <Lines lines={lines} />
    </Section>
  );
}

/** Names with their values; those without one are left out. */
function Lines({ lines }: { readonly lines: readonly (readonly [string, string])[] }) {
  return (
    <dl className="grid grid-cols-[minmax(7rem,max-content)_1fr] gap-x-4 gap-y-1 text-xs">
      {lines
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="min-w-0 font-mono break-all">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Mounts({ container: { mounts } }: Part) {
  const { t } = useTranslation('containerPlace');
  if (mounts.length === 0) return null;
  return (
    <Section title={t('overview.mounts')}>
      <ul className="flex flex-col gap-0.5 text-xs">
        {mounts.map(({ kind, source, target, readOnly }) => (
          <li key={target} className="font-mono break-all">
            <span className="font-sans text-muted">{kind}</span>{' '}
            {source === '' ? '' : `${source} → `}
            {target}
            {readOnly ? (
              <span className="font-sans text-muted"> · {t('overview.readOnly')}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Limits({ container }: Part) {
  const { t, i18n } = useTranslation('containerPlace');
  const { memory, cpus, restart, privileged } = container;
  const policy =
    restart.name === 'on-failure' && restart.retries > 0
      ? `on-failure:${String(restart.retries)}`
      : restart.name;
  return (
    <Section title={t('overview.limits')}>
      <dl className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
        <Fact label={t('overview.memory')}>
          {memory === null ? t('overview.noLimit') : formatBytes(memory, i18n.language)}
        </Fact>
        <Fact label={t('overview.cpus')}>{cpus ?? t('overview.noLimit')}</Fact>
        <Fact label={t('overview.restart')}>
          <span className="font-mono text-xs">{policy === '' ? 'no' : policy}</span>
          {restart.count === 0 ? null : (
            <span className="text-xs text-muted">
              {t('overview.restarts', { count: restart.count })}
            </span>
          )}
        </Fact>
        {privileged ? (
          <Fact label={t('overview.rights')}>
            <span className="text-warning">{t('overview.privileged')}</span>
          </Fact>
        ) : null}
      </dl>
    </Section>
  );
}

function Networks({ container: { networks } }: Part) {
  const { t } = useTranslation('containerPlace');
  if (networks.length === 0) return null;
  return (
    <Section title={t('overview.networks')}>
      <ul className="text-xs">
        {networks.map(({ name, address, gateway }) => (
          <li key={name}>
            <span className="font-mono">{name}</span>
            {address === '' ? '' : ` · ${address}`}
            {gateway === '' ? '' : ` · ${t('overview.gateway', { gateway })}`}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Labels({ container: { labels } }: Part) {
  const { t } = useTranslation('containerPlace');
  const lines = Object.entries(labels);
  if (lines.length === 0) return null;
  return (
    <Section title={t('overview.labels')}>
      <Lines lines={lines} />
    </Section>
  );
}
