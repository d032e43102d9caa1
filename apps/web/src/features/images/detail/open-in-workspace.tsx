import type { Problem } from '@stagecraft/contracts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Labelled } from '../../../ui/labelled.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';

interface OpenInWorkspaceProps {
  readonly text: string;
  readonly onClose: () => void;
}

/** Writes a text into a new file of a workspace, and opens it there. A file that is there stays. */
export function OpenInWorkspace({ text, onClose }: OpenInWorkspaceProps) {
  const { t } = useTranslation(['images', 'app']);
  const open = useAppStore((state) => state.workspace);
  const list = useAppStore((state) => state.workspaceList);
  const loadWorkspaces = useAppStore((state) => state.loadWorkspaces);
  const { busy, problem, write } = useWriting(text, onClose);
  const [chosen, setChosen] = useState(open?.id ?? '');
  const [path, setPath] = useState('Dockerfile.reconstructed');
  useEffect(() => void loadWorkspaces(), [loadWorkspaces]);
  const known = [...(list?.workspaces ?? []), ...(open === null ? [] : [open])];
  const workspaces = [...new Map(known.map((one) => [one.id, one])).values()];
  const workspace = workspaces.find(({ id }) => id === chosen) ?? workspaces[0];
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
            disabled={workspace === undefined || path.trim() === ''}
            onClick={() => void (workspace && write(workspace.id, path.trim()))}
          >
            {t('reverse.write')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {workspace === undefined ? (
          <p>{t('reverse.noWorkspace')}</p>
        ) : (
          <Labelled label={t('reverse.workspace')}>
            {(field) => (
              <Select
                id={field}
                value={workspace.id}
                onChange={setChosen}
                options={workspaces.map(({ id, name }) => ({ value: id, label: name }))}
                className="w-full"
              />
            )}
          </Labelled>
        )}
        <TextField label={t('reverse.file')} mono value={path} onValueChange={setPath} />
        {problem === null ? null : <ErrorNotice problem={problem} />}
      </div>
    </Dialog>
  );
}

/** Writes the text into a new file and goes there. */
function useWriting(text: string, onWritten: () => void) {
  const ask = useAppStore((state) => state.askRecords);
  const open = useAppStore((state) => state.workspace);
  const openWorkspace = useAppStore((state) => state.openWorkspace);
  const openFile = useAppStore((state) => state.openFile);
  const showPlace = useAppStore((state) => state.showPlace);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const write = async (id: string, path: string): Promise<void> => {
    setBusy(true);
    const body = { path, text, baseVersion: null };
    const answer = await ask('saveFile', { params: { id }, body });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    onWritten();
    if (open?.id === id) await openFile(path);
    else await openWorkspace({ id }, path);
    showPlace('work');
  };
  return { busy, problem, write };
}
