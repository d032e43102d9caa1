import { codeActionProvider } from './code-actions.ts';
import { completionProvider } from './completion.ts';
import { dockerfileId, ignoreId, yamlId, type ProviderContext } from './context.ts';
import { formattingProvider, typingFormatter } from './formatting.ts';
import { hoverProvider } from './hover.ts';
import { inlayProvider } from './inlays.ts';
import { showLenses } from './lenses.ts';
import { linkOpener, registerLinks } from './links.ts';
import {
  definitionProvider,
  highlightProvider,
  linkedEditingProvider,
  referenceProvider,
} from './navigation.ts';
import { renameProvider } from './rename.ts';
import { signatureProvider } from './signature.ts';
import { foldingProvider, outlineProvider, selectionProvider } from './structure.ts';
import { tokensProvider } from './tokens.ts';

/** Has Monaco ask our worker; once for a page. */
export function registerProviders(context: ProviderContext): void {
  const { monaco, language } = context;
  const { languages } = monaco;
  const changed = new monaco.Emitter<void>();
  language.onChange(() => changed.fire());

  for (const id of [dockerfileId, ignoreId, yamlId]) {
    languages.registerCompletionItemProvider(id, completionProvider(context));
  }
  for (const id of [dockerfileId, ignoreId]) {
    languages.registerHoverProvider(id, hoverProvider(context));
  }
  languages.registerSignatureHelpProvider(dockerfileId, signatureProvider(context));
  languages.registerDefinitionProvider(dockerfileId, definitionProvider(context));
  languages.registerReferenceProvider(dockerfileId, referenceProvider(context));
  languages.registerDocumentHighlightProvider(dockerfileId, highlightProvider(context));
  languages.registerLinkedEditingRangeProvider(dockerfileId, linkedEditingProvider(context));
  languages.registerRenameProvider(dockerfileId, renameProvider(context));
  languages.registerDocumentSymbolProvider(dockerfileId, outlineProvider(context));
  languages.registerFoldingRangeProvider(dockerfileId, foldingProvider(context));
  languages.registerSelectionRangeProvider(dockerfileId, selectionProvider(context));
  languages.registerCodeActionProvider(dockerfileId, codeActionProvider(context));
  registerLinks(context);
  languages.registerInlayHintsProvider(dockerfileId, inlayProvider(context, changed.event));
  languages.registerDocumentRangeSemanticTokensProvider(dockerfileId, tokensProvider(context));
  const formatting = formattingProvider(context);
  languages.registerDocumentFormattingEditProvider(dockerfileId, formatting);
  languages.registerDocumentRangeFormattingEditProvider(dockerfileId, formatting);
  languages.registerOnTypeFormattingEditProvider(dockerfileId, typingFormatter(context));
  showLenses(context);
  registerKeys(context);
  monaco.editor.registerLinkOpener(linkOpener(context));
}

/** Keys that Monaco has on some systems only: the same everywhere, as the shortcut sheet shows them. */
function registerKeys({ monaco }: ProviderContext): void {
  const { KeyMod, KeyCode } = monaco;
  const shiftAlt = KeyMod.Shift | KeyMod.Alt;
  monaco.editor.addKeybindingRules([
    {
      keybinding: shiftAlt | KeyCode.KeyF,
      command: 'editor.action.formatDocument',
      when: 'editorTextFocus && !editorReadonly',
    },
    {
      keybinding: shiftAlt | KeyCode.RightArrow,
      command: 'editor.action.smartSelect.expand',
      when: 'editorTextFocus',
    },
  ]);
}
