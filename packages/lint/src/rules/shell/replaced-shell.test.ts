import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { replacedShell } from './replaced-shell.ts';

ruleCases(replacedShell, [
  ['replaced', 'RUN «ln -sfv /bin/bash /bin/sh»\n'],
  ['other links', 'RUN ln -sf /bin/true /sbin/initctl\n'],
  ['/bin/sh elsewhere', 'RUN ln -s foo bar && unrelated && something_with /bin/sh\n'],
  ['in a trigger', 'FROM a\nONBUILD RUN «ln -s /bin/bash /bin/sh»\n'],
  ['removed before', 'FROM a\nRUN rm /bin/sh && «ln -s /bin/bash /bin/sh»\n'],
  ['a link to /bin/sh', 'FROM a\nRUN ln -s /bin/sh /bin/shell\n'],
  ['options anywhere', 'FROM a\nRUN «ln bash -s -S .old /bin/sh»\n'],
  ['among others', 'FROM a\nRUN a; if b; then «ln -sf bash /bin/sh»; fi\n'],
]);

fixCases(replacedShell, [
  ['FROM a\nRUN ln -sfv /bin/bash /bin/sh\nRUN x\n', 'FROM a\nSHELL ["/bin/bash", "-c"]\nRUN x\n'],
  ['from a\nrun rm /bin/sh && ln -s bash /bin/sh\n', 'from a\nshell ["/bin/bash", "-c"]\n'],
  [
    'FROM a\nRUN rm -f /bin/sh && \\\n  ln -s /bin/bash /bin/sh\n',
    'FROM a\nSHELL ["/bin/bash", "-c"]\n',
  ],
  ['FROM a\nONBUILD RUN ln -s /bin/bash /bin/sh\n', 'FROM a\nONBUILD SHELL ["/bin/bash", "-c"]\n'],
  ['FROM a\nRUN ln -s /bin/bash /bin/sh && make\n', null],
  ['FROM a\nRUN ln -s /bin/busybox /bin/sh\n', null],
  ['FROM a\nRUN (ln -s /bin/bash /bin/sh)\n', null],
]);
