import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditorView } from '../../document/session.ts';
import { checkedText } from '../../state/document/ignore-problems.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { isApple, shortcutKeys, tabKeyOf } from '../../ui/shortcut.ts';
import { lineMarks } from './line-marks.ts';

/** Keeps the editor true to the state: which file, its problems, the build's marks, its name. */
export function useEditorContents(view: EditorView | null): void {
  const { t } = useTranslation('editor');
  const path = useAppStore((state) => state.activePath);
  const ready = useAppStore((state) =>
    state.openFiles.some((file) => file.path === state.activePath && file.load === 'ready'),
  );
  useEffect(() => {
    view?.show(ready ? path : null);
    if (path !== null) {
      const keys = shortcutKeys(tabKeyOf(isApple()), isApple()).join('+');
      view?.setLabel(t('label', { path, keys }));
    }
  }, [view, path, ready, t]);
  useMarkers(view);
  useLineMarks(view);
}

function useMarkers(view: EditorView | null): void {
  const text = useAppStore(checkedText);
  const language = useAppStore((state) => state.language);
  useEffect(() => {
    if (view === null || text === null) return;
    const markers = text.problems.map((problem) => ({
      span: problem.span,
      severity: problem.severity,
      message: [problem.message[language], problem.hint?.[language]].filter(Boolean).join('\n'),
      code: problem.code,
    }));
    view.setMarkers(text.path, text.version, markers);
  }, [view, text, language]);
}

function useLineMarks(view: EditorView | null): void {
  const { t } = useTranslation(['editor', 'app']);
  const snapshot = useAppStore((state) => state.snapshot);
  const overlay = useAppStore((state) => state.overlay);
  const language = useAppStore((state) => state.language);
  useEffect(() => {
    if (view === null || snapshot === null) return;
    view.setLineMarks(snapshot.path, lineMarks(snapshot.model, overlay, t, language));
  }, [view, snapshot, overlay, language, t]);
}
