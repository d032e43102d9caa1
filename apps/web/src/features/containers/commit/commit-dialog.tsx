import type { ImageConfig, RecordedSession } from '@stagecraft/contracts';
import { commitChanges } from '@stagecraft/session-recipe';
import { useEffect, useState } from 'react';
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
  /** The recorded session in the container, of which the image is to be. */
  readonly session?: Pick<RecordedSession, 'id' | 'ownsContainer'>;
  /** Gets the id of the image. */
  readonly onCommitted?: (imageId: string) => void;
  readonly onClose: () => void;
}

/** Makes an image of what a container is now, and shows before what that holds. */
export function CommitDialog({ container, session, onCommitted, onClose }: CommitDialogProps) {
  const { t } = useTranslation('containerPlace');
  const ask = useAppStore((state) => state.askRecords);
  const showImage = useAppStore((state) => state.showImage);
  const { value: inspection } = useContainer(container.id);
  const [how, setHow] = useState<Names>({ name: '', author: '', message: '', pause: true });
  const [settings, setSettings] = useState(noSettings);
  const { changes, wrong } = readSettings(settings);
  const laidOver = useLaidOver(session, inspection?.imageId);
  return (
    <ActionDialog
      size="large"
      title={t('commit.title', { name: container.name })}
      description={t('commit.text')}
      command={dockerWords.commit(container.name, { ...how, changes: laidOver(changes) })}
      confirm={t('commit.confirm')}
      ready={wrong.size === 0}
      send={async () => {
        const body = { ...how, changes: [...changes] };
        const answer =
          session === undefined
            ? await ask('commitContainer', { params: { id: container.id }, body })
            : await ask('commitSession', { params: { id: session.id }, body });
        if (answer.ok) {
          onCommitted?.(answer.value.imageId);
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

/**
 * What is laid over a commit. A container that was made to be recorded in waits with a command of ours: its
 * image's own is put back.
 */
function useLaidOver(session: CommitDialogProps['session'], image: string | undefined) {
  const ask = useAppStore((state) => state.askRecords);
  const [config, setConfig] = useState<ImageConfig | null>(null);
  const waits = session?.ownsContainer === true;
  useEffect(() => {
    if (!waits || image === undefined) return;
    const gone = new AbortController();
    void ask('getImage', { params: { ref: image }, signal: gone.signal }).then((answer) => {
      if (answer.ok && !gone.signal.aborted) setConfig(answer.value.config);
    });
    return () => gone.abort();
  }, [ask, waits, image]);
  return (changes: readonly string[]): readonly string[] =>
    config === null ? changes : commitChanges(config, [...changes]);
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
