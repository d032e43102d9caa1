import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { Spinner } from '../../../ui/spinner.tsx';
import { NoticeSettings } from '../notice/notice-settings.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { ImportRecord } from './import-record.tsx';
import { SettingsForm } from './settings-form.tsx';

/** What is kept of builds: disk use, how long, how many builds at once; takes in exported records. */
export function RecordsDialog() {
  const { t } = useTranslation(['records', 'app']);
  const openDialog = useAppStore((state) => state.openDialog);
  const workspace = useAppStore((state) => state.workspace);
  const [changes, setChanges] = useState(0);
  const close = (): void => openDialog(null);
  if (workspace === null) return null;
  const changed = (): void => setChanges((count) => count + 1);
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : close())}
      title={t('keep.title')}
      description={t('keep.intro')}
      footer={<Button onClick={close}>{t('app:action.close')}</Button>}
    >
      <div className="flex flex-col gap-5">
        <DiskUse workspaceId={workspace.id} changes={changes} />
        <Settings onSaved={changed} />
        <NoticeSettings />
        <ImportRecord workspaceId={workspace.id} onImported={changed} />
      </div>
    </Dialog>
  );
}

interface DiskUseProps {
  readonly workspaceId: string;
  /** Grows with each change that can have made it another. */
  readonly changes: number;
}

function DiskUse({ workspaceId, changes }: DiskUseProps) {
  const { t, i18n } = useTranslation('records');
  const ask = useAppStore((state) => state.askRecords);
  const builds = useAppStore((state) => state.builds.length);
  const key = `${workspaceId} ${String(changes)} ${String(builds)}`;
  const answer = useAnswer(key, (signal) =>
    ask('getRecordStorage', { params: { id: workspaceId }, signal }),
  );
  const bytes = (value: number): string => formatBytes(value, i18n.language);
  return (
    <section aria-label={t('keep.disk')}>
      <h3 className="mb-1 font-semibold">{t('keep.disk')}</h3>
      {answer.state === 'loading' ? (
        <Spinner />
      ) : answer.state === 'failed' ? (
        <ErrorNotice problem={answer.problem} />
      ) : (
        <ul className="tabular-nums">
          <li>
            {t('keep.records', { count: answer.value.builds })}
            {answer.value.pinned === 0
              ? ''
              : ` (${t('keep.pinned', { count: answer.value.pinned })})`}
          </li>
          <li>
            {t('keep.bytes', {
              all: bytes(answer.value.bytes),
              workspace: bytes(answer.value.workspaceBytes),
            })}
          </li>
          {answer.value.free === null ? null : (
            <li className="text-muted">{t('keep.free', { free: bytes(answer.value.free) })}</li>
          )}
        </ul>
      )}
    </section>
  );
}

function Settings({ onSaved }: { readonly onSaved: () => void }) {
  const ask = useAppStore((state) => state.askRecords);
  const answer = useAnswer('settings', (signal) => ask('getBuildSettings', { signal }));
  if (answer.state === 'loading') return <Spinner />;
  if (answer.state === 'failed') return <ErrorNotice problem={answer.problem} />;
  return <SettingsForm settings={answer.value} onSaved={onSaved} />;
}
