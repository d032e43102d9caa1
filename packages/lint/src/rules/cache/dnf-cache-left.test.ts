import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { dnfCacheLeft } from './dnf-cache-left.ts';

ruleCases(dnfCacheLeft, [
  ['both programs', 'RUN «dnf install» -y a\nRUN «microdnf install» -y a\n'],
  [
    'cleaned',
    'RUN dnf install -y a && dnf clean all\nRUN microdnf in a && microdnf -y clean all\n',
  ],
  ['cleaned by the other one', 'FROM a\nRUN «dnf install» -y a && microdnf clean all\n'],
  [
    'short names',
    'FROM a\nRUN «dnf in» a\nRUN «dnf -y up»\nRUN «dnf up-min»\nRUN «dnf rei» a\nRUN «dnf upgrade-minimal»\n',
  ],
  [
    'deleted',
    'FROM a\nRUN dnf install a && rm -rf /var/cache/yum/*\nRUN dnf install a && rm -rf /var/cache/dnf\nRUN dnf in a; rm -r /var/cache/libdnf5\nRUN dnf in a; rm -rf /var/cache/libdnf5*\nRUN dnf in a; rm -rf /var/cache/*\n',
  ],
  ['deleted too early', 'FROM a\nRUN rm -rf /var/cache/libdnf5 && «dnf install» a\n'],
  [
    'mounted',
    'FROM a\nRUN --mount=type=cache,target=/var/cache/libdnf5 dnf install a\nRUN --mount=type=tmpfs,target=/var/cache/dnf dnf install a\nRUN --mount=type=cache,target=/root/.cache/libdnf5 dnf in a\n',
  ],
  ['in a trigger', 'FROM a\nONBUILD RUN «dnf install» a\n'],
  ['others', 'FROM a\nRUN notdnf install a; dnf remove a; dnf repolist\n'],
]);

fixCases(dnfCacheLeft, [
  ['RUN microdnf install a\n', 'RUN microdnf install a && microdnf clean all\n'],
  ['RUN dnf install a || true\n', 'RUN dnf install a || true && dnf clean all\n'],
  ['RUN (dnf install a)\n', null],
]);
