import type { languages } from 'monaco-editor/editor';

type Rules = languages.IMonarchLanguageRule[];

/**
 * Colours for Dockerfiles. Our own: Monaco's knows neither lower-case instructions nor flags,
 * heredocs or the escape directive. Lines come with their `\n` (`includeLF`), because the end of a
 * line decides whether an instruction goes on.
 *
 * All states exist twice: `…B` for a file whose escape character is the backslash, `…T` for one with
 * `# escape=` and a backtick. A state's further parts (`runHeredocB.EOF`) are open heredoc delimiters.
 */
export function dockerfileGrammar(): languages.IMonarchLanguage {
  return {
    includeLF: true,
    defaultToken: '',
    tokenPostfix: '.dockerfile',
    start: 'top',
    brackets: [
      { open: '[', close: ']', token: 'delimiter.square' },
      { open: '{', close: '}', token: 'delimiter.curly' },
      { open: '(', close: ')', token: 'delimiter.parenthesis' },
    ],
    tokenizer: {
      top: topRules(),
      ...statesFor('B', '\\\\'),
      ...statesFor('T', '`'),
    },
  };
}

/**
 * The pattern in any mixture of cases, letters of classes like `\s` left alone. Monarch's own
 * `ignoreCase` would also lower the heredoc delimiters that states remember.
 */
function anyCase(pattern: string): RegExp {
  const letters = (text: string): string =>
    text.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
  return new RegExp(
    pattern.replace(/\\[a-z]|[a-z]+/g, (part) => (part.startsWith('\\') ? part : letters(part))),
  );
}

/** Parser directives stand only above everything else. */
function topRules(): Rules {
  const parts = ['comment', 'keyword.directive', 'delimiter', 'string.directive'];
  return [
    [
      anyCase('^(\\s*#\\s*)(escape)(\\s*=\\s*)(`\\s*\\n?)'),
      [...parts.slice(0, 3), { token: 'string.directive', switchTo: 'rootT' }],
    ],
    [anyCase('^(\\s*#\\s*)(syntax|escape|check)(\\s*=)(.*\\n?)'), parts],
    [/(?=[^])/, { token: '', switchTo: 'rootB' }],
  ];
}

function statesFor(kind: 'B' | 'T', escape: string): Record<string, Rules> {
  const go = (state: string): string => `@${state}${kind}`;
  const goesOn: Rules = [
    [new RegExp(`${escape}[ \\t]*\\n`), 'delimiter.continuation'],
    [/^\s*#.*\n?/, 'comment'],
    [/^[ \t]*\n/, ''],
  ];
  const variables: Rules = [
    [new RegExp(`${escape}\\$`), 'string.escape'],
    [/\$\{[^}\s]*\}?/, 'variable'],
    [/\$(?:[A-Za-z_]\w*|[@#?*!0-9$-])/, 'variable'],
  ];
  const strings: Rules = [
    [/"/, { token: 'string', next: go('double') }],
    [/'/, { token: 'string', next: go('single') }],
  ];
  return {
    [`root${kind}`]: rootRules(go),
    ...argumentStates(kind, go, [...goesOn, ...variables, ...strings], goesOn),
    ...heredocStates(kind, go, goesOn, variables, strings),
    [`double${kind}`]: [
      ...goesOn,
      [/(?=\n)/, { token: '', next: '@pop' }],
      ...variables,
      [/\\[^\n]/, 'string.escape'],
      [/"/, { token: 'string', next: '@pop' }],
      [/[^"\\`$\n]+/, 'string'],
      [/[^\n]/, 'string'],
    ],
    [`single${kind}`]: [
      ...goesOn,
      [/(?=\n)/, { token: '', next: '@pop' }],
      [/'/, { token: 'string', next: '@pop' }],
      [/[^'\\`\n]+/, 'string'],
      [/[^\n]/, 'string'],
    ],
  };
}

function rootRules(go: (state: string) => string): Rules {
  const enter = (state: string) => ({ token: 'keyword', next: go(state) });
  return [
    [/^\s*#.*\n?/, 'comment'],
    [/\s+/, ''],
    [anyCase('onbuild(?=\\s)'), 'keyword'],
    [anyCase('from(?=\\s)'), enter('fromFlags')],
    [anyCase('run(?=\\s)'), enter('runFlags')],
    [anyCase('(?:copy|add)(?=\\s)'), enter('fileFlags')],
    [anyCase('(?:arg|env|label)(?=\\s)'), enter('pairs')],
    [anyCase('(?:cmd|entrypoint|shell)(?=\\s)'), enter('run')],
    [anyCase('healthcheck(?=\\s)'), enter('healthFlags')],
    [anyCase('(?:expose|user|volume|workdir|stopsignal|maintainer)(?=\\s)'), enter('words')],
    [/[^\s]+/, { token: 'invalid', next: go('words') }],
  ];
}

/** States of an instruction's flags and arguments; each ends with the line that is not continued. */
function argumentStates(
  kind: string,
  go: (state: string) => string,
  common: Rules,
  goesOn: Rules,
): Record<string, Rules> {
  const end: Rules = [[/\n/, { token: '', next: '@pop' }]];
  const flags = (then: string): Rules => [
    ...goesOn,
    ...end,
    [/[ \t]+/, ''],
    [/(--from)(=)([^\s]+)/, ['attribute.name', 'delimiter', 'type']],
    [/(--[a-z-]+)(=)([^\s]+)/, ['attribute.name', 'delimiter', 'attribute.value']],
    [/--[a-z-]+/, 'attribute.name'],
    [/(?=[^\s])/, { token: '', switchTo: go(then) }],
  ];
  const heredoc = (state: string): Rules => [
    [/<<-?(["']?)([A-Za-z_][\w.-]*)\1/, { token: 'string.heredoc', switchTo: `${go(state)}.$2` }],
  ];
  return {
    [`fromFlags${kind}`]: flags('from'),
    [`runFlags${kind}`]: flags('run'),
    [`fileFlags${kind}`]: flags('files'),
    [`healthFlags${kind}`]: flags('health'),
    [`from${kind}`]: [
      [/([ \t])([Aa][Ss])([ \t]+)([^\s]+)/, ['', 'keyword', '', 'type']],
      ...common,
      ...end,
      [/[^\s$"'\\`]+/, 'string.image'],
    ],
    [`health${kind}`]: [
      [anyCase('(?:cmd|none)(?=\\s)'), { token: 'keyword', switchTo: go('run') }],
      ...common,
      ...end,
    ],
    [`pairs${kind}`]: [
      ...common,
      ...end,
      [/([A-Za-z_][\w.\-/]*)(=)/, ['attribute.name', 'operator']],
      [/(?<=^[^=]*)[A-Za-z_]\w*(?=\s)/, 'attribute.name'],
      [/[^\s$"'\\`=]+/, 'attribute.value'],
    ],
    [`words${kind}`]: [
      ...common,
      ...end,
      [/\d+(?:-\d+)?(?=[\s/])/, 'number'],
      [/[^\s$"'\\`]+/, ''],
    ],
    [`run${kind}`]: [...heredoc('runHeredoc'), ...common, ...end, ...shellRules()],
    [`files${kind}`]: [
      ...heredoc('fileHeredoc'),
      ...common,
      ...end,
      ...listRules(),
      [/[^\s$"'\\`[\],<]+/, ''],
    ],
  };
}

/** The lines of a heredoc, and the rest of the line that opened it. */
function heredocStates(
  kind: string,
  go: (state: string) => string,
  goesOn: Rules,
  variables: Rules,
  strings: Rules,
): Record<string, Rules> {
  const states: Record<string, Rules> = {};
  for (const [name, words] of [
    ['run', shellRules()],
    ['file', []],
  ] as const) {
    const open = /<<-?(["']?)([A-Za-z_][\w.-]*)\1/;
    const rest: Rules = [...variables, ...strings, ...words, [/[^\s]/, '']];
    states[`${name}Heredoc${kind}`] = [
      [open, { token: 'string.heredoc', switchTo: `${go(`${name}Heredocs`)}.$S2.$2` }],
      ...goesOn,
      [/\n/, { token: '', switchTo: `${go(`${name}Body`)}.$S2` }],
      ...rest,
    ];
    states[`${name}Heredocs${kind}`] = [
      ...goesOn,
      [/\n/, { token: '', switchTo: `${go(`${name}Bodies`)}.$S2.$S3` }],
      ...rest,
    ];
    states[`${name}Body${kind}`] = body(name, variables, { token: 'string.heredoc', next: '@pop' });
    states[`${name}Bodies${kind}`] = body(name, variables, {
      token: 'string.heredoc',
      switchTo: `${go(`${name}Body`)}.$S3`,
    });
  }
  return states;
}

function body(
  name: 'run' | 'file',
  variables: Rules,
  close: languages.IMonarchLanguageAction,
): Rules {
  const closing: Rules = [
    [
      /^(\t*)([^\s]+)(?=\n)/,
      { cases: { '$2==$S2': close, '@default': name === 'run' ? '' : 'string' } },
    ],
  ];
  if (name === 'file') return [...closing, ...variables, [/[^$\n]+/, 'string'], [/[^]/, 'string']];
  return [
    ...closing,
    [/^\s*#.*\n?/, 'comment'],
    ...variables,
    [/"(?:[^"\\\n]|\\.)*"?/, 'string'],
    [/'[^'\n]*'?/, 'string'],
    [/\n/, ''],
    ...shellRules(),
  ];
}

/** Enough of the shell to read a RUN by; the shell's own grammar cannot know where a RUN ends. */
function shellRules(): Rules {
  return [
    ...listRules(),
    [/&&|\|\||[|;&<>]+/, 'operator'],
    [/(\s)(--?[A-Za-z][\w-]*)/, ['', 'parameter']],
    [
      /(?:if|then|else|elif|fi|for|while|until|do|done|case|esac|in|function)(?![\w-])/,
      'keyword.flow',
    ],
    [/[()]/, '@brackets'],
    [/\\[^\n]/, 'string.escape'],
    [/[ \t]+/, ''],
    [/[^\s$"'\\`|;&<>()[\],]+/, ''],
    [/[^\n]/, ''],
  ];
}

function listRules(): Rules {
  return [
    [/[[\]]/, '@brackets'],
    [/,/, 'delimiter'],
  ];
}
