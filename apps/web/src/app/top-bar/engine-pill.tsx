import { shellQuote, type EngineStatus } from '@stagecraft/contracts';
import { CircleCheck, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { classNames } from '../../ui/class-names.ts';
import { formatBytes } from '../../ui/format.ts';
import { Popover } from '../../ui/popover.tsx';
import { ShellCommand } from '../../ui/shell-command.tsx';
import { Spinner } from '../../ui/spinner.tsx';

/** The engine's state in one word; its details, or what to do, on a press. */
export function EnginePill() {
  const { t } = useTranslation('app');
  const engine = useAppStore((state) => state.engine);
  return (
    <>
      {/* Said when it changes; not inside the button, whose name it would take away. */}
      <span role="status" className="sr-only">
        <EngineWord engine={engine} />
      </span>
      <Popover
        forReading
        align="end"
        label={t('engine.title')}
        trigger={
          <button
            type="button"
            data-engine={engine.state}
            className={classNames(
              'flex h-7 shrink-0 items-center gap-1.5 rounded-full border px-2.5 text-xs font-medium hover:bg-hover',
              engine.state === 'unavailable' ? 'border-danger text-danger' : 'text-muted',
            )}
          >
            <EngineIcon engine={engine} />
            <span className="max-md:sr-only">
              <EngineWord engine={engine} />
            </span>
          </button>
        }
      >
        <h2 className="mb-2 font-semibold">{t('engine.title')}</h2>
        <EngineDetails engine={engine} />
      </Popover>
    </>
  );
}

function EngineIcon(props: { readonly engine: EngineStatus }) {
  switch (props.engine.state) {
    case 'ready':
      return <CircleCheck aria-hidden className="size-3.5 text-done" />;
    case 'unavailable':
      return <CircleX aria-hidden className="size-3.5" />;
    case 'searching':
      return <Spinner />;
  }
}

function EngineWord(props: { readonly engine: EngineStatus }) {
  const { t } = useTranslation('app');
  const { engine } = props;
  switch (engine.state) {
    case 'ready':
      return t('engine.ready', { version: engine.version });
    case 'unavailable':
      return t('engine.unavailable');
    case 'searching':
      return t('engine.searching');
  }
}

function EngineDetails(props: { readonly engine: EngineStatus }) {
  const { t, i18n } = useTranslation('app');
  const { engine } = props;
  if (engine.state === 'searching')
    return <p className="text-muted">{t('engine.searchingNext')}</p>;
  if (engine.state === 'unavailable') {
    return (
      <div className="space-y-2">
        <p className="font-medium">{t(`engine.reason.${engine.reason}`)}</p>
        <p className="text-muted">{t(`engine.next.${engine.reason}`)}</p>
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-xs">
          {engine.endpoint === null ? null : (
            <Fact name={t('engine.endpoint')}>
              <code className="font-mono break-all">{engine.endpoint}</code>
            </Fact>
          )}
          <Fact name={t('problem.detail')}>
            <code className="font-mono break-words">{engine.detail}</code>
          </Fact>
        </dl>
      </div>
    );
  }
  const resources = [
    t('engine.cpus', { count: engine.cpus }),
    t('engine.memory', { size: formatBytes(engine.memory, i18n.language) }),
  ].join(' · ');
  const command = `docker --host ${shellQuote(engine.endpoint)} info`;
  return (
    <div className="space-y-3">
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-xs">
        <Fact name={t('engine.name')}>{engine.name}</Fact>
        <Fact name={t('engine.version')}>{engine.version}</Fact>
        <Fact name={t('engine.apiVersion')}>{engine.apiVersion}</Fact>
        <Fact name={t('engine.endpoint')}>
          <code className="font-mono break-all">{engine.endpoint}</code>
        </Fact>
        <Fact name={t('engine.source')}>{t(`engine.sources.${engine.source}`)}</Fact>
        <Fact name={t('engine.platform')}>
          {engine.os}/{engine.architecture}
        </Fact>
        <Fact name={t('engine.resources')}>{resources}</Fact>
        <Fact name={t('engine.builders')}>{engine.builders.join(', ')}</Fact>
      </dl>
      <ShellCommand
        title={t('engine.command')}
        copyLabel={t('engine.copyCommand', { command: 'docker info' })}
        command={command}
      />
    </div>
  );
}

function Fact(props: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{props.name}</dt>
      <dd className="min-w-0">{props.children}</dd>
    </>
  );
}
