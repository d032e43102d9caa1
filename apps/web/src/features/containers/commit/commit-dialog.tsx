import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast.ts';
import { ActionDialog } from '../actions/action-dialog.tsx';
import type { NamedContainer } from '../actions/use-act.ts';
import { dockerWords, type CommitWords } from '../docker-words.ts';
import { useContainer } from '../use-container.ts';
import { CommittedFiles } from './committed-files.tsx';
import { SettingsFields } from './settings-fields.tsx';
import { noSettings, readSettings } from './settings.ts';

type Names = Omit<CommitWords, 'changes'>;

interface CommitDialogProps {
  readonly container: NamedContainer;
  readonly onClose: () => void;
}

/** Makes an image of what a container is now, and shows before what that holds. */
export function CommitDialog({ container, onClose }: CommitDialogProps) {
  const { t } = useTranslation('containerPlace');
  const ask = useAppStore((state) => state.askRecords);
  const showImage = useAppStore((state) => state.showImage);
  const { value: inspection } = useContainer(container.id);
  const [how, setHow] = useState<Names>({ name: '', author: '', message: '', pause: true });
  const [settings, setSettings] = useState(noSettings);
  const { changes, wrong } = readSettings(settings);
  return (
    <ActionDialog
      size="large"
      title={t('commit.title', { name: container.name })}
      description={t('commit.text')}
      command={dockerWords.commit(container.name, { ...how, changes })}
      confirm={t('commit.confirm')}
      ready={wrong.size === 0}
      send={async () => {
        const body = { ...how, changes: [...changes] };
        const answer = await ask('commitContainer', { params: { id: container.id }, body });
        if (answer.ok) {
          const ref = how.name === '' ? answer.value.imageId : how.name;
          toast.success(t('commit.done'), {
            description: ref,
            action: { label: t('commit.show'), onClick: () => showImage(ref, 'overview') },
          });
        }
        return answer;
      }}
      onDone={onClose}
      onClose={onClose}
    >
      <NameFields how={how} onChange={(part) => setHow({ ...how, ...part })} />
      <CommittedFiles container={container.id} />
      <SettingsFields
        settings={settings}
        onChange={(part) => setSettings({ ...settings, ...part })}
        container={inspection}
      />
      <Checkbox
        checked={how.pause}
        onChange={(pause) => setHow({ ...how, pause })}
        label={t('commit.pause')}
        hint={t('commit.pauseHint')}
      />
    </ActionDialog>
  );
}

interface NameFieldsProps {
  readonly how: Names;
  readonly onChange: (part: Partial<Names>) => void;
}

/** What the image is called, and what is written into its history. */
function NameFields({ how, onChange }: NameFieldsProps) {
  const { t } = useTranslation('containerPlace');
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          mono
          label={t('commit.name')}
          hint={t('commit.nameHint')}
          value={how.name}
          onValueChange={(name) => onChange({ name })}
        />
        <TextField
          label={t('commit.author')}
          value={how.author}
          onValueChange={(author) => onChange({ author })}
        />
      </div>
      <TextField
        label={t('commit.message')}
        hint={t('commit.messageHint')}
        value={how.message}
        onValueChange={(message) => onChange({ message })}
      />
    </>
  );
}
