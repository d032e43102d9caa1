/** Files and what they are once everything that ShellCheck proposes is done. */
export const FIXES: readonly (readonly [before: string, after: string])[] = [
  ['FROM a\nRUN cp `b` c\n', 'FROM a\nRUN cp $(b) c\n'],
  ['FROM a\nRUN V=$(b); cp $V c\n', 'FROM a\nRUN V=$(b); cp "$V" c\n'],
  ['FROM a\nRUN V=$(b); cp 🐳 \\\n  $V\\\n  c\n', 'FROM a\nRUN V=$(b); cp 🐳 \\\n  "$V"\\\n  c\n'],
  ['FROM a\nRUN cd /x; make\n', 'FROM a\nRUN cd /x || exit; make\n'],
  ['FROM a\nRUN cp `b\\\n  c` d\n', 'FROM a\nRUN cp $(b\\\n  c) d\n'],
];
