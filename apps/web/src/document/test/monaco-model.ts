import type * as monaco from 'monaco-editor/editor';
// Monaco's own text model without an editor: it needs no DOM. These modules carry no types.
// @ts-expect-error internal module
import { TextModel } from 'monaco-editor/editor/common/model/textModel';
// @ts-expect-error internal module
import { UndoRedoService } from 'monaco-editor/platform/undoRedo/common/undoRedoService';

const nothing = { dispose: () => undefined };

/** A service of which nothing is wanted: events never fire, calls give another such thing. */
function silent(): unknown {
  return new Proxy(() => nothing, {
    get: (_target, name) => {
      if (name === Symbol.iterator) return undefined;
      if (name === 'then') return undefined;
      return String(name).startsWith('on') ? () => nothing : silent();
    },
    apply: () => silent(),
  });
}

/** Monaco's real model of a text, with its real undo. */
export function monacoModel(text: string): monaco.editor.ITextModel {
  const services = { createInstance: () => silent() };
  const undo: unknown = new UndoRedoService(silent(), silent());
  const options = {
    ...TextModel.DEFAULT_CREATION_OPTIONS,
    isForSimpleWidget: false,
    bracketPairColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  };
  const model: monaco.editor.ITextModel = new TextModel(
    text,
    'plaintext',
    options,
    null,
    undo,
    silent(),
    silent(),
    services,
  );
  return model;
}
