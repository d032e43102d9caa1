import { visibleText } from '@stagecraft/dockerfile';
import { ArrowUp, File, Folder } from 'lucide-react';
import { useEffect, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../../ui/class-names.ts';
import { useFolderKeys } from './use-folder-keys.ts';

/** One entry of a folder. */
export interface FolderEntry {
  readonly name: string;
  /** As it is chosen, or opened. */
  readonly path: string;
  readonly folder: boolean;
  /** Why a build would not find it; null where it would. */
  readonly leftOut: string | null;
}

interface FolderEntriesProps {
  readonly label: string;
  readonly root: string;
  readonly parent: string | null;
  readonly entries: readonly FolderEntry[];
  readonly onOpen: (path: string) => void;
  readonly onChoose: (entry: FolderEntry) => void;
}

/** Entries as buttons of which one can be reached by Tab; arrows and letters go on from there. */
export function FolderEntries(props: FolderEntriesProps) {
  const { label, root, parent, onOpen, onChoose } = props;
  const { t } = useTranslation('forms');
  const entries = foldersFirst(props.entries);
  const above = parent === null ? 0 : 1;
  const press = (at: number): void => {
    const entry = entries[at - above];
    if (entry === undefined) return parent === null ? undefined : onOpen(parent);
    if (entry.folder) onOpen(entry.path);
    else onChoose(entry);
  };
  const { list, current, onKeyDown, onFocus } = useFolderKeys({
    names: entries.map(({ name }) => name),
    above,
    open: (at) => (entries[at - above]?.folder === true ? press(at) : undefined),
    up: () => (parent === null ? undefined : onOpen(parent)),
  });
  useFocusInside(list, entries.length > 0);
  const tabIndex = (at: number): number => (at === current ? 0 : -1);
  return (
    <ul
      ref={list}
      aria-label={label}
      className="max-h-64 overflow-y-auto"
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      {parent === null ? null : (
        <li>
          <Entry tabIndex={tabIndex(0)} onClick={() => press(0)}>
            <ArrowUp aria-hidden className="size-4 shrink-0 text-muted" />
            <Name>{t('paths.up', { folder: parent === '' ? root : parent })}</Name>
          </Entry>
        </li>
      )}
      {entries.map((entry, at) => (
        <li key={entry.path}>
          <Entry
            tabIndex={tabIndex(at + above)}
            title={entry.leftOut ?? undefined}
            onClick={() => press(at + above)}
          >
            <EntryName {...entry} />
          </Entry>
        </li>
      ))}
    </ul>
  );
}

function foldersFirst(entries: readonly FolderEntry[]): readonly FolderEntry[] {
  return [...entries.filter(({ folder }) => folder), ...entries.filter(({ folder }) => !folder)];
}

/** The keyboard that opened the list, or another folder, goes on to the first entry. */
function useFocusInside(list: RefObject<HTMLUListElement | null>, filled: boolean): void {
  useEffect(() => {
    const element = list.current;
    const { activeElement } = document;
    if (!filled || element === null) return;
    const isNowhere = activeElement === document.body || activeElement === null;
    if (isNowhere || activeElement?.getAttribute('role') === 'dialog') {
      element.querySelector('button')?.focus();
    }
  }, [list, filled]);
}

function Entry(props: {
  readonly tabIndex: number;
  readonly title?: string | undefined;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      {...props}
      className="flex w-full items-center gap-2 rounded px-2 py-1 text-left hover:bg-hover"
    />
  );
}

function EntryName({ name, folder, leftOut }: FolderEntry) {
  const { t } = useTranslation('forms');
  const Icon = folder ? Folder : File;
  return (
    <>
      <Icon
        aria-hidden
        className={classNames('size-4 shrink-0', folder ? 'text-accent' : 'text-muted')}
      />
      <Name struck={leftOut !== null}>{folder ? `${name}/` : name}</Name>
      {leftOut === null ? null : <span className="sr-only">{t('paths.leftOut')}</span>}
    </>
  );
}

function Name(props: { readonly struck?: boolean; readonly children: string }) {
  return (
    <span
      className={classNames(
        'min-w-0 truncate font-mono',
        props.struck === true && 'text-muted line-through',
      )}
    >
      {visibleText(props.children)}
    </span>
  );
}
