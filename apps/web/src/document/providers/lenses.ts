import type * as api from 'monaco-editor/editor';
import { sameData } from '../../language/same-data.ts';
import type { Lens } from '../../language/service.ts';
import { ask, dockerfileId, type FileReply, type ProviderContext } from './context.ts';

/** Until a text that changes is asked about; ms. */
const pause = 250;

/** Height of the line that lenses are in; px. */
const height = 16;

/** The lenses above one line. */
interface Row {
  /** From 1. */
  readonly line: number;
  readonly lenses: readonly Omit<Lens, 'span'>[];
}

/** A row in the editor. */
interface Shown {
  readonly id: string;
  readonly zone: api.editor.IViewZone;
  row: Row;
}

/**
 * Commands above each FROM, in lines of their own. Monaco's own lenses would be placed and measured
 * again with every key; these lines move with the text by themselves, and are touched when a lens is
 * another.
 */
export function showLenses(context: ProviderContext): void {
  const { codeLens } = context.monaco.editor.EditorOption;
  context.monaco.editor.onDidCreateEditor((editor) => {
    // Off in a comparison.
    if (editor.getOption(codeLens)) followEditor(context, editor);
  });
}

function followEditor(context: ProviderContext, editor: api.editor.ICodeEditor): void {
  const { monaco, language } = context;
  let shown: readonly Shown[] = [];
  /** Whether lines came or went since rows were placed: Monaco moved them, by lines that may be gone. */
  let moved = false;
  let asking = new monaco.CancellationTokenSource();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = async (): Promise<void> => {
    asking.cancel();
    asking = new monaco.CancellationTokenSource();
    const model = editor.getModel();
    const isOff = model?.getLanguageId() !== dockerfileId || !language.settings().lenses;
    if (model === null || isOff) {
      shown = draw(editor, shown, [], language.run, false);
      return;
    }
    const reply = await ask(context, model, 'lenses', () => ({}), asking.token);
    if (reply === null || editor.getModel() !== model) return;
    shown = draw(editor, shown, rowsOf(reply), language.run, moved);
    moved = false;
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), pause);
  };
  const stopListening = language.onChange(() => void refresh());
  editor.onDidChangeModel(() => {
    // Lines of another text are gone with it.
    shown = [];
    void refresh();
  });
  editor.onDidChangeModelContent(({ changes }) => {
    moved ||= changes.some(movesLines);
    later();
  });
  editor.onDidDispose(() => {
    asking.cancel();
    clearTimeout(timer);
    stopListening();
  });
}

function movesLines({ range, text }: api.editor.IModelContentChange): boolean {
  return range.startLineNumber !== range.endLineNumber || text.includes('\n');
}

function rowsOf({ file, result }: FileReply<'lenses'>): readonly Row[] {
  const rows = new Map<number, Omit<Lens, 'span'>[]>();
  for (const { span, ...lens } of result ?? []) {
    const line = file.rangeOf(span).startLineNumber;
    rows.set(line, [...(rows.get(line) ?? []), lens]);
  }
  return [...rows].map(([line, lenses]) => ({ line, lenses }));
}

/** Brings what is shown to `rows`; what is the same is not touched, unless lines have moved. */
function draw(
  editor: api.editor.ICodeEditor,
  shown: readonly Shown[],
  rows: readonly Row[],
  run: (command: Lens['command']) => void,
  moved: boolean,
): readonly Shown[] {
  if (!moved && sameRows(shown, rows)) return shown;
  const next: Shown[] = [];
  const keepPlace = rememberPlace(editor);
  editor.changeViewZones((accessor) => {
    for (const [at, row] of rows.entries()) {
      const present = shown[at];
      const zone: api.editor.IViewZone = present?.zone ?? {
        afterLineNumber: row.line - 1,
        heightInPx: height,
        domNode: makeHost(),
      };
      if (!sameData(present?.row.lenses, row.lenses)) fill(zone.domNode, row.lenses, run);
      zone.afterLineNumber = row.line - 1;
      if (present !== undefined) accessor.layoutZone(present.id);
      next.push({ id: present?.id ?? accessor.addZone(zone), zone, row });
    }
    for (const { id } of shown.slice(rows.length)) accessor.removeZone(id);
  });
  keepPlace();
  return next;
}

function sameRows(shown: readonly Shown[], rows: readonly Row[]): boolean {
  return shown.length === rows.length && shown.every(({ row }, at) => sameData(row, rows[at]));
}

/** Lines that come or go above what is in view must not move it. */
function rememberPlace(editor: api.editor.ICodeEditor): () => void {
  const first = editor.getVisibleRanges()[0]?.startLineNumber;
  const top = editor.getScrollTop();
  if (first === undefined || top === 0) return () => undefined;
  const before = editor.getTopForLineNumber(first);
  return () => editor.setScrollTop(top + editor.getTopForLineNumber(first) - before);
}

/** Made once; what it holds changes. A press on it is none on the text. */
function makeHost(): HTMLElement {
  const host = document.createElement('div');
  host.className = 'stage-lenses';
  const keep = (event: Event): void => {
    event.stopPropagation();
    // The keyboard stays in the text.
    event.preventDefault();
  };
  host.addEventListener('pointerdown', keep);
  host.addEventListener('mousedown', keep);
  return host;
}

/** The look is that of Monaco's own lenses. */
function fill(
  host: HTMLElement,
  lenses: Row['lenses'],
  run: (command: Lens['command']) => void,
): void {
  const inner = document.createElement('span');
  inner.className = 'codelens-decoration';
  for (const [at, { title, tooltip, command }] of lenses.entries()) {
    if (at > 0) inner.append('\u00a0|\u00a0');
    const part = document.createElement(command.kind === 'none' ? 'span' : 'a');
    part.textContent = title;
    part.title = tooltip;
    if (command.kind !== 'none') {
      part.role = 'button';
      part.addEventListener('click', () => run(command));
    }
    inner.append(part);
  }
  host.replaceChildren(inner);
}
