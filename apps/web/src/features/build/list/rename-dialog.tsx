import type { BuildSummary, Problem } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { FormDialog } from '../shared/form-dialog.tsx';

/** As long as the server takes a name. */
const longestName = 200;

interface RenameDialogProps {
  readonly build: BuildSummary;
  readonly onClose: () => void;
  readonly afterClose: () => void;
}

/** Gives the record of a build a name, or takes it away. The list follows the server's word. */
export function RenameDialog({ build, onClose, afterClose }: RenameDialogProps) {
  const { t } = useTranslation('records');
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
    <FormDialog
      title={t('list.renameTitle', { number: build.number })}
      action={t('list.save')}
      onSubmit={() => void save()}
      onClose={onClose}
      afterClose={afterClose}
    >
      <TextField
        label={t('list.name')}
        hint={t('list.nameHint')}
        maxLength={longestName}
        value={name}
        onValueChange={setName}
      />
      {problem === null ? null : (
        <div className="mt-3">
          <ErrorNotice problem={problem} />
        </div>
      )}
    </FormDialog>
  );
}
