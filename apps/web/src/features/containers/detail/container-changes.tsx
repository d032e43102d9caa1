import { FileDiff } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { ShellCommand } from '../../../ui/shell-command.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { dockerWords } from '../docker-words.ts';
import { useLive } from '../use-live.ts';
import { ChangeRows } from './change-rows.tsx';
import { groupChanges } from './change-tree.ts';

/** What a container has made of the files of its image, by folder. */
export function ContainerChanges({ container }: { readonly container: string }) {
  const { t } = useTranslation(['containerPlace', 'app']);
  const ask = useAppStore((state) => state.askRecords);
  const revision = useAppStore((state) => state.containersRevision);
  const { value, problem, asking, reload } = useLive(container, revision, (signal) =>
    ask('getContainerChanges', { params: { id: container }, signal }),
  );
  const groups = useMemo(
    () =>
      groupChanges(value?.changes ?? []).map(({ folder, changes }) => ({
        key: folder,
        title: <span className="font-mono">{folder}</span>,
        changes,
      })),
    [value],
  );
  if (problem !== null) {
    return (
      <div className="p-3">
        <ErrorNotice problem={problem} />
      </div>
    );
  }
  if (value === null) return <Spinner />;
  return (
    <div className="flex h-full min-h-0 flex-col gap-3 p-3">
      <div className="flex items-center gap-2 text-xs text-muted">
        <p role="status" className="flex-1">
          {value.total > value.changes.length
            ? t('changes.firstOf', { count: value.changes.length, total: value.total })
            : t('changes.count', { count: value.total })}
        </p>
        <Button size="small" busy={asking} onClick={reload}>
          {t('changes.again')}
        </Button>
      </div>
      {groups.length === 0 ? (
        <EmptyState
          icon={<FileDiff className="size-6" />}
          title={t('changes.none')}
          hint={t('changes.noneHint')}
        />
      ) : (
        <ChangeRows label={t('tab.changes')} groups={groups} className="min-h-0 flex-1" />
      )}
      <ShellCommand
        title={t('command')}
        copyLabel={t('copyCommand')}
        command={dockerWords.diff(container)}
        testId="docker-command"
      />
    </div>
  );
}
