import type { Problem, RemoteImage } from '@stagecraft/contracts';
import { ArrowDownToLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { Moment } from '../../../ui/moment.tsx';
import { Select } from '../../../ui/select.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { useAgain } from '../use-again.ts';
import { RegistryProblem } from './registry-problem.tsx';
import { RemoteParts } from './remote-parts.tsx';
import { useLast } from './use-last.ts';

interface RemotePaneProps {
  readonly host: string;
  /** Of the repository, as an image's name begins. */
  readonly name: string;
  readonly tag: string;
  /** Why the tags beside it are not told, which is said there. */
  readonly refusal: Problem | null;
}

/** What a registry has under a tag, read without pulling it. */
export function RemotePane({ host, name, tag, refusal }: RemotePaneProps) {
  const { t } = useTranslation('registries');
  const ask = useAppStore((state) => state.askRecords);
  const [platform, setPlatform] = useState<string | null>(null);
  const { key, again } = useAgain();
  const ref = `${name}:${tag}`;
  const query = { ref, ...(platform === null ? {} : { platform }) };
  const answer = useAnswer(`${ref} ${String(platform)} ${key}`, (signal) =>
    ask('getRemoteImage', { query, signal }),
  );
  const remote = useLast(answer.state === 'ready' ? answer.value : null);
  if (answer.state === 'failed' && answer.problem.code === refusal?.code) {
    return <p className="p-3 text-muted">{t('remote.sameReason')}</p>;
  }
  if (answer.state === 'failed') {
    return (
      <div className="p-3">
        <RegistryProblem problem={answer.problem} host={host} onAgain={again} />
      </div>
    );
  }
  if (remote === null) return <Spinner className="m-3" />;
  return (
    <div className="flex flex-col gap-3 p-3">
      <Actions name={name} tag={tag} platform={platform} remote={remote} />
      <Facts remote={remote} onPlatform={setPlatform} />
      <RemoteParts remote={remote} />
    </div>
  );
}

interface ActionsProps {
  readonly name: string;
  readonly tag: string;
  readonly platform: string | null;
  readonly remote: RemoteImage;
}

function Actions({ name, tag, platform, remote }: ActionsProps) {
  const { t } = useTranslation('registries');
  const openPull = useAppStore((state) => state.openPull);
  const setTask = useAppStore((state) => state.setTask);
  const showPlace = useAppStore((state) => state.showPlace);
  const canEdit = useAppStore((state) => state.workspace !== null && state.activePath !== null);
  const hasEngine = useAppStore((state) => state.engine.state === 'ready');
  const ref = `${name}:${tag}`;
  const useAsFrom = (): void => {
    showPlace('work');
    setTask({ kind: 'addStage', base: { kind: 'image', ref } });
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <h3 className="min-w-0 flex-1 font-mono text-sm font-semibold break-all">{ref}</h3>
      <Button
        size="small"
        variant="primary"
        disabled={!hasEngine}
        icon={<ArrowDownToLine aria-hidden className="size-3.5" />}
        onClick={() => openPull({ ref, platform })}
      >
        {t('remote.pull')}
      </Button>
      <Button
        size="small"
        disabled={!hasEngine}
        onClick={() => openPull({ ref: `${name}@${remote.digest}`, platform })}
      >
        {t('remote.pullDigest')}
      </Button>
      {canEdit ? (
        <Button size="small" onClick={useAsFrom}>
          {t('remote.useAsFrom')}
        </Button>
      ) : null}
    </div>
  );
}

interface FactsProps {
  readonly remote: RemoteImage;
  readonly onPlatform: (platform: string) => void;
}

function Facts({ remote, onPlatform }: FactsProps) {
  const { t, i18n } = useTranslation('registries');
  const { image, platforms, attachments } = remote;
  const options = platforms.map(({ platform }) => ({ value: platform, label: platform }));
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 text-sm [&_dt]:text-muted">
      <dt>{t('remote.digest')}</dt>
      <dd className="flex min-w-0 items-center gap-1">
        <span className="min-w-0 font-mono text-xs break-all">{remote.digest}</span>
        <CopyButton label={t('remote.copyDigest')} text={() => remote.digest} />
      </dd>
      <dt>{t('remote.mediaType')}</dt>
      <dd className="font-mono text-xs break-all">{remote.mediaType}</dd>
      {image === null ? null : (
        <>
          <dt>{t('remote.platform')}</dt>
          <dd>
            {options.length > 1 ? (
              <Select
                label={t('remote.platform')}
                value={image.platform}
                onChange={onPlatform}
                options={options}
              />
            ) : (
              image.platform
            )}
            {attachments === 0 ? null : (
              <span className="ml-2 text-xs text-muted">
                {t('remote.attachments', { count: attachments })}
              </span>
            )}
          </dd>
          <dt>{t('remote.size')}</dt>
          <dd>
            {t('remote.compressed', {
              size: formatBytes(image.size, i18n.language),
              count: image.layers.length,
            })}
          </dd>
          <dt>{t('remote.created')}</dt>
          <dd>
            {image.createdAt === null ? t('remote.unknown') : <Moment at={image.createdAt} />}
          </dd>
        </>
      )}
    </dl>
  );
}
