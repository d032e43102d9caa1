import type { Brush } from './brush.ts';
import type { TokenType } from './legend.ts';
import { paintVariables } from './values.ts';

export type ScriptLanguage = 'python' | 'javascript' | 'hash' | 'json';

interface Lexis {
  /** Sticky; the first group that matched tells what it is: comment, string, number, word. */
  readonly pattern: RegExp;
  readonly keywords: ReadonlySet<string>;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const lexes: Readonly<Record<ScriptLanguage, Lexis>> = {
  python: {
    pattern:
      /(#[^\n]*)|("""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?)|(\d[\w.]*)|([A-Za-z_]\w*)/g,
    keywords: words(
      'and as assert async await break class continue def del elif else except False finally for from ' +
        'global if import in is lambda match None nonlocal not or pass raise return True try while with yield',
    ),
  },
  javascript: {
    pattern:
      /(\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))|("(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?|`(?:[^`\\]|\\[^])*`?)|(\d[\w.]*)|([A-Za-z_$][\w$]*)/g,
    keywords: words(
      'as async await break case catch class const continue default delete do else export extends false ' +
        'finally for from function if import in instanceof interface let new null of return static super ' +
        'switch this throw true try type typeof undefined var void while yield',
    ),
  },
  json: {
    pattern: /(\/\/[^\n]*)|("(?:[^"\\\n]|\\[^])*"?)|(-?\d[\w.+-]*)|([A-Za-z_]\w*)/g,
    keywords: words('true false null'),
  },
  // Configuration files, Perl, Ruby and their like: comments and double-quoted strings are alike in all.
  hash: {
    pattern:
      /((?<=^|\s)#[^\n]*)|("(?:[^"\\\n]|\\[^])*"?)|((?<![\w.-])\d[\d.]*(?![\w.-]))|([\w-]+)/g,
    keywords: words(''),
  },
};

/** Paints a file's comments, strings, numbers and keywords; `expands`: the builder's variables in all of it. */
export function paintScript(brush: Brush, language: ScriptLanguage, expands: boolean): void {
  const { text } = brush;
  const { pattern, keywords } = lexes[language];
  const put = (start: number, end: number, type: TokenType): void => {
    if (expands) paintVariables(brush, start, end, type);
    else brush.put(start, end, type);
  };
  let plain = 0;
  for (const match of text.matchAll(pattern)) {
    const [found, comment, string, number, word] = match;
    const type = typeOf(comment, string, number, word !== undefined && keywords.has(word));
    if (type === 'text') continue;
    put(plain, match.index, 'text');
    plain = match.index + found.length;
    put(match.index, plain, type);
  }
  put(plain, text.length, 'text');
}

function typeOf(
  comment: string | undefined,
  string: string | undefined,
  number: string | undefined,
  isKeyword: boolean,
): TokenType {
  if (comment !== undefined) return 'comment';
  if (string !== undefined) return 'string';
  if (number !== undefined) return 'number';
  return isKeyword ? 'keyword.flow' : 'text';
}
