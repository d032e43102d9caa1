import type * as api from 'monaco-editor/editor';

/** How the editor looks and what it does by itself. */
export function editorOptions(): api.editor.IStandaloneEditorConstructionOptions {
  return {
    model: null,
    automaticLayout: true,
    // Layers of Monaco's own make the browser cut what surrounds them into layers too, with every key.
    disableLayerHinting: true,
    minimap: { enabled: false },
    fontFamily:
      getComputedStyle(document.documentElement).getPropertyValue('--font-mono') || 'monospace',
    fontSize: 13,
    lineHeight: 20,
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 8,
    glyphMargin: true,
    folding: true,
    // Brackets are coloured by what they mean; by depth, each key would have all of the file's matched again.
    bracketPairColorization: { enabled: false },
    padding: { top: 8, bottom: 8 },
    scrollBeyondLastLine: false,
    renderLineHighlight: 'all',
    renderWhitespace: 'selection',
    // The last line's number is as readable as the others.
    renderFinalNewline: 'on',
    rulers: [],
    tabSize: 4,
    detectIndentation: true,
    // These characters are part of the text; taking them out is the writer's choice.
    unusualLineTerminators: 'off',
    fixedOverflowWidgets: true,
    stickyScroll: { enabled: false },
    'semanticHighlighting.enabled': true,
    linkedEditing: true,
    formatOnType: true,
    // Words of the text are offered nowhere: what is offered is known to be right there.
    wordBasedSuggestions: 'off',
    suggest: { showWords: false, preview: false },
    acceptSuggestionOnEnter: 'smart',
    quickSuggestions: { other: true, comments: true, strings: true },
    inlayHints: { enabled: 'on', fontSize: 11, padding: true },
    hover: { enabled: 'on', delay: 350, sticky: true },
    overviewRulerBorder: false,
    cursorSmoothCaretAnimation: 'off',
    // F1 and Ctrl+Shift+P belong to the application's palette, which the shell opens.
    accessibilitySupport: 'auto',
  };
}
