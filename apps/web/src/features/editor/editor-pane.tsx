import { FileCode } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditorView } from '../../document/session.ts';
import type { OpenFile } from '../../state/document-slice.types.ts';
import { useAppStore, useLateAppStore } from '../../state/hooks.tsx';
import type { AppState } from '../../state/types.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { isApple, shortcutKeys } from '../../ui/shortcut.ts';
import { Spinner } from '../../ui/spinner.tsx';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { ComparisonPane } from './comparison-pane.tsx';
import { ConflictBar } from './conflict-bar.tsx';
import { StageNumberBar } from './stage-number-bar.tsx';
import { TabStrip } from './tab-strip.tsx';
import { useDocumentNotices } from './use-document-notices.ts';
import { useEditorContents } from './use-editor-contents.ts';
import { useEditorView } from './use-editor-view.ts';
import './editor.css';

/** Tabs of open files over the text editor. */
export function EditorPane() {
  const documents = useAppStore((state) => state.documents);
  const file = useLateAppStore(activeFile);
  // At once: who opened the file puts the keyboard into it, which what is hidden does not take.
  const isReady = useAppStore((state) => activeFile(state)?.load === 'ready');
  const { host, view, failed, retry } = useEditorView(documents);
  const [comparedPath, setComparedPath] = useState<string | null>(null);
  useDocumentNotices();
  const conflict = file?.conflict ?? null;
  const comparing = file !== undefined && comparedPath === file.path;
  return (
    <div className="flex h-full min-h-0 flex-col bg-canvas">
      <TabStrip />
      <Breadcrumbs />
      {file === undefined ? null : (
        <>
          <ConflictBar
            file={file}
            comparing={comparing}
            onCompare={(wanted) => setComparedPath(wanted ? file.path : null)}
          />
          <SaveProblem file={file} />
        </>
      )}
      <StageNumberBar />
      <div className="relative min-h-0 flex-1">
        <div ref={host} className={isReady && view !== null ? 'h-full' : 'invisible h-full'} />
        <Cover file={file} loaded={view !== null} failed={failed} onRetry={retry} />
        {comparing && file.path !== '' && conflict?.diskText != null ? (
          <ComparisonPane path={file.path} diskText={conflict.diskText} />
        ) : null}
      </div>
      <CloseQuestion />
      <Contents view={view} />
    </div>
  );
}

function activeFile({ openFiles, activePath }: AppState): OpenFile | undefined {
  return openFiles.find((one) => one.path === activePath);
}

/** Apart, so that a keystroke draws nothing around the editor. */
function Contents(props: { readonly view: EditorView | null }) {
  useEditorContents(props.view);
  return null;
}

interface CoverProps {
  readonly file: OpenFile | undefined;
  readonly loaded: boolean;
  readonly failed: boolean;
  readonly onRetry: () => void;
}

/** What is shown while there is no text to show. */
function Cover(props: CoverProps) {
  const { file, loaded, failed, onRetry } = props;
  const { t } = useTranslation(['editor', 'app']);
  const openFile = useAppStore((state) => state.openFile);
  if (file?.load === 'ready' && loaded) return null;
  return <div className="absolute inset-0 bg-canvas">{content()}</div>;

  function content() {
    if (file === undefined) {
      const shortcut = shortcutKeys('Mod+P', isApple()).join(' ');
      return (
        <EmptyState
          icon={<FileCode className="size-8" />}
          title={t('editor:empty.title')}
          hint={t('editor:empty.hint', { shortcut })}
        />
      );
    }
    const again = (action: () => void) => (
      <Button size="small" onClick={action}>
        {t('app:action.retry')}
      </Button>
    );
    if (file.load === 'failed' && file.problem !== null) {
      const actions = again(() => void openFile(file.path));
      return (
        <div className="p-4">
          <ErrorNotice problem={file.problem} actions={actions} />
        </div>
      );
    }
    if (failed) {
      return (
        <EmptyState
          title={t('editor:failed.title')}
          hint={t('editor:failed.hint')}
          action={again(onRetry)}
        />
      );
    }
    return (
      <p role="status" className="flex h-full items-center justify-center gap-2 text-muted">
        <Spinner />
        {loaded ? t('editor:reading', { path: file.path }) : t('editor:loading')}
      </p>
    );
  }
}

/** Why the last saving failed; the text is still here and still unsaved. */
function SaveProblem(props: { readonly file: OpenFile }) {
  const { file } = props;
  const { t } = useTranslation('app');
  const saveFile = useAppStore((state) => state.saveFile);
  if (file.load !== 'ready' || file.problem === null) return null;
  return (
    <div className="shrink-0 border-b p-2">
      <ErrorNotice
        problem={file.problem}
        actions={
          <Button size="small" busy={file.saving} onClick={() => void saveFile(file.path)}>
            {t('action.retry')}
          </Button>
        }
      />
    </div>
  );
}

function CloseQuestion() {
  const { t } = useTranslation('editor');
  const path = useAppStore((state) => state.closeQuestion);
  const closeFile = useAppStore((state) => state.closeFile);
  const dismiss = useAppStore((state) => state.dismissCloseQuestion);
  return (
    <ConfirmDialog
      open={path !== null}
      title={t('close.title', { path: path ?? '' })}
      text={t('close.text')}
      confirmLabel={t('close.confirm')}
      onConfirm={() => (path === null ? undefined : void closeFile(path, true))}
      onCancel={dismiss}
    />
  );
}
