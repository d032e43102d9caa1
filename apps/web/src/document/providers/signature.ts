import type * as api from 'monaco-editor/editor';
import { ask, markdown, offsetOf, type ProviderContext } from './context.ts';

/** Which part of the instruction the cursor is in. */
export function signatureProvider(context: ProviderContext): api.languages.SignatureHelpProvider {
  return {
    // Not the space: help after each word of each instruction would lie over the lines above.
    signatureHelpTriggerCharacters: ['=', ','],
    signatureHelpRetriggerCharacters: [' ', '=', ',', '-'],
    provideSignatureHelp: async (model, position, token) => {
      const reply = await ask(context, model, 'signature', offsetOf(position), token);
      if (!reply?.result) return null;
      const { label, documentation, parameters, active } = reply.result;
      return {
        value: {
          signatures: [
            {
              label,
              documentation: markdown(documentation),
              parameters: parameters.map(({ span, documentation: about }) => ({
                label: [span.start, span.end],
                documentation: markdown(about),
              })),
            },
          ],
          activeSignature: 0,
          activeParameter: active,
        },
        dispose: () => undefined,
      };
    },
  };
}
