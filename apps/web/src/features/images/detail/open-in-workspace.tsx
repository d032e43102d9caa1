import type { Problem } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import { showFile } from '../../../state/workspace/show-file.ts';
import { useKnownWorkspaces } from '../../../state/workspace/use-known-workspaces.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { NamedChoice } from '../../../ui/named-choice.tsx';
import { TextField } from '../../../ui/text-field.tsx';

interface OpenInWorkspaceProps {
  readonly text: string;
  readonly onClose: () => void;
}

/** Writes a text into a new file of a workspace, and opens it there. A file that is there stays. */
export function OpenInWorkspace({ text, onClose }: OpenInWorkspaceProps) {
  const { t } = useTranslation(['images', 'app']);
  const { workspaces } = useKnownWorkspaces();
  const { busy, problem, write } = useWriting(text, onClose);
  const [chosen, setChosen] = useState<string | null>(null);
  const [path, setPath] = useState('Dockerfile.reconstructed');
  const workspace = chosen ?? workspaces[0]?.id ?? '';
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('reverse.open')}
      description={t('reverse.openText')}
      footer={
        <>
          <Button onClick={onClose}>{t('app:action.cancel')}</Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={workspace === '' || path.trim() === ''}
            onClick={() => void write(workspace, path.trim())}
          >
            {t('reverse.write')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <NamedChoice
          label={t('reverse.workspace')}
          choices={workspaces}
          value={workspace}
          onChange={setChosen}
          none={t('reverse.noWorkspace')}
        />
        <TextField label={t('reverse.file')} mono value={path} onValueChange={setPath} />
        {problem === null ? null : <ErrorNotice problem={problem} />}
      </div>
    </Dialog>
  );
}

/** Writes the text into a new file and goes there. */
function useWriting(text: string, onWritten: () => void) {
  const store = useAppStoreApi();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const write = async (id: string, path: string): Promise<void> => {
    setBusy(true);
    const body = { path, text, baseVersion: null };
    const answer = await store.getState().askRecords('saveFile', { params: { id }, body });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    onWritten();
    await showFile(store, id, path);
  };
  return { busy, problem, write };
}
