import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { shellFormCommand } from './shell-form-command.ts';

ruleCases(shellFormCommand, [
  'FROM node AS foo\nENTRYPOINT «something»\nCMD «something»\n',
  'FROM scratch\nENTRYPOINT ["foo", "bar"]\nCMD [ "foo", "bar" ]\n',
  'FROM scratch\nCMD [ "/bin/sh", "-c", \\\n  "echo foo && \\\n  echo bar" \\\n ]\n',
  ['no array after all', "FROM scratch\nCMD «['a', 'b']»\n"],
  ['RUN may', 'FROM a\nRUN x\n'],
  [
    "a health check, which is hadolint's alone",
    'FROM a\nHEALTHCHECK --interval=5s CMD «curl localhost || exit 1»\nHEALTHCHECK CMD ["a"]\nHEALTHCHECK NONE\nHEALTHCHECK CMD\n',
  ],
  ["with SHELL it is hadolint's alone", 'FROM a\nSHELL ["/bin/bash", "-c"]\nCMD «x»\n'],
  [
    'also from the base',
    '# hadolint global ignore=DL3025\nFROM a AS b\nSHELL ["/bin/bash", "-c"]\nFROM b\nCMD x\n',
  ],
  ['not from another stage', 'FROM a AS b\nSHELL ["/bin/bash", "-c"]\nCMD «x»\nFROM a\nCMD «x»\n'],
  'CMD «x»\n',
  'FROM a\nCMD «exec \\\n  x»\n',
  'FROM a\n«CMD»\n',
]);

fixCases(shellFormCommand, [
  ['FROM a\nCMD nginx -g "daemon off;"\n', 'FROM a\nCMD ["nginx", "-g", "daemon off;"]\n'],
  ['FROM a\nCMD npm start && x\n', null],
  ['FROM a\nCMD echo $HOME\n', null],
  [
    'FROM a\nHEALTHCHECK --retries=1 CMD test -e /x\n',
    'FROM a\nHEALTHCHECK --retries=1 CMD ["test", "-e", "/x"]\n',
  ],
  ['FROM a\nHEALTHCHECK CMD test -e /x || exit 1\n', null],
]);
