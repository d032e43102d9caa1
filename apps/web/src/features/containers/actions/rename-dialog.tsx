import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast.ts';
import { dockerWords } from '../docker-words.ts';
import { isObjectName } from '../../../state/container/run-options.ts';
import { ActionDialog } from './action-dialog.tsx';
import type { NamedContainer } from './use-act.ts';

interface RenameDialogProps {
  readonly container: NamedContainer;
  readonly onClose: () => void;
}

/** Gives a container another name. */
export function RenameDialog({ container, onClose }: RenameDialogProps) {
  const { t } = useTranslation('containerPlace');
  const ask = useAppStore((state) => state.askRecords);
  const [typed, setTyped] = useState(container.name);
  const name = typed.trim();
  const wrong = name !== '' && !isObjectName(name);
  return (
    <ActionDialog
      title={t('rename.title', { name: container.name })}
      command={dockerWords.rename(container.name, name === '' ? 'NAME' : name)}
      confirm={t('rename.confirm')}
      ready={name !== '' && !wrong && name !== container.name}
      send={() => ask('renameContainer', { params: { id: container.id }, body: { name } })}
      onDone={() => {
        toast.success(t('rename.done', { name }));
        onClose();
      }}
      onClose={onClose}
    >
      <TextField
        mono
        label={t('rename.name')}
        value={typed}
        onValueChange={setTyped}
        error={wrong ? t('nameWrong') : null}
      />
    </ActionDialog>
  );
}
