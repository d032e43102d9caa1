import type { WorkspacePath } from '@stagecraft/contracts';
import { File, Folder } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { useKnownWorkspaces } from '../../../state/workspace/use-known-workspaces.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { Spinner } from '../../../ui/spinner.tsx';

interface WorkspacePickerProps {
  readonly kind: 'file' | 'any';
  readonly value: WorkspacePath | null;
  readonly onChoose: (value: WorkspacePath) => void;
}

/** Entries of a folder that are drawn. */
const entriesShown = 300;

/** Goes about in the folders of workspaces, and never out of them. */
export function WorkspacePicker({ kind, value, onChoose }: WorkspacePickerProps) {
  const { t } = useTranslation('containers');
  const { workspaces } = useKnownWorkspaces();
  const [chosen, setChosen] = useState(value?.workspaceId ?? '');
  const [path, setPath] = useState('');
  const workspace = workspaces.find(({ id }) => id === chosen) ?? workspaces[0];
  if (workspace === undefined) {
    return <p className="mt-1 text-xs text-muted">{t('picker.noWorkspace')}</p>;
  }
  const { id: workspaceId } = workspace;
  return (
    <div className="mt-1 rounded-md border bg-panel">
      <div className="flex flex-wrap items-center gap-2 border-b p-1.5">
        <Select
          label={t('picker.workspace')}
          value={workspaceId}
          onChange={(next) => {
            setChosen(next);
            setPath('');
          }}
          options={workspaces.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <code className="min-w-0 flex-1 truncate font-mono text-xs">/{path}</code>
        {kind === 'any' ? (
          <Button size="small" variant="primary" onClick={() => onChoose({ workspaceId, path })}>
            {t('picker.thisFolder')}
          </Button>
        ) : null}
      </div>
      <Children
        key={`${workspaceId} ${path}`}
        workspace={workspaceId}
        path={path}
        onGo={setPath}
        onFile={(file) => onChoose({ workspaceId, path: file })}
      />
    </div>
  );
}

interface ChildrenProps {
  readonly workspace: string;
  readonly path: string;
  readonly onGo: (path: string) => void;
  readonly onFile: (path: string) => void;
}

function Children({ workspace, path, onGo, onFile }: ChildrenProps) {
  const { t } = useTranslation('containers');
  const ask = useAppStore((state) => state.askRecords);
  const answer = useAnswer(`${workspace} ${path}`, (signal) =>
    ask('listFolder', { params: { id: workspace }, query: { path }, signal }),
  );
  if (answer.state === 'loading') return <Spinner />;
  if (answer.state === 'failed') return <ErrorNotice problem={answer.problem} />;
  const up = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  return (
    <ul className="max-h-44 overflow-auto p-1 font-mono text-xs">
      {path === '' ? null : (
        <li>
          <EntryButton icon={<Folder aria-hidden className="size-3.5" />} onClick={() => onGo(up)}>
            {t('picker.up')}
          </EntryButton>
        </li>
      )}
      {answer.value.entries.slice(0, entriesShown).map(({ name, path: entry, kind }) => (
        <li key={entry}>
          {kind === 'directory' ? (
            <EntryButton
              icon={<Folder aria-hidden className="size-3.5 text-accent" />}
              onClick={() => onGo(entry)}
            >
              {name}
            </EntryButton>
          ) : (
            <EntryButton
              icon={<File aria-hidden className="size-3.5 text-muted" />}
              onClick={() => onFile(entry)}
            >
              {name}
            </EntryButton>
          )}
        </li>
      ))}
      {answer.value.entries.length > entriesShown ? (
        <li className="px-1.5 font-sans text-muted">{t('picker.more')}</li>
      ) : null}
    </ul>
  );
}

interface EntryButtonProps {
  readonly icon: React.ReactNode;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

function EntryButton({ icon, onClick, children }: EntryButtonProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex w-full items-center gap-2 rounded-sm px-1.5 py-0.5 text-left hover:bg-hover"
    >
      {icon}
      <span className="truncate">{children}</span>
    </button>
  );
}
