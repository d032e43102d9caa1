import type { languages } from 'monaco-editor/editor';

export type Rules = languages.IMonarchLanguageRule[];

/** Rules that most states share, for one escape character. */
export interface Context {
  readonly kind: 'B' | 'T';
  /** A state's name, for defining it. */
  readonly name: (state: string) => string;
  /** A state's name, for going there. */
  readonly go: (state: string) => string;
  /** Continuations, and the comments and blank lines within. */
  readonly goesOn: Rules;
  /** The line that is not continued ends its instruction. */
  readonly end: Rules;
  readonly escapes: Rules;
  readonly variables: Rules;
  readonly strings: Rules;
}

/** `escape` is a regular expression for the escape character. */
export function makeContext(kind: 'B' | 'T', escape: string): Context {
  const name = (state: string): string => `${state}${kind}`;
  const go = (state: string): string => `@${state}${kind}`;
  return {
    kind,
    name,
    go,
    goesOn: [
      [new RegExp(`${escape}[ \\t]*(?:\\n|$)`), 'delimiter.continuation'],
      [/^\s*#.*\n?/, 'comment'],
      [/^[ \t]*\n/, ''],
    ],
    end: [[/\n/, { token: '', next: '@pop' }]],
    escapes: [[new RegExp(`${escape}[^\\n]`), 'string.escape']],
    variables: [
      [/\$\{(?:[A-Za-z_]\w*|[0-9@*#?$!-])\}/, 'variable'],
      [
        /(\$\{(?:[A-Za-z_]\w*)?)(:[-+?]|##?|%%?|\/\/?|[-+?])/,
        ['variable', { token: 'operator', next: go('brace') }],
      ],
      [/\$\{(?:[A-Za-z_]\w*)?/, { token: 'variable', next: go('brace') }],
      [/\$(?:[A-Za-z_]\w*|[0-9@*#?$!-])/, 'variable'],
    ],
    strings: [
      [/"/, { token: 'string', next: go('double') }],
      [/'/, { token: 'string', next: go('single') }],
    ],
  };
}

/** `<<NAME` with its dash, quote and name captured. */
const OPEN = String.raw`\d*<<(-?)[ \t]*(["']?)([^\s"'<]+)`;
/** One, two and three of them in what is left of a line; of more, only three are known. */
export const oneOpen = `${OPEN}\\2(?=\\s|$)`;
export const twoOpens = `${OPEN}\\2\\s.*?${OPEN}\\5(?=\\s|$)`;
const threeOpens = `${OPEN}\\2\\s.*?${OPEN}\\5\\s.*?${OPEN}\\8(?=\\s|$)`;

export type HeredocUser = 'run' | 'file';

/**
 * Where a heredoc word stands: the state of the last body that the line opens is entered, and those of
 * the earlier ones are put on it. `runBody2B.-.EOF` is the second body from the top, opened by `<<-`.
 */
export function heredocOpens({ go }: Context, user: HeredocUser): Rules {
  const enter = (pattern: string, count: number, name: string): Rules => [
    [new RegExp(`(?=${pattern})`), { token: '', switchTo: `${go(`${user}Body${count}`)}.${name}` }],
  ];
  return [
    ...enter(threeOpens, 3, '$7.$9'),
    ...enter(twoOpens, 2, '$4.$6'),
    ...enter(oneOpen, 1, '$1.$3'),
  ];
}

/**
 * The pattern in any mixture of cases, letters of classes like `\s` left alone. Monarch's own
 * `ignoreCase` would also lower the heredoc delimiters that states remember.
 */
export function anyCase(pattern: string): RegExp {
  const letters = (text: string): string =>
    text.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
  return new RegExp(
    pattern.replace(/\\[a-z]|[a-z]+/g, (part) => (part.startsWith('\\') ? part : letters(part))),
  );
}
