import { dockerTransferCommands, type TransferRequest } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { ShellCommand } from '../../../ui/shell-command.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useStart } from './use-start.ts';

const formId = 'pull-form';

interface Draft {
  readonly ref: string;
  readonly platform: string;
  readonly allTags: boolean;
}

/** What to pull: by tag or digest, for a platform, or all tags. */
export function PullDialog() {
  const { t } = useTranslation(['registries', 'app']);
  const wanted = useAppStore((state) => state.pullDraft);
  const openDialog = useAppStore((state) => state.openDialog);
  const { busy, problem, start } = useStart();
  const [draft, setDraft] = useState<Draft>({
    ...{ ref: wanted.ref, platform: wanted.platform ?? '', allTags: false },
  });
  const ref = draft.ref.trim();
  const platform = draft.platform.trim();
  const request: TransferRequest = {
    ...{ kind: 'pull', ref, allTags: draft.allTags },
    platform: platform === '' ? null : platform,
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : openDialog(null))}
      title={t('pull.title')}
      description={t('pull.intro')}
      footer={
        <>
          <Button onClick={() => openDialog(null)}>{t('app:action.cancel')}</Button>
          <Button variant="primary" type="submit" form={formId} disabled={ref === ''} busy={busy}>
            {t('pull.start')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (ref !== '') void start(request);
        }}
      >
        <PullFields draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
        {ref === '' ? null : (
          <ShellCommand
            title={t('pull.command')}
            copyLabel={t('copyEquivalent')}
            command={dockerTransferCommands(request).join('\n')}
            testId="docker-pull-command"
          />
        )}
        {problem === null ? null : <ErrorNotice problem={problem} />}
      </form>
    </Dialog>
  );
}

interface PullFieldsProps {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}

function PullFields({ draft, onChange }: PullFieldsProps) {
  const { t } = useTranslation('registries');
  return (
    <>
      <TextField
        label={t('pull.ref')}
        hint={t('pull.refHint')}
        mono
        value={draft.ref}
        onValueChange={(ref) => onChange({ ref })}
      />
      <TextField
        label={t('pull.platform')}
        hint={t('pull.platformHint')}
        mono
        placeholder="linux/amd64"
        value={draft.platform}
        onValueChange={(platform) => onChange({ platform })}
      />
      <Checkbox
        label={t('pull.allTags')}
        checked={draft.allTags}
        onChange={(allTags) => onChange({ allTags })}
      />
    </>
  );
}
