import { useDeferredValue, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditorHeatMark, EditorView } from '../../document/session.ts';
import { sameData } from '../../language/same-data.ts';
import { heatOf } from '../../state/canvas/heat.ts';
import { checkedText } from '../../state/document/notices.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { isApple, shortcutKeys, tabKeyOf } from '../../ui/shortcut.ts';
import { heatMarks } from './heat-marks.ts';
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
  useHeatMarks(view);
}

function useMarkers(view: EditorView | null): void {
  // Apart from what else a check brings about: together they would hold up the next key.
  const text = useDeferredValue(useAppStore(checkedText));
  const language = useAppStore((state) => state.language);
  useEffect(() => {
    if (view === null || text === null) return;
    const markers = text.notices.map(({ span, severity, message, hint, code, aliases }) => ({
      span,
      severity,
      message: [message[language], hint?.[language]].filter(Boolean).join('\n'),
      code: aliases[0] ?? code,
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

/** What the graph is coloured by, beside the lines. A keystroke that changes no mark costs no drawing. */
function useHeatMarks(view: EditorView | null): void {
  const { t } = useTranslation('editor');
  const snapshot = useAppStore((state) => (state.overlayMode === 'build' ? null : state.snapshot));
  const mode = useAppStore((state) => state.overlayMode);
  const overlay = useAppStore((state) => state.overlay);
  const history = useAppStore((state) => state.cacheHistory);
  const language = useAppStore((state) => state.language);
  const shown = useRef<{ readonly path: string; readonly marks: readonly EditorHeatMark[] }>(null);
  useEffect(() => {
    if (view === null) return;
    if (snapshot === null) {
      if (shown.current !== null) view.setHeatMarks(shown.current.path, []);
      shown.current = null;
      return;
    }
    const { path, model } = snapshot;
    const marks = heatMarks(model, heatOf({ mode, snapshot, overlay, history }), t, language);
    if (sameData(shown.current, { path, marks })) return;
    shown.current = { path, marks };
    view.setHeatMarks(path, marks);
  }, [view, snapshot, mode, overlay, history, language, t]);
}
