import { editorOptions } from './editor-options.ts';
import type { Monaco } from './load-monaco.ts';

/** Until the page's first picture is there; ms. */
const firstPicture = 1500;

/** What the letters make Monaco ask later must be over before its editor goes; ms. */
const aftermath = 3000;

/** Enough for what a key runs to be compiled. */
const letters = 'make -j4 part';
const text = 'FROM a AS b\n# A comment\nRUN make && \\\n    make install\n';

/**
 * Types into an editor that is in no page, while the browser has nothing to do: a browser compiles code
 * when it first runs, which would make the first key a person presses three times as slow as the next.
 * @param isWanted asked before each step; no when a person types already
 */
export async function warmTyping(monaco: Monaco, isWanted: () => boolean): Promise<void> {
  await passed(firstPicture);
  await idle();
  if (!isWanted()) return;
  const host = document.createElement('div');
  const model = monaco.editor.createModel(text, 'dockerfile');
  const editor = monaco.editor.create(host, {
    ...editorOptions(),
    model,
    automaticLayout: false,
    dimension: { width: 400, height: 200 },
  });
  editor.setPosition({ lineNumber: 3, column: 5 });
  for (const letter of letters) {
    await idle();
    if (!isWanted()) break;
    press(host, letter);
    editor.trigger('keyboard', 'type', { text: letter });
  }
  await passed(aftermath);
  await idle();
  editor.dispose();
  model.dispose();
}

/** The event alone: the browser writes only what a person types. */
function press(host: HTMLElement, key: string): void {
  const code = `Key${key.toUpperCase()}`;
  const keyCode = key.toUpperCase().charCodeAt(0);
  const event = new KeyboardEvent('keydown', { key, code, keyCode, bubbles: true });
  host.querySelector('[role="textbox"]')?.dispatchEvent(event);
}

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Resolves when the browser has time. Safari has no way to ask. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve());
    else setTimeout(resolve, 100);
  });
}
