import type * as api from 'monaco-editor/editor';
import type { Lens } from '../../language/service.ts';
import { ask, type ProviderContext } from './context.ts';

/** Ids of the editor's commands behind the lenses. */
const commandIds: Readonly<Record<Lens['command']['kind'], string>> = {
  buildStage: 'build-stage',
  runImage: 'run-image',
  // Monaco shows a lens without an id as text.
  none: '',
};

/** Commands above each FROM; `changed` fires when they may be others. */
export function lensProvider(
  context: ProviderContext,
  changed: api.IEvent<void>,
): api.languages.CodeLensProvider {
  const provider: api.languages.CodeLensProvider = {
    onDidChange: (listener) => changed(() => listener(provider)),
    provideCodeLenses: async (model, token) => {
      const nothing = { lenses: [], dispose: () => undefined };
      if (!context.language.settings().lenses) return nothing;
      const reply = await ask(context, model, 'lenses', () => ({}), token);
      if (reply === null) return null;
      const lenses = (reply.result ?? []).map(({ span, title, tooltip, command }) => ({
        range: reply.file.rangeOf(span),
        command: { id: commandIds[command.kind], title, tooltip, arguments: [command] },
      }));
      return { ...nothing, lenses };
    },
  };
  return provider;
}

/** Makes the lenses' commands known to the editor. */
export function registerLensCommands({ monaco, language }: ProviderContext): void {
  for (const id of [commandIds.buildStage, commandIds.runImage]) {
    monaco.editor.registerCommand(id, (_accessor: unknown, command: Lens['command']) =>
      language.run(command),
    );
  }
}
