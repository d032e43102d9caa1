/** The lazily loaded part: Monaco, its features, its worker and the languages. Imported only by `load-monaco.ts`. */
import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import './monaco-features.ts';
import 'monaco-editor/languages/definitions/bat/register';
import 'monaco-editor/languages/definitions/cpp/register';
import 'monaco-editor/languages/definitions/csharp/register';
import 'monaco-editor/languages/definitions/css/register';
import 'monaco-editor/languages/definitions/go/register';
import 'monaco-editor/languages/definitions/html/register';
import 'monaco-editor/languages/definitions/ini/register';
import 'monaco-editor/languages/definitions/java/register';
import 'monaco-editor/languages/definitions/javascript/register';
import 'monaco-editor/languages/definitions/markdown/register';
import 'monaco-editor/languages/definitions/php/register';
import 'monaco-editor/languages/definitions/powershell/register';
import 'monaco-editor/languages/definitions/python/register';
import 'monaco-editor/languages/definitions/ruby/register';
import 'monaco-editor/languages/definitions/rust/register';
import 'monaco-editor/languages/definitions/shell/register';
import 'monaco-editor/languages/definitions/sql/register';
import 'monaco-editor/languages/definitions/typescript/register';
import 'monaco-editor/languages/definitions/xml/register';
import 'monaco-editor/languages/definitions/yaml/register';
import { dockerfileGrammar } from './dockerfile-grammar.ts';
import { ignoreGrammar, jsonGrammar } from './small-grammars.ts';
import { currentTheme, themeFromTokens } from './theme.ts';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

registerLanguages();
followTheme();

function registerLanguages(): void {
  const { languages } = monaco;
  // Which file is a Dockerfile is decided by `isDockerfilePath`, so no file names here.
  languages.register({ id: 'dockerfile', aliases: ['Dockerfile'] });
  languages.setMonarchTokensProvider('dockerfile', dockerfileGrammar());
  languages.setLanguageConfiguration('dockerfile', {
    comments: { lineComment: '#' },
    brackets: [
      ['{', '}'],
      ['[', ']'],
      ['(', ')'],
    ],
    autoClosingPairs: ['{}', '[]', '()', '""', "''"].map((pair) => ({
      open: pair.charAt(0),
      close: pair.charAt(1),
    })),
    // A line that goes on is indented; the first line after it is not known to end it.
    onEnterRules: [
      {
        beforeText: /^\s*[A-Za-z]+\s.*\\\s*$/,
        action: { indentAction: languages.IndentAction.Indent },
      },
      // The end of what went on. Formatting says the same, but comes too late for who types on.
      {
        previousLineText: /[\\`]\s*$/,
        beforeText: /^\s+[^\s#](?:.*[^\\`\s])?\s*$/,
        action: { indentAction: languages.IndentAction.Outdent },
      },
    ],
  });
  languages.register({ id: 'json', extensions: ['.json', '.jsonc', '.json5'] });
  languages.setMonarchTokensProvider('json', jsonGrammar());
  languages.setLanguageConfiguration('json', {
    brackets: [
      ['{', '}'],
      ['[', ']'],
    ],
  });
  languages.register({ id: 'ignore', extensions: ['.dockerignore', '.gitignore'] });
  languages.setMonarchTokensProvider('ignore', ignoreGrammar());
  languages.setLanguageConfiguration('ignore', { comments: { lineComment: '#' } });
}

/** Monaco's colours follow `data-theme`, also when it changes later. */
function followTheme(): void {
  const apply = (): void => {
    const theme = currentTheme();
    monaco.editor.defineTheme(theme, themeFromTokens(theme));
    monaco.editor.setTheme(theme);
  };
  apply();
  new MutationObserver(apply).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme'],
  });
}

export { monaco };
