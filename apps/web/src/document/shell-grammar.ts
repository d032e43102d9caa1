import { builtins } from '../language/tokens/shell-vocabulary.ts';
import { heredocOpens, type Context, type Rules } from './grammar-rules.ts';

const WORD = /[^\s;&|()<>"'`\\$]+/;
const PATTERN = '[^\\s;&|()<>"\'`\\\\$]+';
const WORD_END = '(?=[\\s;&|()<>]|$)';
const builtin = new RegExp(`(?:${[...builtins].map(escaped).join('|')})${WORD_END}`);

function escaped(name: string): string {
  return name.replace(/[.[]/g, '\\$&');
}

/** States of the shell form. With the backtick as escape character the shell is Windows': plain words. */
export function shellStates(context: Context): Record<string, Rules> {
  const { name, go, goesOn, end } = context;
  const backtick: Rules = [[/`/, { token: 'operator', next: go('backtick') }]];
  if (context.kind === 'T') {
    return {
      [name('run')]: [
        ...goesOn,
        ...end,
        [/[ \t]+/, ''],
        ...heredocOpens(context, 'run'),
        [/[^\s`]+|`/, ''],
      ],
    };
  }
  return {
    [name('run')]: [
      ...goesOn,
      ...end,
      ...heredocOpens(context, 'run'),
      ...shellRules(context, 'body'),
    ],
    [name('arguments')]: argumentRules(context, backtick),
    [name('innerArguments')]: argumentRules(context, [[/(?=`)/, { token: '', next: '@pop' }]]),
    [name('assigning')]: argumentRules(context, [
      ...backtick,
      [/([ \t]+)([A-Za-z_]\w*)(\+?=)/, ['', 'variable.declaration', 'operator']],
    ]),
    ...caseStates(context),
    [name('substitution')]: [
      ...goesOn,
      [/(?=\n)/, { token: '', next: '@pop' }],
      [/\)/, { token: 'delimiter', next: '@pop' }],
      ...shellRules(context, 'substitution'),
    ],
    [name('backtick')]: [
      ...goesOn,
      [/(?=\n)/, { token: '', next: '@pop' }],
      [/`/, { token: 'operator', next: '@pop' }],
      ...shellRules(context, 'backtick'),
    ],
    ...wordStates(context),
    [name('afterOperator')]: [
      [/[ \t]+/, ''],
      [/(?=[^\w./-])/, { token: '', next: '@pop' }],
      [WORD, { token: 'function', switchTo: go('arguments') }],
    ],
  };
}

/**
 * After `case word in`: patterns, and the commands of each. A pattern's parenthesis has no partner, so it
 * is no bracket to Monaco (`regexp`).
 */
function caseStates(context: Context): Record<string, Rules> {
  const { name, go, goesOn } = context;
  const stop: Rules = [...goesOn, [/(?=\n)/, { token: '', next: '@pop' }], [/[ \t]+/, '']];
  return {
    [name('cases')]: [
      ...stop,
      [new RegExp(`esac${WORD_END}`), { token: 'keyword.flow', switchTo: go('arguments') }],
      [/\)/, { token: 'delimiter.regexp', next: go('caseBody') }],
      [/[|;&<>]+/, 'operator'],
      [/\(/, 'delimiter'],
      ...pieces(context),
      [WORD, ''],
    ],
    [name('caseBody')]: [
      ...stop,
      [/;;&?|;&/, { token: 'operator', next: '@pop' }],
      [new RegExp(`(?=esac${WORD_END})`), { token: '', next: '@pop' }],
      ...shellRules(context, 'substitution'),
    ],
  };
}

/** Patterns of a `case` that goes on over the lines of a script. */
const linePatterns: Rules = [1, 2, 3, 4].map((count) => {
  const more = Array.from({ length: count - 1 }, () => `(\\|)(${PATTERN})`).join('');
  const tokens = Array.from({ length: count - 1 }, () => ['operator', '']).flat();
  return [
    new RegExp(`^([ \\t]*)(${PATTERN})${more}(\\))`),
    ['', '', ...tokens, 'delimiter.regexp'],
  ];
});

/** States within a command: comments, strings, and what has no commands in it. */
function wordStates(context: Context): Record<string, Rules> {
  const { name, go, goesOn, escapes } = context;
  return {
    [name('assigned')]: [
      ...goesOn,
      [/(?=[\s;&|()<>`])/, { token: '', next: '@pop' }],
      ...pieces(context),
      [WORD, ''],
    ],
    [name('subject')]: [
      ...goesOn,
      [/(?=[\n;])/, { token: '', next: '@pop' }],
      [/in(?=\s)/, { token: 'keyword.flow', switchTo: go('cases') }],
      ...pieces(context),
      [/[^\s"'`\\$;]+|\s/, ''],
    ],
    [name('remark')]: [
      ...goesOn.slice(0, 2),
      [/(?=\n)/, { token: '', next: '@pop' }],
      [/[^\n\\]+|\\/, 'comment'],
    ],
    [name('shellDouble')]: [
      ...goesOn,
      [/(?=\n)/, { token: '', next: '@pop' }],
      [/"/, { token: 'string', next: '@pop' }],
      ...escapes,
      ...dollars(context),
      [/`[^`\n]*`?/, 'string'],
      [/[^"\\`$\n]+|[^\n]/, 'string'],
    ],
    [name('shellSingle')]: [
      ...goesOn,
      [/(?=\n)/, { token: '', next: '@pop' }],
      [/'/, { token: 'string', next: '@pop' }],
      [/[^'\\\n]+|\\/, 'string'],
    ],
    [name('arithmetic')]: [
      ...goesOn,
      [/(?=\n)/, { token: '', next: '@pop' }],
      [/\)\)/, { token: 'delimiter', next: '@pop' }],
      [/[()]/, 'delimiter'],
      ...pieces(context),
      [/[;&|<>]+/, 'operator'],
      [WORD, ''],
    ],
  };
}

/** `$(…)`, arithmetic, and variables. */
function dollars({ go, variables }: Context): Rules {
  return [
    [/\$\((?=\()/, { token: 'operator', next: go('arithmetic') }],
    [/\$\(/, { token: 'operator', next: go('substitution') }],
    ...variables,
  ];
}

/** What a word can be made of beside plain characters. */
function pieces(context: Context): Rules {
  const { go, escapes } = context;
  return [
    ...escapes,
    ...dollars(context),
    [/"/, { token: 'string', next: go('shellDouble') }],
    [/'/, { token: 'string', next: go('shellSingle') }],
  ];
}

const operators: Rules = [[/&&|\|\||;;&?|;&|\|&|[;|]|&(?!>)/, 'operator']];
const redirection: Rules = [
  [/(\d*(?:<<<|>>|<>|>\||[<>]&|[<>])|&>>?)([ \t]*)([^\s;&|()<>"'`\\$]*)/, ['operator', '', '']],
];

/** Where a command can stand. */
export function shellRules(context: Context, place: 'body' | 'substitution' | 'backtick'): Rules {
  const { go } = context;
  const rest = go(place === 'backtick' ? 'innerArguments' : 'arguments');
  return [
    ...(place === 'body' ? linePatterns : []),
    [/[ \t]+/, ''],
    [/#/, { token: 'comment', next: go('remark') }],
    [/(?:if|then|else|elif|while|until|do|time|[!{])(?=[\s;&|()<>]|$)/, 'keyword.flow'],
    [/(?:fi|done|esac|\})(?=[\s;&|()<>]|$)/, { token: 'keyword.flow', next: rest }],
    [
      /(for|select)([ \t]+)(\w+)([ \t]+)(in)(?=\s)/,
      ['keyword.flow', '', 'variable.declaration', '', { token: 'keyword.flow', next: rest }],
    ],
    [
      /(for|select|function)([ \t]+)([^\s;&|()<>"'`\\$]+)/,
      ['keyword.flow', '', { token: 'variable.declaration', next: rest }],
    ],
    [/case(?=\s)/, { token: 'keyword.flow', next: go('subject') }],
    ...operators,
    [
      /<<(-?)[ \t]*(["']?)([^\s"'<>;&|()`$\\]+)\2/,
      { token: 'string.heredoc', next: `${go('nested')}.$1.$3` },
    ],
    ...redirection,
    [/[()]/, 'delimiter'],
    [/([A-Za-z_]\w*)(\+?=)/, ['variable.declaration', { token: 'operator', next: go('assigned') }]],
    [
      /(?:export|local|readonly|declare|typeset|alias)(?=\s)/,
      { token: 'function.builtin', next: go('assigning') },
    ],
    [/env(?=\s)/, { token: 'function', next: go('assigning') }],
    [builtin, { token: 'function.builtin', next: rest }],
    [WORD, { token: 'function', next: rest }],
    ...(place === 'backtick'
      ? []
      : ([[/`/, { token: 'operator', next: go('backtick') }]] satisfies Rules)),
    [/(?=["'\\$])/, { token: '', next: rest }],
  ];
}

/** The rest of a command. */
function argumentRules(context: Context, more: Rules): Rules {
  const { goesOn } = context;
  return [
    ...goesOn,
    [/(?=[\n)])/, { token: '', next: '@pop' }],
    [/(?=;;|;&)/, { token: '', next: '@pop' }],
    [/&&|\|\||\|&|[;|]|&(?!>)/, { token: 'operator', next: '@pop' }],
    [/\(/, { token: 'delimiter', next: '@pop' }],
    [/(?=\d*<<(?!<))/, { token: '', next: '@pop' }],
    ...redirection,
    ...more,
    [/([ \t]+)(#)/, ['', { token: 'comment', next: context.go('remark') }]],
    [/([ \t]+)(--?[A-Za-z0-9][^\s;&|()<>"'`\\$=]*)(=?)/, ['', 'parameter', 'operator']],
    [/[ \t]+(?=\d*<<)/, ''],
    ...pieces(context),
    [/[ \t]+/, ''],
    [WORD, ''],
  ];
}
