import type * as api from 'monaco-editor/editor';
import type { ProviderContext } from './context.ts';

/** Whether Escape has been pressed in a text since it is watched. */
export interface EscapeWatch {
  wasPressed(): boolean;
  stop(): void;
}

/** Watches for Escape in the editors of a text. Monaco heeds it only once a list is open, not while it is asked for. */
export function watchEscape(
  { monaco }: ProviderContext,
  model: api.editor.ITextModel,
): EscapeWatch {
  let pressed = false;
  const editors = monaco.editor.getEditors().filter((editor) => editor.getModel() === model);
  const listening = editors.map((editor) =>
    editor.onKeyDown(({ keyCode }) => {
      if (keyCode === monaco.KeyCode.Escape) pressed = true;
    }),
  );
  return {
    wasPressed: () => pressed,
    stop: () => {
      for (const one of listening) one.dispose();
    },
  };
}
