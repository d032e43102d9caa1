import { ArrowUp, File, Folder } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../../ui/class-names.ts';
import { entryLike, folderMove, typedAfter, type Typed } from './folder-keys.ts';

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

const nothingTyped: Typed = { text: '', at: -Infinity };

/** Entries as buttons of which one can be reached by Tab; arrows and letters go on from there. */
export function FolderEntries(props: FolderEntriesProps) {
  const { label, root, parent, onOpen, onChoose } = props;
  const { t } = useTranslation('forms');
  const list = useRef<HTMLUListElement>(null);
  const typed = useRef(nothingTyped);
  const [current, setCurrent] = useState(0);
  const entries = foldersFirst(props.entries);
  const above = parent === null ? 0 : 1;
  useFocusInside(list, entries.length > 0);
  const focus = (at: number): void => {
    setCurrent(at);
    list.current?.querySelectorAll('button')[at]?.focus();
  };
  const press = (at: number): void => {
    const entry = entries[at - above];
    if (entry === undefined) return parent === null ? undefined : onOpen(parent);
    if (entry.folder) onOpen(entry.path);
    else onChoose(entry);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const names = entries.map(({ name }) => name);
    const move = folderMove(event.key, above === 1 ? ['', ...names] : names, current);
    if (move === null) {
      if (event.key.length !== 1 || event.key === ' ') return;
      typed.current = typedAfter(typed.current, event.key, event.timeStamp);
      const found = entryLike(names, typed.current.text, current - above);
      if (found >= 0) focus(found + above);
    } else if (move.kind === 'focus') focus(move.at);
    else if (move.kind === 'up') {
      if (parent !== null) onOpen(parent);
    } else if (entries[move.at - above]?.folder === true) press(move.at);
    event.preventDefault();
    event.stopPropagation();
  };
  const tabIndex = (at: number): number => (at === current ? 0 : -1);
  return (
    <ul
      ref={list}
      aria-label={label}
      className="max-h-64 overflow-y-auto"
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        const buttons: Element[] = [...(list.current?.querySelectorAll('button') ?? [])];
        setCurrent(Math.max(0, buttons.indexOf(target)));
      }}
    >
      {parent === null ? null : (
        <li>
          <Entry tabIndex={tabIndex(0)} onClick={() => press(0)}>
            <ArrowUp aria-hidden className="size-4 shrink-0 text-muted" />
            <Name>{t('paths.up', { folder: parent === '' ? root : parent })}</Name>
          </Entry>
        </li>
      )}
      {entries.map(({ name, path, folder, leftOut }, at) => (
        <li key={path}>
          <Entry
            tabIndex={tabIndex(at + above)}
            title={leftOut ?? undefined}
            onClick={() => press(at + above)}
          >
            {folder ? (
              <Folder aria-hidden className="size-4 shrink-0 text-accent" />
            ) : (
              <File aria-hidden className="size-4 shrink-0 text-muted" />
            )}
            <Name struck={leftOut !== null}>{folder ? `${name}/` : name}</Name>
            {leftOut === null ? null : <span className="sr-only">{t('paths.leftOut')}</span>}
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
function useFocusInside(list: React.RefObject<HTMLUListElement | null>, filled: boolean): void {
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
  readonly children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      {...props}
      className="flex w-full items-center gap-2 rounded px-2 py-1 text-left hover:bg-hover"
    />
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
      {props.children}
    </span>
  );
}
