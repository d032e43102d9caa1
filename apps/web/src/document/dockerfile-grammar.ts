import type { languages } from 'monaco-editor/editor';
import { anyCase, heredocOpens, makeContext, type Context, type Rules } from './grammar-rules.ts';
import { heredocStates } from './heredoc-grammar.ts';
import { shellStates } from './shell-grammar.ts';

/**
 * Colours for Dockerfiles before the model is there: the same types as the semantic tokens
 * (`language/tokens/legend.ts`), as far as single lines show them. Our own: Monaco's knows neither
 * lower-case instructions nor flags, heredocs or the escape directive. Lines come with their `\n`
 * (`includeLF`), because the end of a line decides whether an instruction goes on.
 *
 * All states exist twice: `…B` for a file whose escape character is the backslash, `…T` for one with
 * `# escape=` and a backtick. A state's further parts (`runBodyB.EOF`) are open heredoc delimiters.
 */
export function dockerfileGrammar(): languages.IMonarchLanguage {
  return {
    includeLF: true,
    defaultToken: '',
    tokenPostfix: '.dockerfile',
    start: 'top',
    tokenizer: {
      top: topRules(),
      ...statesFor(makeContext('B', '\\\\')),
      ...statesFor(makeContext('T', '`')),
    },
  };
}

/** Parser directives stand only above everything else. */
function topRules(): Rules {
  const parts = ['comment', 'keyword.directive', '', 'delimiter', ''];
  const directive = (names: string, value: string): RegExp =>
    anyCase(`^(\\s*#\\s*)(${names})(\\s*)(=)(\\s*)(${value})`);
  return [
    [
      directive('escape', '`\\s*\\n?'),
      [...parts, { token: 'string.directive', switchTo: '@rootT' }],
    ],
    [directive('syntax|escape|check', '[^\\s].*\\n?'), [...parts, 'string.directive']],
    [/(?=[^])/, { token: '', switchTo: '@rootB' }],
  ];
}

function statesFor(context: Context): Record<string, Rules> {
  const { name, go, goesOn, end, variables, strings, escapes } = context;
  const words: Rules = [...goesOn, ...end, ...escapes, ...variables, ...strings];
  return {
    [name('root')]: [[/^\s*#.*\n?/, 'comment'], [/\s+/, ''], ...keywordRules(context, 'next')],
    [name('trigger')]: [...goesOn, ...end, [/[ \t]+/, ''], ...keywordRules(context, 'switchTo')],
    ...flagStates(context),
    ...imageStates(context),
    [name('health')]: [
      ...goesOn,
      ...end,
      [/[ \t]+/, ''],
      [anyCase('(?:cmd|none)(?=\\s|$)'), { token: 'keyword', switchTo: go('form') }],
      [/[^\s]+/, { token: 'invalid', switchTo: go('form') }],
    ],
    ...formStates(context),
    ...pairStates(context),
    [name('ports')]: [...words, [/(\/)([^\s$]*)/, ['delimiter', '']], [/[^\s$"'\\`/]+/, 'number']],
    [name('words')]: [...words, [/[^\s$"'\\`]+/, '']],
    [name('text')]: [...goesOn, ...end, [/[^\s\\`]+/, '']],
    ...shellStates(context),
    ...heredocStates(context),
    ...textStates(context),
  };
}

/** An instruction's name; `how` its arguments' state is entered. */
function keywordRules({ go }: Context, how: 'next' | 'switchTo'): Rules {
  const enter = (state: string): languages.IMonarchLanguageAction => ({
    token: 'keyword',
    [how]: `${go('flags')}.${state}`,
  });
  const rule = (names: string, state: string): Rules => [
    [anyCase(`(?:${names})(?=\\s|$)`), enter(state)],
  ];
  return [
    ...(how === 'next'
      ? ([[anyCase('onbuild(?=\\s|$)'), { token: 'keyword', next: go('trigger') }]] as Rules)
      : []),
    ...rule('from', 'from'),
    ...rule('run', 'form'),
    ...rule('copy|add', 'files'),
    ...rule('arg', 'buildArguments'),
    ...rule('env', 'variables'),
    ...rule('label', 'labels'),
    ...rule('cmd|entrypoint|shell', 'form'),
    ...rule('healthcheck', 'health'),
    ...rule('expose', 'ports'),
    ...rule('volume', 'files'),
    ...rule('maintainer', 'text'),
    ...rule('user|workdir|stopsignal', 'words'),
    [/[^\s]+/, { token: 'invalid', [how]: go('words') }],
  ];
}

/** Flags before an instruction's arguments; the state's second part is where the arguments are read. */
function flagStates({ name, go, goesOn, end, variables, escapes }: Context): Record<string, Rules> {
  const value: Rules = [...goesOn, ...variables, ...escapes, [/[^\s,$\\`]+/, 'attribute.value']];
  return {
    [name('flags')]: [
      ...goesOn,
      ...end,
      [/[ \t]+/, ''],
      [/--(?=\s)/, { token: '', switchTo: go('$S2') }],
      [/(--from)(=)/, ['attribute.name', { token: 'delimiter', next: go('source') }]],
      [/(--mount)(=)/, ['attribute.name', { token: 'delimiter', next: go('mount') }]],
      [/(--[^\s=]*)(=)/, ['attribute.name', { token: 'delimiter', next: go('flagValue') }]],
      [/--[^\s=]+/, 'attribute.name'],
      [/(?=[^\s])/, { token: '', switchTo: go('$S2') }],
    ],
    [name('flagValue')]: [
      ...goesOn,
      [/(?=\s)/, { token: '', next: '@pop' }],
      ...value,
      [/,/, 'attribute.value'],
    ],
    [name('mount')]: [
      ...goesOn,
      [/(?=\s)/, { token: '', next: '@pop' }],
      [anyCase('(from)(=)'), ['attribute.key', { token: 'delimiter', next: go('source') }]],
      [/([^\s,=]+)(=)/, ['attribute.key', { token: 'delimiter', next: go('mountValue') }]],
      [/[^\s,=]+/, 'attribute.key'],
      [/,/, 'delimiter'],
    ],
    [name('mountValue')]: [...goesOn, [/(?=[\s,])/, { token: '', next: '@pop' }], ...value],
  };
}

/** `name:tag@digest`, and what `--from` names: an image where it can't be a stage. */
function imageStates(context: Context): Record<string, Rules> {
  const { name, go, goesOn, end, variables, escapes } = context;
  const stop: Rules = [...goesOn, [/(?=[\s,])/, { token: '', next: '@pop' }]];
  const part = (token: string): Rules => [...variables, ...escapes, [/[^\s,$:@\\`]+|:/, token]];
  const digest: Rules = [[/@/, { token: 'delimiter', switchTo: go('digest') }]];
  return {
    [name('source')]: [
      ...stop,
      [/[^\s,:/@$\\`]+(?=[\s,]|$)/, { token: 'type', next: '@pop' }],
      [/(?=[^\s,])/, { token: '', switchTo: go('image') }],
    ],
    [name('image')]: [
      ...stop,
      [/:(?=[^\s,/@]*(?:[\s,@]|$))/, { token: 'delimiter', switchTo: go('tag') }],
      ...digest,
      ...part('string.image'),
    ],
    [name('tag')]: [...stop, ...digest, ...part('string.tag')],
    [name('digest')]: [...stop, ...part('string.digest'), [/@/, 'string.digest']],
    [name('from')]: [
      ...goesOn,
      ...end,
      [/[ \t]+/, ''],
      [anyCase('(as)([ \\t]+)([^\\s]+)'), ['keyword', '', 'type.declaration']],
      [/(?=[^\s])/, { token: '', next: go('image') }],
    ],
  };
}

/** The exec form where it is one, else the shell form; file lists in both of theirs. */
function formStates(context: Context): Record<string, Rules> {
  const { name, go, goesOn, end, variables, strings, escapes } = context;
  const open = (state: string): Rules => [
    [
      /\[(?=\s*(?:"(?:[^"\\\n]|\\.)*"\s*(?:,|\]\s*$)|\]\s*$))/,
      { token: 'delimiter.square', switchTo: go(state) },
    ],
  ];
  const json = (text: Rules): Rules => [
    ...goesOn,
    ...end,
    ...text,
    [/[[\]]/, 'delimiter.square'],
    [/,/, 'delimiter'],
    [/[^\s",[\]]+/, ''],
  ];
  return {
    [name('form')]: [
      ...goesOn,
      ...end,
      [/[ \t]+/, ''],
      ...open('json'),
      [/(?=[^\s])/, { token: '', switchTo: go('run') }],
    ],
    [name('json')]: json([[/"(?:[^"\\\n]|\\.)*"?/, 'string']]),
    [name('files')]: [
      ...goesOn,
      ...end,
      [/[ \t]+/, ''],
      ...open('jsonFiles'),
      [/(?=[^\s])/, { token: '', switchTo: go('paths') }],
    ],
    [name('jsonFiles')]: json([[/"/, { token: 'string', next: go('jsonString') }]]),
    [name('jsonString')]: [
      [/(?=\n)/, { token: '', next: '@pop' }],
      [/"/, { token: 'string', next: '@pop' }],
      [/\\[^\n]/, 'string'],
      ...variables,
      [/[^"$\\\n]+|[^\n]/, 'string'],
    ],
    [name('paths')]: [
      ...goesOn,
      ...end,
      ...heredocOpens(context, 'file'),
      ...escapes,
      ...variables,
      ...strings,
      [/[^\s$"'\\`]+/, ''],
    ],
  };
}

/** `name=value …`: variables of ARG and ENV, names of LABEL; `name the rest` without `=`. */
function pairStates(context: Context): Record<string, Rules> {
  const { name, go, goesOn, end, variables, strings, escapes } = context;
  const states: Record<string, Rules> = {};
  for (const [state, token, bare] of [
    ['buildArguments', 'variable.declaration', {}],
    ['variables', 'variable.declaration', { switchTo: go('legacyValue') }],
    ['labels', 'attribute.name', { switchTo: go('legacyValue') }],
  ] as const) {
    states[name(state)] = [
      ...goesOn,
      ...end,
      [/[ \t]+/, ''],
      [/([^\s="'$\\`]+)(=)/, [token, { token: 'operator', next: go('pairValue') }]],
      [/[^\s="'$\\`]+/, { token, ...bare }],
      ...escapes,
      ...variables,
      ...strings,
      [/=/, { token: 'operator', next: go('pairValue') }],
    ];
  }
  const value: Rules = [...escapes, ...variables, ...strings, [/[^\s$"'\\`]+/, 'attribute.value']];
  states[name('pairValue')] = [...goesOn, [/(?=\s)/, { token: '', next: '@pop' }], ...value];
  states[name('legacyValue')] = [...goesOn, ...end, ...value];
  return states;
}

/** Strings, and the word of `${name:-word}`. */
function textStates({ name, goesOn, variables, escapes }: Context): Record<string, Rules> {
  const stop: Rules = [...goesOn, [/(?=\n)/, { token: '', next: '@pop' }]];
  return {
    [name('double')]: [
      ...stop,
      ...escapes,
      ...variables,
      [/"/, { token: 'string', next: '@pop' }],
      [/[^"\\`$\n]+|[^\n]/, 'string'],
    ],
    [name('single')]: [
      ...stop,
      [/'/, { token: 'string', next: '@pop' }],
      [/[^'\\`\n]+|[^\n]/, 'string'],
    ],
    [name('brace')]: [
      ...stop,
      ...escapes,
      ...variables,
      [/\}/, { token: 'variable', next: '@pop' }],
      [/[^}\\`$\n]+|[^\n]/, 'string'],
    ],
  };
}
