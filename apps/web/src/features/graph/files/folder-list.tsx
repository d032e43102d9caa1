import { visibleText } from '@stagecraft/dockerfile';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { FolderEntries, type FolderEntry } from './folder-entries.tsx';

interface FolderListProps {
  /** What the folders are of. */
  readonly root: string;
  /** The shown folder as people read it. */
  readonly shown: string;
  /** The folder above; null at the root. */
  readonly parent: string | null;
  readonly entries: readonly FolderEntry[];
  /** Where there is nothing to list, or not all. */
  readonly note: string;
  /** Why nothing can be taken from the shown folder; null where it can. */
  readonly leftOut: string | null;
  readonly onOpen: (path: string) => void;
  readonly onChoose: (path: string) => void;
  /** The shown folder as it is chosen. */
  readonly own: string;
}

/** Walks folders, one at a time; what a build would not find is not taken without a question. */
export function FolderList(props: FolderListProps) {
  const { root, shown, parent, entries, note, leftOut, onOpen, onChoose, own } = props;
  const { t } = useTranslation('forms');
  /** What was chosen though it is left out. */
  const [asked, setAsked] = useState<{ path: string; why: string } | null>(null);
  const choose = (path: string, why: string | null): void => {
    if (why === null) onChoose(path);
    else setAsked({ path, why });
  };
  const open = (path: string): void => {
    setAsked(null);
    onOpen(path);
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-mono" title={visibleText(shown)}>
          {visibleText(shown)}
        </span>
        <Button size="small" onClick={() => choose(own, leftOut)}>
          {t('paths.useFolder')}
        </Button>
      </div>
      <FolderEntries
        key={shown}
        label={t('paths.entries', { folder: shown === '' ? root : shown })}
        parent={parent}
        root={root}
        entries={entries}
        onOpen={open}
        onChoose={({ path, leftOut: why }) => choose(path, why)}
      />
      <p role="status" className="text-xs text-muted empty:hidden">
        {note}
      </p>
      {asked === null ? null : (
        <div role="alert" className="flex flex-col items-start gap-1 text-xs text-warning">
          {visibleText(asked.why)}
          <Button size="small" onClick={() => onChoose(asked.path)}>
            {t('paths.takeAnyway')}
          </Button>
        </div>
      )}
    </div>
  );
}
