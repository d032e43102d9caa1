/** Words of the shell that are no commands. After `true` ones a command follows. */
export const flowWords: ReadonlyMap<string, boolean> = new Map([
  ['if', true],
  ['then', true],
  ['else', true],
  ['elif', true],
  ['while', true],
  ['until', true],
  ['do', true],
  ['!', true],
  ['{', true],
  ['time', true],
  ['fi', false],
  ['done', false],
  ['esac', false],
  ['}', false],
  ['for', false],
  ['select', false],
  ['case', false],
  ['function', false],
]);

/** Commands that are the shell's own. */
export const builtins: ReadonlySet<string> = new Set(
  (
    '. : [ [[ alias bg break builtin cd command continue declare echo eval exec exit export false fg ' +
    'getopts hash jobs kill let local printf pwd read readonly return set shift shopt source test ' +
    'times trap true type typeset ulimit umask unalias unset wait'
  ).split(' '),
);

/** Builtins whose arguments may assign. */
export const assigners: ReadonlySet<string> = new Set([
  'export',
  'local',
  'readonly',
  'declare',
  'typeset',
  'alias',
  'env',
]);
