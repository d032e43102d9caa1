import type { Problem, RecipeFile, RecordedSession } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStoreApi } from '../../../../state/hooks.tsx';
import { showFile } from '../../../../state/workspace/show-file.ts';
import { useKnownWorkspaces } from '../../../../state/workspace/use-known-workspaces.ts';
import { Button } from '../../../../ui/button.tsx';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../../ui/error-notice.tsx';
import { NamedChoice } from '../../../../ui/named-choice.tsx';
import { ShellCommand } from '../../../../ui/shell-command.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { dockerWords } from '../../docker-words.ts';

interface SaveDialogProps {
  readonly session: Pick<RecordedSession, 'id' | 'containerName'>;
  readonly dockerfile: string;
  /** Files that go beside it. */
  readonly files: readonly RecipeFile[];
  readonly onClose: () => void;
}

/** Writes a proposal and the files that it copies into a workspace, and opens it there. */
export function SaveDialog({ session, dockerfile, files, onClose }: SaveDialogProps) {
  const { t } = useTranslation(['sessions', 'app']);
  const { workspaces } = useKnownWorkspaces();
  const [chosen, setChosen] = useState<string | null>(null);
  const [path, setPath] = useState('Dockerfile');
  const [replace, setReplace] = useState(false);
  const { busy, problem, save } = useSaving(session.id, onClose);
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
        <NamedChoice
          label={t('save.workspace')}
          choices={workspaces}
          value={workspaceId}
          onChange={setChosen}
          none={t('save.noWorkspace')}
        />
        <TextField mono label={t('save.path')} value={path} onValueChange={setPath} />
        <Checkbox
          checked={replace}
          onChange={setReplace}
          label={t('save.replace')}
          hint={t('save.replaceHint')}
        />
        <CopyCommands container={session.containerName} files={files} />
      </form>
    </Dialog>
  );
}

interface CopyCommandsProps extends Pick<SaveDialogProps, 'files'> {
  /** By its name. */
  readonly container: string;
}

/** What gets the same files out of the container in a terminal. */
function CopyCommands({ container, files }: CopyCommandsProps) {
  const { t } = useTranslation(['sessions', 'containerPlace']);
  if (files.length === 0) return null;
  return (
    <ShellCommand
      title={t('save.command')}
      copyLabel={t('containerPlace:copyCommand')}
      command={files
        .map(({ path, source }) => dockerWords.copyFrom(container, path, source))
        .join('\n')}
      testId="docker-command"
    />
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
  const store = useAppStoreApi();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (body: Saved): Promise<void> => {
    setBusy(true);
    const { askRecords } = store.getState();
    const answer = await askRecords('saveRecipe', { params: { id: session }, body });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    onSaved();
    await showFile(store, body.workspaceId, answer.value.paths.at(-1) ?? body.path);
  };
  return { busy, problem, save };
}
