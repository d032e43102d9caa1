import type { BuildSummary, Problem } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { TextField } from '../../../ui/text-field.tsx';

/** As long as the server takes a name. */
const longestName = 200;

interface RenameDialogProps {
  readonly build: BuildSummary;
  readonly onClose: () => void;
  readonly afterClose: () => void;
}

/** Gives the record of a build a name, or takes it away. The list follows the server's word. */
export function RenameDialog({ build, onClose, afterClose }: RenameDialogProps) {
  const { t } = useTranslation(['records', 'app']);
  const ask = useAppStore((state) => state.askRecords);
  const [name, setName] = useState(build.name ?? '');
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (): Promise<void> => {
    const trimmed = name.trim();
    const body = { name: trimmed === '' ? null : trimmed, pinned: build.pinned };
    const answer = await ask('labelBuild', { params: { id: build.id }, body });
    if (answer.ok) onClose();
    else setProblem(answer.problem);
  };
  return (
    <Dialog
      open
      size="small"
      onOpenChange={(open) => (open ? undefined : onClose())}
      afterClose={afterClose}
      title={t('list.renameTitle', { number: build.number })}
      footer={
        <>
          <Button onClick={onClose}>{t('app:action.cancel')}</Button>
          <Button variant="primary" onClick={() => void save()}>
            {t('list.save')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t('list.name')}
          hint={t('list.nameHint')}
          maxLength={longestName}
          value={name}
          onValueChange={setName}
        />
      </form>
      {problem === null ? null : (
        <div className="mt-3">
          <ErrorNotice problem={problem} />
        </div>
      )}
    </Dialog>
  );
}
