import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast.ts';
import { dockerWords, type CommitWords } from '../docker-words.ts';
import { ActionDialog } from './action-dialog.tsx';
import type { NamedContainer } from './use-act.ts';

interface CommitDialogProps {
  readonly container: NamedContainer;
  readonly onClose: () => void;
}

/** Instructions that `docker commit --change` takes. (docs.docker.com/reference/cli/docker/container/commit) */
const allowed = /^(?:CMD|ENTRYPOINT|ENV|EXPOSE|LABEL|ONBUILD|USER|VOLUME|WORKDIR)\s+\S/i;

/** The instructions that were typed, one a line, and the first that cannot be one. */
export function changesOf(text: string): {
  readonly changes: readonly string[];
  readonly wrong: string | null;
} {
  const changes = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return { changes, wrong: changes.find((change) => !allowed.test(change)) ?? null };
}

/** Makes an image of what a container is now. */
export function CommitDialog({ container, onClose }: CommitDialogProps) {
  const { t } = useTranslation('containerPlace');
  const ask = useAppStore((state) => state.askRecords);
  const showImage = useAppStore((state) => state.showImage);
  const [how, setHow] = useState<Omit<CommitWords, 'changes'>>({
    name: '',
    author: '',
    message: '',
    pause: true,
  });
  const [typed, setTyped] = useState('');
  const set = (part: Partial<CommitWords>): void => setHow({ ...how, ...part });
  const { changes, wrong } = changesOf(typed);
  return (
    <ActionDialog
      title={t('commit.title', { name: container.name })}
      description={t('commit.text')}
      command={dockerWords.commit(container.name, { ...how, changes })}
      confirm={t('commit.confirm')}
      ready={wrong === null}
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
      <Names how={how} onChange={set} />
      <TextArea
        label={t('commit.changes')}
        hint={t('commit.changesHint')}
        value={typed}
        onValueChange={setTyped}
        error={wrong === null ? null : t('commit.wrong', { line: wrong })}
      />
      <Checkbox
        checked={how.pause}
        onChange={(pause) => set({ pause })}
        label={t('commit.pause')}
        hint={t('commit.pauseHint')}
      />
    </ActionDialog>
  );
}

interface NamesProps {
  readonly how: Omit<CommitWords, 'changes'>;
  readonly onChange: (part: Partial<CommitWords>) => void;
}

/** What the image is called, and what is written into its history. */
function Names({ how, onChange }: NamesProps) {
  const { t } = useTranslation('containerPlace');
  return (
    <>
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
      <TextField
        label={t('commit.message')}
        value={how.message}
        onValueChange={(message) => onChange({ message })}
      />
    </>
  );
}
