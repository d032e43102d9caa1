import type * as api from 'monaco-editor/editor';
import { escapeLines } from '../language/markdown.ts';
import type { Monaco } from './load-monaco.ts';

type Marker = api.editor.IMarkerData;

/**
 * Marks the numbers of lines in which an error or a warning begins, and tells it there; classes are styled in
 * `features/editor/editor.css`. Remarks and matters of style are underlined only, as they are no marks of the
 * graph.
 */
export function gutterMarks(
  markers: readonly Marker[],
  { Error: error, Warning: warning }: Monaco['MarkerSeverity'],
): readonly api.editor.IModelDeltaDecoration[] {
  const byLine = new Map<number, Marker[]>();
  for (const marker of markers) {
    if (marker.severity < warning) continue;
    const line = byLine.get(marker.startLineNumber);
    if (line === undefined) byLine.set(marker.startLineNumber, [marker]);
    else line.push(marker);
  }
  return [...byLine].map(([at, found]) => {
    const kind = found.some(({ severity }) => severity === error) ? 'error' : 'warning';
    const value = found.map(({ message }) => escapeLines(message)).join('\n\n');
    return {
      range: { startLineNumber: at, startColumn: 1, endLineNumber: at, endColumn: 1 },
      options: {
        lineNumberClassName: `finding-number finding-number-${kind}`,
        lineNumberHoverMessage: { value, isTrusted: false },
      },
    };
  });
}
