import type * as api from 'monaco-editor/editor';
import { i18n } from '../../i18n/index.ts';
import type { FixOffer } from '../../language/lint/types.ts';
import type { TrackedModel } from '../tracked-model.ts';
import { ask, type ProviderContext } from './context.ts';

/** The light bulb: fixes of what is found at the cursor, and the comments that silence it. */
export function codeActionProvider(context: ProviderContext): api.languages.CodeActionProvider {
  return {
    provideCodeActions: async (model, range, _, token) => {
      const span = (file: TrackedModel) => ({
        span: {
          start: file.offsetAt({ lineNumber: range.startLineNumber, column: range.startColumn }),
          end: file.offsetAt({ lineNumber: range.endLineNumber, column: range.endColumn }),
        },
      });
      const reply = await ask(context, model, 'fixes', span, token);
      const offers = reply?.result ?? [];
      const actions = reply === null ? [] : offers.map((offer) => actionOf(offer, reply.file));
      return { actions, dispose: () => undefined };
    },
  };
}

function actionOf(offer: FixOffer, file: TrackedModel): api.languages.CodeAction {
  const { model } = file;
  const versionId = model.getVersionId();
  const edits = offer.edits.map((edit) => ({
    resource: model.uri,
    versionId,
    textEdit: { range: file.rangeOf(edit), text: edit.text },
  }));
  const title =
    offer.changes === null
      ? offer.title
      : i18n.t('editor:fix.changing', { title: offer.title, changes: offer.changes });
  return {
    title,
    // Monaco lists what is no quick fix apart from those that are.
    kind: 'quickfix',
    isPreferred: offer.kind === 'fix' && offer.changes === null,
    edit: { edits },
  };
}
