import type { ContainerChange } from '@stagecraft/contracts';
import { groupByMatter, installedPackages } from '@stagecraft/session-recipe';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { useRenewedAnswer } from '../../../state/use-answer.ts';
import { Badge } from '../../../ui/badge.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { ChangeRows } from '../detail/change-rows.tsx';

/** Packages that are named; the rest is counted. */
const packagesShown = 12;

interface CommittedFilesProps {
  /** Id or name. */
  readonly container: string;
  /** Another number where the container may have changed; they are then compared anew. */
  readonly revision?: number;
}

/** Files that an image of the container would have otherwise than the container's own image. */
export function CommittedFiles({ container, revision = 0 }: CommittedFilesProps) {
  const { t } = useTranslation('containerPlace');
  const ask = useAppStore((state) => state.askRecords);
  const answer = useRenewedAnswer(`${container} ${String(revision)}`, (signal) =>
    ask('getContainerChanges', { params: { id: container }, signal }),
  );
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-xs font-medium text-muted">{t('commit.files')}</h3>
      {answer.state === 'loading' ? (
        <p className="flex items-center gap-2 text-xs text-muted">
          <Spinner /> {t('commit.comparing')}
        </p>
      ) : answer.state === 'failed' ? (
        <ErrorNotice problem={answer.problem} />
      ) : (
        <Matters changes={answer.value.changes} total={answer.value.total} />
      )}
    </div>
  );
}

interface MattersProps {
  readonly changes: readonly ContainerChange[];
  /** How many there are; the list may have fewer. */
  readonly total: number;
}

function Matters({ changes, total }: MattersProps) {
  const { t } = useTranslation('containerPlace');
  const { groups, packages } = useMemo(() => {
    const told = changes.map(({ path, kind }) => ({ path, change: kind, kind }));
    return { groups: groupByMatter(told), packages: installedPackages(told) };
  }, [changes]);
  if (groups.length === 0) return <p className="text-xs">{t('commit.noFiles')}</p>;
  const noise = groups.filter((group) => group.noise);
  const noisy = noise.reduce((sum, group) => sum + group.changes.length, 0);
  return (
    <>
      {total > changes.length ? (
        <p role="note" className="text-xs text-muted">
          {t('changes.firstOf', { count: changes.length, total })}
        </p>
      ) : null}
      {packages.length === 0 ? null : <Packages names={packages} />}
      <ChangeRows
        label={t('commit.files')}
        className="max-h-56"
        foldedFirst={groups.map(({ matter }) => matter)}
        groups={groups.map((group) => ({
          key: group.matter,
          title: (
            <span className="inline-flex items-center gap-2">
              {t(`matter.${group.matter}`)}
              {group.noise ? <Badge tone="warning">{t('commit.noise')}</Badge> : null}
            </span>
          ),
          changes: group.changes,
        }))}
      />
      {noisy === 0 ? null : (
        <p className="text-xs text-muted">{t('commit.noiseHint', { count: noisy })}</p>
      )}
    </>
  );
}

function Packages({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation('containerPlace');
  const more = names.length - packagesShown;
  return (
    <p className="text-xs">
      {t('commit.packages', { count: names.length })}{' '}
      <span className="font-mono break-words">{names.slice(0, packagesShown).join(' ')}</span>
      {more > 0 ? ` ${t('more', { count: more })}` : ''}
    </p>
  );
}
