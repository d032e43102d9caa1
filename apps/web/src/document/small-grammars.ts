import type { languages } from 'monaco-editor/editor';

/** Colours for JSON. Monaco has JSON only with a language service and a worker of its own. */
export function jsonGrammar(): languages.IMonarchLanguage {
  return {
    defaultToken: '',
    tokenPostfix: '.json',
    tokenizer: {
      root: [
        [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'attribute.name'],
        [/"(?:[^"\\]|\\.)*"?/, 'string'],
        [/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/, 'number'],
        [/\b(?:true|false|null)\b/, 'keyword'],
        [/\/\/.*$/, 'comment'],
        [/\/\*/, { token: 'comment', next: '@comment' }],
        [/[{}[\]]/, '@brackets'],
        [/[,:]/, 'delimiter'],
      ],
      comment: [
        [/\*\//, { token: 'comment', next: '@pop' }],
        [/[^*]+|\*/, 'comment'],
      ],
    },
    brackets: [
      { open: '{', close: '}', token: 'delimiter.curly' },
      { open: '[', close: ']', token: 'delimiter.square' },
    ],
  };
}

/** Colours for `.dockerignore` and its kin. */
export function ignoreGrammar(): languages.IMonarchLanguage {
  return {
    defaultToken: '',
    tokenPostfix: '.ignore',
    tokenizer: {
      root: [
        [/^#.*$/, 'comment'],
        [/^\s*!/, 'keyword'],
        [/\\./, 'string.escape'],
        [/\*+|\?|\[\^?(?:\\.|[^\\\]])+\]/, 'operator'],
        // A bracket that does not close, and an escape without a character: Docker refuses both.
        [/\[|\\$/, 'invalid'],
      ],
    },
  };
}
