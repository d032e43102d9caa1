import type { Terminal } from '@stagecraft/contracts';
import { Columns2, Pencil, Search, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { statusText, statusTone } from './status.ts';

interface PaneHeaderProps {
  readonly terminal: Terminal;
  readonly onSearch: () => void;
  readonly onSplit: () => void;
  readonly onRename: () => void;
  readonly onClose: () => void;
}

/** A terminal's docker command and state, and what can be done with it. */
export function PaneHeader(props: PaneHeaderProps) {
  const { terminal, onSearch, onSplit, onRename, onClose } = props;
  const { t } = useTranslation('terminals');
  const { command, programTitle, status } = terminal;
  return (
    <div className="flex h-7 shrink-0 items-center gap-1.5 border-b bg-panel pr-1 pl-2">
      {command === null ? null : (
        <>
          <code
            data-testid="terminal-command"
            title={t('lead.command')}
            className="min-w-0 truncate font-mono text-xs text-muted"
          >
            {command}
          </code>
          <CopyButton label={t('lead.copyCommand')} text={() => command} />
        </>
      )}
      <span className="min-w-0 flex-1 truncate text-xs text-faint" title={programTitle}>
        {programTitle}
      </span>
      <Badge tone={statusTone(status)}>
        <span data-testid="terminal-status">{statusText(t, status)}</span>
      </Badge>
      <IconButton size="small" label={t('action.search')} shortcut="Mod+Shift+F" onClick={onSearch}>
        <Search aria-hidden className="size-3.5" />
      </IconButton>
      <IconButton size="small" label={t('action.rename')} onClick={onRename}>
        <Pencil aria-hidden className="size-3.5" />
      </IconButton>
      <IconButton size="small" label={t('action.split')} onClick={onSplit}>
        <Columns2 aria-hidden className="size-3.5" />
      </IconButton>
      <IconButton size="small" label={t('action.close')} onClick={onClose}>
        <X aria-hidden className="size-3.5" />
      </IconButton>
    </div>
  );
}
