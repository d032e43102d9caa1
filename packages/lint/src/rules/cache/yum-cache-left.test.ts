import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { yumCacheLeft } from './yum-cache-left.ts';

ruleCases(yumCacheLeft, [
  ['nothing cleaned', 'RUN «yum install» -y mariadb-10.4\n'],
  [
    'cleaned',
    'RUN yum install -y a && yum -y clean all\nRUN yum install -y a && rm -rf /x /var/cache/yum/*\nRUN yum install a; rm -r /var/cache/yum\n',
  ],
  ['cleaned too early', 'FROM a\nRUN yum clean all && «yum install» -y a\n'],
  ['the last one counts', 'FROM a\nRUN yum install a && yum clean all && «yum install» b\n'],
  [
    'another cleaning',
    'FROM a\nRUN «yum install» a && yum clean && yum clean cache && rm -rf /var/lib/apt/lists/* /var/cache/libdnf5\n',
  ],
  ['modules', 'FROM a\nRUN «yum module install» -y a:1\n'],
  ['a cache mount', 'FROM a\nRUN --mount=type=cache,target=/var/cache/yum yum install a\n'],
  ['a mount elsewhere', 'FROM a\nRUN --mount=type=cache,target=/var/cache/foo «yum install» a\n'],
  [
    'in a trigger',
    'FROM a\nONBUILD RUN «yum install» -y a\nONBUILD RUN yum install -y a && yum clean all\n',
  ],
  ['other commands', 'FROM a\nRUN yum update -y; bash -c `# not yum`\n'],
]);

fixCases(yumCacheLeft, [
  ['RUN yum install -y a\n', 'RUN yum install -y a && yum clean all\n'],
  [
    'RUN a && \\\n  yum -y install \\\n  b\n',
    'RUN a && \\\n  yum -y install \\\n  b && \\\n  yum clean all\n',
  ],
  ['RUN { yum install a; }\n', null],
]);
