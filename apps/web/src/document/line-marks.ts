import type * as api from 'monaco-editor/editor';
import { escapeLines } from '../language/markdown.ts';
import type { Monaco } from './load-monaco.ts';
import type { EditorHeatMark, EditorLineMark } from './session.ts';

type Decorations = readonly api.editor.IModelDeltaDecoration[];

interface Marks {
  setBuild(path: string, marks: readonly EditorLineMark[]): void;
  setHeat(path: string, marks: readonly EditorHeatMark[]): void;
  show(path: string | null): void;
  forget(path: string): void;
}

/** Build states in the margin, and heat beside the lines; classes are styled in `features/editor/editor.css`. */
export function createMarks(monaco: Monaco, editor: api.editor.IStandaloneCodeEditor): Marks {
  const build = createLayer<EditorLineMark>(editor, (mark, lineEnd) =>
    buildDecorations(monaco, mark, lineEnd),
  );
  const heat = createLayer<EditorHeatMark>(editor, (mark, lineEnd) =>
    heatDecorations(monaco, mark, lineEnd),
  );
  return {
    setBuild: build.set,
    setHeat: heat.set,
    show: (path) => {
      build.show(path);
      heat.show(path);
    },
    forget: (path) => {
      build.forget(path);
      heat.forget(path);
    },
  };
}

/** Marks of one kind, kept for each file. */
function createLayer<M extends { readonly line: number }>(
  editor: api.editor.IStandaloneCodeEditor,
  decorationsOf: (mark: M, lineEnd: number) => Decorations,
) {
  const byPath = new Map<string, readonly M[]>();
  const collection = editor.createDecorationsCollection();
  let shown: string | null = null;
  const draw = (): void => {
    const marks = shown === null ? [] : (byPath.get(shown) ?? []);
    const model = editor.getModel();
    if (model === null) return;
    const lines = model.getLineCount();
    collection.set(
      marks
        .filter((mark) => mark.line < lines)
        .flatMap((mark) => decorationsOf(mark, model.getLineMaxColumn(mark.line + 1))),
    );
  };
  return {
    set: (path: string, marks: readonly M[]): void => {
      byPath.set(path, marks);
      if (path === shown) draw();
    },
    show: (path: string | null): void => {
      shown = path;
      draw();
    },
    forget: (path: string): void => void byPath.delete(path),
  };
}

function heatDecorations(monaco: Monaco, mark: EditorHeatMark, lineEnd: number): Decorations {
  const { NeverGrowsWhenTypingAtEdges: stickiness } = monaco.editor.TrackedRangeStickiness;
  const { line, lastLine, level } = mark;
  const after = { content: `   ${mark.after}`, inlineClassName: 'heat-after' };
  const strip: api.editor.IModelDeltaDecoration = {
    range: new monaco.Range(line + 1, 1, lastLine + 1, 1),
    options: {
      isWholeLine: true,
      stickiness,
      linesDecorationsClassName: `heat-strip heat-strip-${String(level)}`,
      linesDecorationsTooltip: mark.hover,
    },
  };
  if (mark.after === '') return [strip];
  const range = new monaco.Range(line + 1, 1, line + 1, lineEnd);
  return [strip, { range, options: { isWholeLine: true, stickiness, after } }];
}

function buildDecorations(
  monaco: Monaco,
  mark: EditorLineMark,
  lineEnd: number,
): api.editor.IModelDeltaDecoration[] {
  const hover = { value: escapeLines(mark.hover), isTrusted: false };
  const { NeverGrowsWhenTypingAtEdges: stickiness } = monaco.editor.TrackedRangeStickiness;
  const { line, lastLine, phase } = mark;
  const after = { content: `  ${mark.after}`, inlineClassName: `build-after build-after-${phase}` };
  const sign: api.editor.IModelDeltaDecoration = {
    range: new monaco.Range(line + 1, 1, line + 1, lineEnd),
    options: {
      isWholeLine: true,
      stickiness,
      glyphMarginClassName: `build-mark build-mark-${phase}`,
      glyphMarginHoverMessage: hover,
      ...(mark.after === '' ? {} : { after }),
    },
  };
  if (phase !== 'failed') return [sign];
  const range = new monaco.Range(line + 1, 1, lastLine + 1, 1);
  const options = {
    isWholeLine: true,
    stickiness,
    className: 'build-line-failed',
    hoverMessage: hover,
  };
  return [sign, { range, options }];
}
