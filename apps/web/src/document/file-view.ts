import { editorOptions } from './editor-options.ts';
import { loadMonaco } from './load-monaco.ts';

/** A text that is only shown; `dispose` takes it off the page. */
export interface FileView {
  setText(text: string): void;
  dispose(): void;
}

const shownOnly = { readOnly: true, domReadOnly: true, hover: { enabled: 'off' } } as const;

/** What Monaco knows a file by: its name decides the language. A hash in a name would end the address. */
function addressOf(path: string, side: string): string {
  return `layer-file:/${side}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

let views = 0;

/**
 * Shows a file's text inside `host`, highlighted by the file's name.
 *
 * @param label accessible name
 */
export async function showFile(
  host: HTMLElement,
  path: string,
  text: string,
  label: string,
): Promise<FileView> {
  const monaco = await loadMonaco();
  views += 1;
  const address = monaco.Uri.parse(addressOf(path, String(views)));
  const model = monaco.editor.createModel(text, undefined, address);
  host.classList.add('monaco-component');
  const editor = monaco.editor.create(host, {
    ...editorOptions(),
    ...shownOnly,
    model,
    ariaLabel: label,
  });
  return {
    setText: (next) => model.setValue(next),
    dispose: () => {
      editor.dispose();
      model.dispose();
    },
  };
}

/** Shows two versions of a file side by side inside `host`, or one below the other where it is narrow. */
export async function showDifference(
  host: HTMLElement,
  path: string,
  texts: { readonly before: string; readonly after: string },
  labels: { readonly before: string; readonly after: string },
): Promise<Pick<FileView, 'dispose'>> {
  const monaco = await loadMonaco();
  views += 1;
  const model = (side: string, text: string) =>
    monaco.editor.createModel(
      text,
      undefined,
      monaco.Uri.parse(addressOf(path, `${String(views)}-${side}`)),
    );
  const original = model('before', texts.before);
  const modified = model('after', texts.after);
  host.classList.add('monaco-component');
  const editor = monaco.editor.createDiffEditor(host, {
    ...editorOptions(),
    ...shownOnly,
    renderSideBySide: true,
    useInlineViewWhenSpaceIsLimited: true,
    originalAriaLabel: labels.before,
    modifiedAriaLabel: labels.after,
  });
  editor.setModel({ original, modified });
  return {
    dispose: () => {
      editor.dispose();
      original.dispose();
      modified.dispose();
    },
  };
}
