import type { editor } from 'monaco-editor/editor';

/** Names of our two Monaco themes. */
export type EditorTheme = 'stagecraft-light' | 'stagecraft-dark';

/** The theme that the page has now (`data-theme` on the root element). */
export function currentTheme(): EditorTheme {
  return document.documentElement.dataset['theme'] === 'dark'
    ? 'stagecraft-dark'
    : 'stagecraft-light';
}

/**
 * Token type of the grammars and of `language/tokens/legend.ts` → CSS variable of `ui/tokens.css`, and a
 * font style. A type without a rule takes that of its first parts (`keyword` for `keyword.other`).
 */
export const tokenColours: readonly (readonly [token: string, variable: string, style?: string])[] =
  [
    ['', '--ink'],
    ['comment', '--faint', 'italic'],
    ['keyword', '--accent', 'bold'],
    ['keyword.flow', '--cached'],
    ['keyword.directive', '--cached', 'bold'],
    ['string', '--done'],
    ['string.directive', '--done'],
    ['string.image', '--ink'],
    ['string.tag', '--done'],
    ['string.digest', '--muted'],
    ['string.escape', '--cancelled'],
    ['string.heredoc', '--cancelled', 'bold'],
    ['variable', '--cached'],
    ['variable.declaration', '--cached', 'bold'],
    ['variable.unset', '--warning', 'underline'],
    ['type', '--cancelled'],
    ['type.declaration', '--cancelled', 'bold'],
    ['attribute.name', '--cancelled'],
    ['attribute.key', '--muted'],
    ['attribute.value', '--done'],
    ['function', '--accent'],
    ['parameter', '--muted'],
    ['number', '--cancelled'],
    ['operator', '--muted'],
    ['delimiter', '--muted'],
    ['delimiter.continuation', '--faint'],
    ['invalid', '--danger'],
    ['tag', '--accent'],
  ];

/** Part of the editor → CSS variable, with an alpha (two hex digits) where what is below must show. */
const partColours: Readonly<Record<string, readonly [variable: string, alpha?: string]>> = {
  'editor.background': ['--canvas'],
  'editor.foreground': ['--ink'],
  'editorGutter.background': ['--canvas'],
  'editorLineNumber.foreground': ['--faint'],
  'editorLineNumber.activeForeground': ['--ink'],
  'editorCursor.foreground': ['--accent'],
  'editor.selectionBackground': ['--accent', '44'],
  'editor.inactiveSelectionBackground': ['--accent', '22'],
  'editor.selectionHighlightBackground': ['--accent', '1f'],
  'editor.wordHighlightBackground': ['--accent', '1f'],
  'editor.findMatchBackground': ['--warning', '66'],
  'editor.findMatchHighlightBackground': ['--warning', '33'],
  'editor.lineHighlightBackground': ['--hover', '80'],
  'editor.lineHighlightBorder': ['--hover', '00'],
  'editorIndentGuide.background1': ['--line'],
  'editorWhitespace.foreground': ['--line-strong', '80'],
  'editorBracketMatch.background': ['--accent', '22'],
  'editorBracketMatch.border': ['--accent'],
  // As a variable's colour, so that `${NAME}` has one.
  'editorBracketHighlight.foreground1': ['--cached'],
  'editorBracketHighlight.foreground2': ['--cancelled'],
  'editorBracketHighlight.foreground3': ['--accent'],
  'editorBracketHighlight.unexpectedBracket.foreground': ['--danger'],
  'editorWidget.background': ['--raised'],
  'editorWidget.foreground': ['--ink'],
  'editorWidget.border': ['--line-strong'],
  'widget.border': ['--line-strong'],
  'textLink.foreground': ['--accent'],
  'textLink.activeForeground': ['--accent'],
  'editorHoverWidget.background': ['--raised'],
  'editorHoverWidget.border': ['--line-strong'],
  'editorSuggestWidget.background': ['--raised'],
  'editorSuggestWidget.border': ['--line-strong'],
  'editorSuggestWidget.selectedBackground': ['--selected'],
  'editorError.foreground': ['--danger'],
  'editorWarning.foreground': ['--warning'],
  'editorOverviewRuler.border': ['--line'],
  'editorOverviewRuler.errorForeground': ['--danger'],
  'editorOverviewRuler.warningForeground': ['--warning'],
  'editorStickyScroll.background': ['--canvas'],
  'editorStickyScrollHover.background': ['--hover'],
  'input.background': ['--field'],
  'input.foreground': ['--ink'],
  'input.border': ['--line-strong'],
  'editorSuggestWidget.selectedForeground': ['--ink'],
  'editorSuggestWidget.highlightForeground': ['--accent'],
  'editorSuggestWidget.focusHighlightForeground': ['--accent'],
  'editorHoverWidget.statusBarBackground': ['--panel'],
  'editorLink.activeForeground': ['--accent'],
  'editorCodeLens.foreground': ['--muted'],
  'editorInlayHint.foreground': ['--faint'],
  'editorInlayHint.background': ['--hover', '80'],
  'editor.linkedEditingBackground': ['--accent', '22'],
  'editor.wordHighlightStrongBackground': ['--accent', '2e'],
  'editor.rangeHighlightBackground': ['--accent', '14'],
  'peekView.border': ['--accent'],
  'peekViewTitle.background': ['--panel'],
  'peekViewTitleLabel.foreground': ['--ink'],
  'peekViewTitleDescription.foreground': ['--muted'],
  'peekViewEditor.background': ['--panel'],
  'peekViewEditorGutter.background': ['--panel'],
  'peekViewEditor.matchHighlightBackground': ['--warning', '44'],
  'peekViewResult.background': ['--raised'],
  'peekViewResult.lineForeground': ['--ink'],
  'peekViewResult.fileForeground': ['--ink'],
  'peekViewResult.selectionBackground': ['--selected'],
  'peekViewResult.selectionForeground': ['--ink'],
  'peekViewResult.matchHighlightBackground': ['--warning', '44'],
  'pickerGroup.foreground': ['--accent'],
  focusBorder: ['--focus'],
  'list.hoverBackground': ['--hover'],
  'list.activeSelectionBackground': ['--selected'],
  'list.activeSelectionForeground': ['--ink'],
  'list.focusBackground': ['--selected'],
  'menu.background': ['--raised'],
  'menu.foreground': ['--ink'],
  'menu.selectionBackground': ['--selected'],
  'menu.selectionForeground': ['--ink'],
  'menu.border': ['--line-strong'],
  'quickInput.background': ['--raised'],
  'quickInput.foreground': ['--ink'],
  'scrollbar.shadow': ['--line', '00'],
  'scrollbarSlider.background': ['--line-strong', '44'],
  'scrollbarSlider.hoverBackground': ['--line-strong', '77'],
  'scrollbarSlider.activeBackground': ['--line-strong', '99'],
  'diffEditor.insertedTextBackground': ['--done', '33'],
  'diffEditor.removedTextBackground': ['--danger', '33'],
  'diffEditor.insertedLineBackground': ['--done', '1a'],
  'diffEditor.removedLineBackground': ['--danger', '1a'],
};

/** A Monaco theme from the tokens as they are on the page now. */
export function themeFromTokens(theme: EditorTheme): editor.IStandaloneThemeData {
  const style = getComputedStyle(document.documentElement);
  const hex = (variable: string): string => style.getPropertyValue(variable).trim();
  const rules: editor.ITokenThemeRule[] = [];
  for (const [token, variable, fontStyle] of tokenColours) {
    const foreground = hex(variable).replace('#', '');
    if (isHex(foreground)) rules.push({ token, foreground, ...(fontStyle ? { fontStyle } : {}) });
  }
  const colors: Record<string, string> = {};
  for (const [part, [variable, alpha]] of Object.entries(partColours)) {
    const colour = hex(variable);
    if (isHex(colour.slice(1))) colors[part] = colour + (alpha ?? '');
  }
  return { base: theme === 'stagecraft-dark' ? 'vs-dark' : 'vs', inherit: true, rules, colors };
}

/** Monaco takes six hex digits and throws on anything else; a missing token then keeps Monaco's own colour. */
function isHex(text: string): boolean {
  return /^[0-9a-f]{6}$/i.test(text);
}
