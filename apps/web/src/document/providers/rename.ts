import type * as api from 'monaco-editor/editor';
import { ask, offsetOf, type ProviderContext } from './context.ts';

/** Gives a stage, variable or here-document another name, everywhere. */
export function renameProvider(context: ProviderContext): api.languages.RenameProvider {
  return {
    resolveRenameLocation: async (model, position, token) => {
      const reply = await ask(context, model, 'prepareRename', offsetOf(position), token);
      const nothing = { range: context.monaco.Range.fromPositions(position), text: '' };
      if (!reply?.result) return { ...nothing, rejectReason: '' };
      const { result, file } = reply;
      if (!result.ok) return { ...nothing, rejectReason: result.reason };
      return { range: file.rangeOf(result.span), text: result.placeholder };
    },
    provideRenameEdits: async (model, position, newName, token) => {
      const versionId = model.getVersionId();
      const reply = await ask(
        context,
        model,
        'rename',
        (file) => ({ ...offsetOf(position)(file), newName }),
        token,
      );
      if (!reply?.result) return { edits: [] };
      const { result, file } = reply;
      if (!result.ok) {
        // What is refused here Monaco tells to the console only.
        context.language.refused(result.reason);
        return { edits: [] };
      }
      const edits = result.edits.map((edit) => ({
        resource: model.uri,
        versionId,
        textEdit: { range: file.rangeOf(edit), text: edit.text },
      }));
      return { edits };
    },
  };
}
