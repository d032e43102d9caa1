import type { Terminal } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';

/** Gives a terminal a name. */
export function RenameDialog(props: { readonly terminal: Terminal; readonly onClose: () => void }) {
  const { terminal, onClose } = props;
  const { t } = useTranslation('terminals');
  const work = useAppStore((store) => store.terminalWork);
  const [title, setTitle] = useState(terminal.title);
  const rename = (): void => {
    void work().then((terminals) => terminals.rename(terminal.id, title.trim()));
    onClose();
  };
  return (
    <Dialog
      open
      size="small"
      title={t('rename.title')}
      onOpenChange={onClose}
      footer={
        <Button variant="primary" disabled={title.trim() === ''} onClick={rename}>
          {t('rename.save')}
        </Button>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (title.trim() !== '') rename();
        }}
      >
        <TextField
          label={t('rename.label')}
          maxLength={200}
          value={title}
          onValueChange={setTitle}
        />
      </form>
    </Dialog>
  );
}
