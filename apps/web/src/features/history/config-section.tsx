import type { ImageConfig } from '@stagecraft/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { healthcheckText, jsonWords, startCommand } from './start-command.ts';

/** What a container of the image starts with. */
export function ConfigSection({ config }: { readonly config: ImageConfig }) {
  const { t } = useTranslation('history');
  const start = startCommand(config);
  return (
    <section aria-labelledby="image-config" className="mt-4">
      <h3 id="image-config" className="text-xs font-semibold text-muted">
        {t('config.title')}
      </h3>
      <p className="mt-1">
        {start === null ? (
          t('config.startsNothing')
        ) : (
          <>
            {t('config.starts')} <code className="font-mono text-xs">{start.join(' ')}</code>
            {config.entrypoint !== null && config.cmd !== null ? (
              <span className="text-muted"> {t('config.together')}</span>
            ) : null}
          </>
        )}
      </p>
      <dl className="mt-1 grid grid-cols-[minmax(7rem,max-content)_1fr] gap-x-4 gap-y-0.5 text-xs">
        <Entry name="ENTRYPOINT">{config.entrypoint && jsonWords(config.entrypoint)}</Entry>
        <Entry name="CMD">{config.cmd && jsonWords(config.cmd)}</Entry>
        <Entry name="ENV">{lines(config.env)}</Entry>
        <Entry name="WORKDIR">{config.workingDir === '' ? null : config.workingDir}</Entry>
        <Entry name="USER">{config.user === '' ? t('config.root') : config.user}</Entry>
        <Entry name="EXPOSE">{lines(config.exposedPorts)}</Entry>
        <Entry name="VOLUME">{lines(config.volumes)}</Entry>
        <Entry name="LABEL">
          {lines(Object.entries(config.labels).map(([name, value]) => `${name}=${value}`))}
        </Entry>
        <Entry name="HEALTHCHECK">
          {config.healthcheck && healthcheckText(config.healthcheck)}
        </Entry>
        <Entry name="SHELL">{config.shell && jsonWords(config.shell)}</Entry>
        <Entry name="STOPSIGNAL">{config.stopSignal}</Entry>
        <Entry name="ONBUILD">{lines(config.onBuild)}</Entry>
      </dl>
    </section>
  );
}

/** One line of the config by its instruction's name; says so when the image does not set it. */
function Entry(props: { readonly name: string; readonly children: ReactNode }) {
  const { t } = useTranslation('history');
  const unset = props.children === null || props.children === '';
  return (
    <>
      <dt className="font-mono text-muted">{props.name}</dt>
      <dd className={unset ? 'text-muted' : 'font-mono break-all'}>
        {unset ? t('config.unset') : props.children}
      </dd>
    </>
  );
}

function lines(values: readonly string[]): ReactNode {
  if (values.length === 0) return null;
  return (
    <ul>
      {values.map((value) => (
        <li key={value}>{value}</li>
      ))}
    </ul>
  );
}
