import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { labelNotEmail } from './label-not-email.ts';
import { labelNotGitHash } from './label-not-git-hash.ts';
import { labelNotRfc3339 } from './label-not-rfc3339.ts';
import { labelNotSemver } from './label-not-semver.ts';
import { labelNotSpdx } from './label-not-spdx.ts';
import { labelNotUrl } from './label-not-url.ts';

const policy = {
  labels: {
    u: 'url',
    t: 'rfc3339',
    l: 'spdx',
    h: 'hash',
    v: 'semver',
    e: 'email',
    free: 'text',
  },
} as const;

ruleCases(
  labelNotUrl,
  [
    'LABEL u=«not-url»\n',
    'LABEL u=http://example.com\n',
    'LABEL other=not-url free=not-url\n',
    'FROM a\nONBUILD LABEL u=«"not-url"»\n',
    'FROM a\nLABEL x=1 \\\n  u=«\'a b\'» \\\n  "u"=«b»\n',
    ['a variable is not known here', 'FROM a\nARG URL=https://a.b\nLABEL u=«$URL»\n'],
    ['another case is another label', 'FROM a\nLABEL U=no\n'],
    ['the old form', 'FROM a\nLABEL u «no address»\n'],
    ['an empty one', 'FROM a\nLABEL «u»=\n'],
    ['no value', 'FROM a\nLABEL u\n'],
  ],
  { policy },
);

ruleCases(
  labelNotRfc3339,
  [
    'LABEL t=«not-date»\n',
    'LABEL t="2021-03-10T10:26:33.564595127+01:00"\n',
    'LABEL t=«"2021-03-10"»\n',
    'ONBUILD LABEL t=«not-date»\n',
    'LABEL other=not-date\n',
    'LABEL t=«$BUILD_DATE»\n',
  ],
  { policy },
);

ruleCases(
  labelNotSpdx,
  [
    'LABEL l=«not-spdx»\n',
    'LABEL l=BSD-3-Clause\n',
    "LABEL l='MIT'\n",
    'LABEL other=fooo\n',
    ['an expression is no identifier', 'LABEL l=«"MIT OR Apache-2.0"»\n'],
    'ONBUILD LABEL l=«GPL»\n',
  ],
  { policy },
);

fixCases(
  labelNotSpdx,
  [
    ['FROM a\nLABEL x="1" l="mit" # no\n', 'FROM a\nLABEL x="1" l="MIT" # no\n'],
    ['FROM a\r\nONBUILD LABEL l=gpl-2.0-ONLY\r\n', 'FROM a\r\nONBUILD LABEL l=GPL-2.0-only\r\n'],
    ['FROM a\nLABEL l=GPL\n', null],
  ],
  { policy },
);

ruleCases(
  labelNotGitHash,
  [
    'LABEL h=«not-git-hash»\n',
    'LABEL h=2dbfae9\n',
    'LABEL h="43c572f1272b6b3171dd1db9e41b7027128ce080"\n',
    'LABEL other=foo\n',
    'ONBUILD LABEL h=«2dbfae90»\n',
    'LABEL h=«${COMMIT:-2dbfae9}»\n',
  ],
  { policy },
);

fixCases(
  labelNotGitHash,
  [
    ['FROM a\nLABEL h=2DBFAE9\n', 'FROM a\nLABEL h=2dbfae9\n'],
    ['FROM a\nLABEL h=main\n', null],
  ],
  { policy },
);

ruleCases(
  labelNotSemver,
  [
    'LABEL v=«1.2»\n',
    'LABEL v=1.2.3-rc.1+5\n',
    'LABEL v=«latest»\n',
    'LABEL other=1\n',
    'ONBUILD LABEL v=«1.2.3.4»\n',
    'ARG V=1.0.0\nLABEL v=«"${V}"»\n',
  ],
  { policy },
);

fixCases(
  labelNotSemver,
  [
    ['FROM a\nLABEL a=b \\\n  v="v1.2.3"\n', 'FROM a\nLABEL a=b \\\n  v="1.2.3"\n'],
    ['FROM a\nLABEL v=v1\n', null],
  ],
  { policy },
);

ruleCases(
  labelNotEmail,
  [
    'LABEL e=«not-email»\n',
    'LABEL e=abcd@example.com\n',
    'LABEL other=doo\n',
    'ONBUILD LABEL e=«"Me <me@example.com>"»\n',
    'LABEL e=«me@»\n',
    'LABEL e=«$MAIL»\n',
  ],
  { policy },
);
