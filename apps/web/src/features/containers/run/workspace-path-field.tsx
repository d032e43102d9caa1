import type { WorkspacePath } from '@stagecraft/contracts';
import { FolderOpen, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKnownWorkspaces } from '../../../state/workspace/use-known-workspaces.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { WorkspacePicker } from './workspace-picker.tsx';

interface WorkspacePathFieldProps {
  readonly label: string;
  readonly kind: 'file' | 'any';
  readonly value: WorkspacePath | null;
  readonly onChange: (value: WorkspacePath | null) => void;
}

/** A file or folder of a workspace; nothing else of this machine can be chosen. */
export function WorkspacePathField({ label, kind, value, onChange }: WorkspacePathFieldProps) {
  const { t } = useTranslation('containers');
  const [open, setOpen] = useState(false);
  const { folderOf } = useKnownWorkspaces();
  return (
    <div>
      <p className="mb-1 text-xs font-medium text-muted">{label}</p>
      <div className="flex min-w-0 items-center gap-1">
        <code className="min-w-0 flex-1 truncate rounded-md border bg-canvas px-2 py-1 font-mono text-xs">
          {value === null ? (
            <span className="text-muted">{t('picker.none')}</span>
          ) : (
            folderOf(value)
          )}
        </code>
        <Button
          size="small"
          aria-expanded={open}
          icon={<FolderOpen aria-hidden className="size-3.5" />}
          onClick={() => setOpen(!open)}
        >
          {t('picker.open')}
        </Button>
        {value === null ? null : (
          <IconButton size="small" label={t('picker.clear')} onClick={() => onChange(null)}>
            <X aria-hidden className="size-3.5" />
          </IconButton>
        )}
      </div>
      {open ? (
        <WorkspacePicker
          kind={kind}
          value={value}
          onChoose={(next) => {
            onChange(next);
            setOpen(false);
          }}
        />
      ) : null}
    </div>
  );
}
