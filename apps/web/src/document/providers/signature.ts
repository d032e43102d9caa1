import type * as api from 'monaco-editor/editor';
import { ask, markdown, offsetOf, type ProviderContext } from './context.ts';

/** Which part of the instruction the cursor is in. */
export function signatureProvider(context: ProviderContext): api.languages.SignatureHelpProvider {
  return {
    // Not the space: help after each word of each instruction would lie over the lines above.
    signatureHelpTriggerCharacters: ['=', ','],
    signatureHelpRetriggerCharacters: [' ', '=', ',', '-'],
    provideSignatureHelp: async (model, position, token, { triggerKind, activeSignatureHelp }) => {
      const reply = await ask(context, model, 'signature', offsetOf(position), token);
      if (!reply?.result) return null;
      const { label, documentation, parameters, active } = reply.result;
      // Help that nobody asked for is one line: more would lie over the lines above, which one reads while writing.
      const asked = triggerKind === context.monaco.languages.SignatureHelpTriggerKind.Invoke;
      const full = asked || activeSignatureHelp?.signatures[0]?.documentation !== undefined;
      return {
        value: {
          signatures: [
            {
              label,
              ...(full ? { documentation: markdown(documentation) } : {}),
              parameters: parameters.map(({ span, documentation: about }) => ({
                label: [span.start, span.end],
                ...(full ? { documentation: markdown(about) } : {}),
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
