import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { maintainer } from './maintainer.ts';

ruleCases(maintainer, [
  'FROM busybox\n«MAINTAINER a»\n«maintainer b»\n',
  ['without FROM', '«MAINTAINER a»\n'],
  'FROM busybox\n# MAINTAINER a\n',
  ["Docker's directive", '# check=skip=MaintainerDeprecated\nFROM busybox\nMAINTAINER a\n'],
  [
    'above it alone',
    'FROM busybox\n# check=skip=MaintainerDeprecated\nMAINTAINER a\n«MAINTAINER b»\n',
  ],
  ['all checks', '# check=skip=all\nFROM busybox\nMAINTAINER a\n'],
]);

fixCases(maintainer, [
  [
    'FROM a\nmaintainer x "y" $z\n',
    'FROM a\nlabel org.opencontainers.image.authors="x \\"y\\" \\$z"\n',
  ],
  [
    '# escape=`\nFROM a\nMAINTAINER a\\b"c"\n',
    '# escape=`\nFROM a\nLABEL org.opencontainers.image.authors="a\\b`"c`""\n',
  ],
  ['FROM a\nMAINTAINER a \\\n  b\n', null],
]);
