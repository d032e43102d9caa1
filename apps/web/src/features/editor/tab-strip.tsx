import { FileText, TriangleAlert, Workflow, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenFile } from '../../state/document-slice.types.ts';
import { useAppStore, useLateAppStore } from '../../state/hooks.tsx';
import type { AppState } from '../../state/types.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { tabTitles } from './tab-titles.ts';

/** Open files side by side; the shown one, unsaved changes and conflicts are told by sign and word. */
export function TabStrip() {
  const { t } = useTranslation('editor');
  const files = useLateAppStore(openFiles);
  const titles = tabTitles(files.map((file) => file.path));
  if (files.length === 0) return null;
  return (
    <nav aria-label={t('tabs.label')} className="isolate h-8 shrink-0 border-b bg-panel">
      <ul className="flex h-full overflow-x-auto [scrollbar-width:none]">
        {files.map((file, index) => (
          <FileTab key={file.path} file={file} title={titles[index] ?? file.path} />
        ))}
      </ul>
    </nav>
  );
}

function openFiles(state: AppState): AppState['openFiles'] {
  return state.openFiles;
}

function FileTab(props: { readonly file: OpenFile; readonly title: string }) {
  const { file, title } = props;
  const { t } = useTranslation('editor');
  const active = useAppStore((state) => state.activePath === file.path);
  const activate = useAppStore((state) => state.activateFile);
  const askToClose = useAppStore((state) => state.askToClose);
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);
  useLayoutEffect(() => {
    const tab = element.current;
    // The keyboard goes on in the editor when the tab that it was in is closed.
    return () => {
      if (tab?.contains(document.activeElement)) document.getElementById('editor')?.focus();
    };
  }, []);
  const state = tabState(file);
  const Icon = file.dockerfile ? Workflow : FileText;
  return (
    <li
      ref={element}
      className={classNames(
        'group relative flex max-w-60 shrink-0 items-center border-r border-line pr-1',
        active ? 'bg-canvas text-ink' : 'text-muted hover:text-ink',
      )}
    >
      {active ? <span aria-hidden className="absolute inset-x-0 top-0 h-0.5 bg-accent" /> : null}
      <Tooltip text={file.path}>
        <button
          type="button"
          aria-current={active}
          className="flex h-full min-w-0 items-center gap-1.5 pr-1 pl-3 focus-visible:-outline-offset-2"
          onClick={() => activate(file.path)}
          onAuxClick={(event) => (event.button === 1 ? askToClose(file.path) : undefined)}
          onKeyDown={(event) => (event.key === 'Delete' ? askToClose(file.path) : undefined)}
        >
          {state === 'conflict' ? (
            <TriangleAlert aria-hidden className="size-3.5 shrink-0 text-warning" />
          ) : (
            <Icon
              aria-hidden
              className={classNames('size-3.5 shrink-0', file.dockerfile && 'text-accent')}
            />
          )}
          <span className={classNames('truncate', file.load === 'failed' && 'text-danger')}>
            {title}
          </span>
          {state === null ? null : <span className="sr-only">{t(`tabs.${state}`)}</span>}
        </button>
      </Tooltip>
      <CloseButton file={file} active={active} />
    </li>
  );
}

/** Closes the file; unsaved changes show in its place until one comes near. */
function CloseButton(props: { readonly file: OpenFile; readonly active: boolean }) {
  const { file, active } = props;
  const { t } = useTranslation('editor');
  const askToClose = useAppStore((state) => state.askToClose);
  return (
    <span className="relative flex size-6 items-center justify-center">
      {file.dirty ? (
        <span
          aria-hidden
          className="size-2 rounded-full bg-accent group-focus-within:hidden group-hover:hidden"
        />
      ) : null}
      <IconButton
        label={t('tabs.close', { path: file.path })}
        shortcut={active ? 'Alt+W' : undefined}
        size="small"
        className={classNames(
          'absolute inset-0.5 !size-5',
          (file.dirty || !active) &&
            'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100',
        )}
        onClick={() => askToClose(file.path)}
      >
        <X aria-hidden className="size-3.5" />
      </IconButton>
    </span>
  );
}

function tabState(file: OpenFile): 'conflict' | 'saving' | 'unsaved' | null {
  if (file.conflict !== null) return 'conflict';
  if (file.saving) return 'saving';
  return file.dirty ? 'unsaved' : null;
}
