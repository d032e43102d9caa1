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

/** A token of a line, from its first column to before its last. */
export interface LineToken {
  readonly start: number;
  readonly end: number;
  /** Without the grammar's postfix. */
  readonly type: string;
}

/** Each line's tokens. */
export function lineTokens(grammar: languages.IMonarchLanguage, text: string): LineToken[][] {
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
  const lines = text.split(/\r?\n/);
  return lines.map((line, index) => {
    const result = tokenizer.tokenize(line, index < lines.length - 1, state);
    state = result.endState;
    return result.tokens.map(({ offset, type }, at) => ({
      start: offset,
      end: Math.min(result.tokens[at + 1]?.offset ?? line.length, line.length),
      type: type.replace(grammar.tokenPostfix ?? '', ''),
    }));
  });
}

/** Each line's parts with their token types; white space left out. */
export function tokensOf(grammar: languages.IMonarchLanguage, text: string): string[][] {
  const lines = text.split(/\r?\n/);
  return lineTokens(grammar, text).map((tokens, index) =>
    tokens.flatMap(({ start, end, type }) => {
      const part = lines[index]?.slice(start, end).trim() ?? '';
      return part === '' ? [] : [`${part}|${type}`];
    }),
  );
}
