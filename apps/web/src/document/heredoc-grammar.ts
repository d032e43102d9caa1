import { oneOpen, twoOpens, type Context, type HeredocUser, type Rules } from './grammar-rules.ts';
import { shellRules } from './shell-grammar.ts';

/** Bodies, and the rest of the line that opened them. */
export function heredocStates(context: Context): Record<string, Rules> {
  const { name } = context;
  const states: Record<string, Rules> = {
    [name('script')]: [
      ...closing,
      [/#.*/, 'comment'],
      [/"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?/, 'string'],
      [/[^#"'\n]+|\n/, ''],
    ],
  };
  if (context.kind === 'B') Object.assign(states, nestedStates(context));
  for (const user of ['run', 'file'] as const) {
    const isShell = user === 'run' && context.kind === 'B';
    states[name(`${user}Pending`)] = pendingRules(context, isShell);
    for (const count of [1, 2, 3]) {
      states[name(`${user}Body${count}`)] = [
        ...closing,
        ...ownOpen(context, user, count),
        ...(context.kind === 'B' ? scriptStart(context, isShell) : []),
        ...(isShell ? [[/\n/, ''] as Rules[number], ...shellRules(context, 'body')] : []),
        ...(isShell ? [] : textBody(context)),
      ];
    }
  }
  return states;
}

function pendingRules(context: Context, isShell: boolean): Rules {
  const { go, goesOn, end, variables, strings, escapes } = context;
  const shell: Rules = [
    [/&&|\|\||[|;&]/, { token: 'operator', next: go('afterOperator') }],
    [/[<>]+/, 'operator'],
  ];
  return [
    ...goesOn,
    ...end,
    [/[ \t]+/, ''],
    [new RegExp(oneOpen), 'string.heredoc'],
    ...escapes,
    ...variables,
    ...strings,
    ...(isShell ? shell : []),
    [/[^\s$"'\\`;&|<>]+|[^\n]/, ''],
  ];
}

/** The line that ends a body. A name may have dots, which also divide a state's parts. */
const closing: Rules = ['$S3\\.$S4\\.$S5', '$S3\\.$S4', '$S3'].map((name) => [
  new RegExp(`^(?:(?!$S2)\\t)*${name}(?=\\n|$)`),
  { token: 'string.heredoc', next: '@pop' },
]);

/** Still on the opening line, where this body's own word is the `count`th from here. */
function ownOpen({ go }: Context, user: HeredocUser, count: number): Rules {
  const own = `\\d*<<-?[ \\t]*["']?$S3`;
  if (count === 1) {
    return [
      [new RegExp(`${own}[^\\s<]*`), { token: 'string.heredoc', next: go(`${user}Pending`) }],
    ];
  }
  const before = count === 3 ? twoOpens : oneOpen;
  const name = count === 3 ? '$4.$6' : '$1.$3';
  return [
    [
      new RegExp(`(?=${before}.*?\\s${own})`),
      { token: '', next: `${go(`${user}Body${count - 1}`)}.${name}` },
    ],
  ];
}

/** A body's first line tells another language than its usual one. */
function scriptStart({ go }: Context, isShell: boolean): Rules {
  const [names, state] = isShell
    ? ['python|pypy|node|deno|bun|perl|ruby', 'script']
    : ['(?:ba|da|a|z|k)?sh', 'runBody1'];
  return [
    [
      new RegExp(`^#!.*\\b(?:${names})[\\d.]*(?![\\w]).*`),
      { token: 'comment', switchTo: `${go(state)}.$S2.$S3.$S4.$S5` },
    ],
  ];
}

/** A here-document of a script's own: the rest of its line, then its text. */
function nestedStates({ name, go, variables }: Context): Record<string, Rules> {
  return {
    [name('nested')]: [
      [/\n/, { token: '', switchTo: `${go('nestedText')}.$S2.$S3.$S4.$S5` }],
      ...variables,
      [/[;&|<>]+/, 'operator'],
      [/[^\s;&|<>$]+|[^\n]/, ''],
    ],
    [name('nestedText')]: [...closing, ...variables, [/[^$\n]+|[^]/, 'string']],
  };
}

function textBody({ variables }: Context): Rules {
  return [...variables, [/[^$\n]+|[^]/, '']];
}
