import type { Monaco } from './load-monaco.ts';
import type { ComparisonView } from './session.ts';
import type { TrackedModel } from './tracked-model.ts';

/**
 * Shows what is on disk (left) against the open file (right, editable) inside `host`. Line endings and
 * BOM are not compared: Monaco shows lines.
 */
export function createComparison(
  monaco: Monaco,
  host: HTMLElement,
  file: TrackedModel | undefined,
  path: string,
  diskText: string,
): ComparisonView {
  if (file === undefined) return { dispose: () => undefined };
  const original = monaco.editor.createModel(diskText, file.model.getLanguageId());
  // As in `editor-view.ts`: for the menus beside the editor.
  host.classList.add('monaco-component');
  const diff = monaco.editor.createDiffEditor(host, {
    automaticLayout: true,
    originalEditable: false,
    renderSideBySide: true,
    useInlineViewWhenSpaceIsLimited: true,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    fontSize: 13,
    ariaLabel: path,
  });
  diff.setModel({ original, modified: file.model });
  return {
    dispose: () => {
      diff.dispose();
      original.dispose();
    },
  };
}
