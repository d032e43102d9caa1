import type { Problem } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../../state/hooks.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../../ui/error-notice.tsx';
import { Labelled } from '../../../../ui/labelled.tsx';
import { Select } from '../../../../ui/select.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { useKnownWorkspaces } from '../../run/use-workspaces.ts';

interface SaveDialogProps {
  readonly session: string;
  readonly dockerfile: string;
  readonly onClose: () => void;
}

/** Writes a proposal and the files that it copies into a workspace, and opens it there. */
export function SaveDialog({ session, dockerfile, onClose }: SaveDialogProps) {
  const { t } = useTranslation(['sessions', 'app']);
  const { workspaces } = useKnownWorkspaces();
  const [chosen, setChosen] = useState<string | null>(null);
  const [path, setPath] = useState('Dockerfile');
  const [replace, setReplace] = useState(false);
  const { busy, problem, save } = useSaving(session, onClose);
  const workspaceId = chosen ?? workspaces[0]?.id ?? '';
  const ready = workspaceId !== '' && path.trim() !== '';
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('save.title')}
      description={t('save.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('app:action.cancel')}</Button>
          <Button
            type="submit"
            form="save-proposal"
            variant="primary"
            busy={busy}
            disabled={!ready}
          >
            {t('save.confirm')}
          </Button>
        </>
      }
    >
      <form
        id="save-proposal"
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) void save({ workspaceId, path: path.trim(), dockerfile, replace });
        }}
      >
        {problem === null ? null : <ErrorNotice problem={problem} />}
        <WorkspaceChoice value={workspaceId} onChange={setChosen} />
        <TextField mono label={t('save.path')} value={path} onValueChange={setPath} />
        <Checkbox
          checked={replace}
          onChange={setReplace}
          label={t('save.replace')}
          hint={t('save.replaceHint')}
        />
      </form>
    </Dialog>
  );
}

interface WorkspaceChoiceProps {
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function WorkspaceChoice({ value, onChange }: WorkspaceChoiceProps) {
  const { t } = useTranslation('sessions');
  const { workspaces } = useKnownWorkspaces();
  if (workspaces.length === 0) return <p>{t('save.noWorkspace')}</p>;
  return (
    <Labelled label={t('save.workspace')}>
      {(id) => (
        <Select
          id={id}
          value={value}
          onChange={onChange}
          options={workspaces.map((one) => ({ value: one.id, label: one.name }))}
          className="w-full"
        />
      )}
    </Labelled>
  );
}

interface Saved {
  readonly workspaceId: string;
  readonly path: string;
  readonly dockerfile: string;
  readonly replace: boolean;
}

/** Writes it, and goes there. */
function useSaving(session: string, onSaved: () => void) {
  const ask = useAppStore((state) => state.askRecords);
  const open = useAppStore((state) => state.workspace);
  const openWorkspace = useAppStore((state) => state.openWorkspace);
  const openFile = useAppStore((state) => state.openFile);
  const showPlace = useAppStore((state) => state.showPlace);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (body: Saved): Promise<void> => {
    setBusy(true);
    const answer = await ask('saveRecipe', { params: { id: session }, body });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    const path = answer.value.paths.at(-1) ?? body.path;
    onSaved();
    if (open?.id === body.workspaceId) await openFile(path);
    else await openWorkspace({ id: body.workspaceId }, path);
    showPlace('work');
  };
  return { busy, problem, save };
}
