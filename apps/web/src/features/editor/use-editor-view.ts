import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { DocumentSession, EditorView } from '../../document/session.ts';

interface EditorHost {
  readonly host: RefObject<HTMLDivElement | null>;
  /** Null until the editor is in the page. */
  readonly view: EditorView | null;
  /** Whether the editor's code could not be loaded. */
  readonly failed: boolean;
  retry(): void;
}

/** Puts the editor into `host` and takes it away with the component. */
export function useEditorView(documents: DocumentSession): EditorHost {
  const host = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<EditorView | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (host.current === null) return;
    // One element a mount: Monaco refuses one that an editor on its way out still holds.
    const element = host.current.appendChild(document.createElement('div'));
    element.style.height = '100%';
    let gone = false;
    let mounted: EditorView | null = null;
    documents.mount(element).then(
      (made) => {
        if (gone) made.dispose();
        else {
          mounted = made;
          setView(made);
        }
      },
      () => {
        if (!gone) setFailed(true);
      },
    );
    return () => {
      gone = true;
      mounted?.dispose();
      element.remove();
      setView(null);
    };
  }, [documents, attempt]);
  const retry = useCallback(() => {
    setFailed(false);
    setAttempt((count) => count + 1);
  }, []);
  return { host, view, failed, retry };
}
