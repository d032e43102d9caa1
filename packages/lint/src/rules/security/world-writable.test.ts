import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { worldWritable } from './world-writable.ts';

ruleCases(worldWritable, [
  'RUN chmod «777» /a\n',
  'RUN chmod -R «0777» /a && chmod 755 /b\n',
  'RUN chmod «o+w» /a; chmod «a+rwx» /a; chmod «ugo=rwX» /a; chmod «u=rwx,o=rw» /a\n',
  'RUN chmod +x /a; chmod +w /a; chmod u+w,g+w /a; chmod o-w /a; chmod a-rwx /a; chmod -w /a\n',
  ['the sticky bit', 'RUN chmod 1777 /tmp; chmod a+rwxt /tmp; chmod 3777 /a\n'],
  'RUN chmod «2777» /a\n',
  'RUN mkdir -p -m «777» /a; install -m «666» a /b; install -m 644 a /b\n',
  'COPY --chmod=«777» a /b\nADD --chmod=755 a /b\nCOPY --chmod=«a+w» a /b\n',
  'RUN chmod --reference=a b; chmod $MODE a; chmod\n',
  ['what find runs is not read', 'RUN find / -exec chmod 777 {} +\n'],
  'RUN ["chmod", «"777"», "/a"]\n',
  'ONBUILD RUN chmod «776» a 777\n',
]);

fixCases(worldWritable, [
  [
    'FROM a\nRUN x && \\\n  chmod -R 0777 /a # no\n',
    'FROM a\nRUN x && \\\n  chmod -R 0775 /a # no\n',
  ],
  ['FROM a\nCOPY --chmod=666 a b\n', 'FROM a\nCOPY --chmod=664 a b\n'],
  ['FROM a\nRUN chmod 2777 a\n', 'FROM a\nRUN chmod 2775 a\n'],
  ['FROM a\nRUN chmod a+w a\n', null],
  ['FROM a\nRUN ["chmod", "777", "/a"]\n', null],
]);
