import type { languages } from 'monaco-editor/editor';
// Monaco's own tokenizer, which needs no DOM. These modules carry no types.
// @ts-expect-error internal module
import { compile } from 'monaco-editor/editor/standalone/common/monarch/monarchCompile';
// @ts-expect-error internal module
import { MonarchTokenizer } from 'monaco-editor/editor/standalone/common/monarch/monarchLexer';

interface Tokenizer {
  getInitialState(): unknown;
  tokenize(
    line: string,
    hasEnding: boolean,
    state: unknown,
  ): { readonly tokens: { offset: number; type: string }[]; readonly endState: unknown };
}

/** Each line's parts with their token types, without the grammar's postfix; white space left out. */
export function tokensOf(grammar: languages.IMonarchLanguage, text: string): string[][] {
  const silent = { onDidChange: () => ({ dispose: () => undefined }) };
  const configuration = { getValue: () => 20_000, onDidChangeConfiguration: silent.onDidChange };
  const languageService = { isRegisteredLanguageId: () => false, languageIdCodec: {} };
  const tokenizer: Tokenizer = new MonarchTokenizer(
    languageService,
    {},
    'test',
    compile('test', grammar),
    configuration,
  );
  let state = tokenizer.getInitialState();
  const lines = text.split('\n');
  return lines.map((line, index) => {
    const result = tokenizer.tokenize(line, index < lines.length - 1, state);
    state = result.endState;
    return result.tokens
      .map(({ offset, type }, at) => {
        const end = result.tokens[at + 1]?.offset ?? line.length;
        const part = line.slice(offset, end).trim();
        const name = type.replace(grammar.tokenPostfix ?? '', '');
        return part === '' ? '' : `${part}|${name}`;
      })
      .filter((part) => part !== '');
  });
}
