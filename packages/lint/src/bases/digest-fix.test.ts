import { fixCases } from '../../test/support/cases.ts';
import { baseByDigest } from '../rules/base-image/base-by-digest.ts';
import { latestTag } from '../rules/base-image/latest-tag.ts';
import { untaggedBase } from '../rules/base-image/untagged-base.ts';

const digest = `sha256:${'ab'.repeat(32)}`;
const facts = {
  imageDigests: {
    debian: `debian@${digest}`,
    'debian:latest': `docker.io/library/debian@${digest}`,
    'debian:12': `debian@${digest}`,
    'library/debian:12': `debian@${digest}`,
    'registry.example.com:5000/a:1': `registry.example.com:5000/a@${digest}`,
    'renamed:1': `debian@${digest}`,
    'odd:1': 'odd',
  },
};

fixCases(untaggedBase, [['FROM debian AS a\n', `FROM debian@${digest} AS a\n`]], { facts });
fixCases(untaggedBase, [['FROM debian\n', null]]);
fixCases(latestTag, [['FROM debian:latest', `FROM debian:latest@${digest}`]], { facts });
fixCases(
  baseByDigest,
  [
    [
      'from --platform=linux/amd64 debian:12\n',
      `from --platform=linux/amd64 debian:12@${digest}\n`,
    ],
    ['FROM library/debian:12\r\n', `FROM library/debian:12@${digest}\r\n`],
    ['FROM registry.example.com:5000/a:1\n', `FROM registry.example.com:5000/a:1@${digest}\n`],
    ['FROM renamed:1\n', null],
    ['FROM odd:1\n', null],
    ['FROM unknown:1\n', null],
    ['FROM constructor\n', null],
    ['ARG B=debian:12\nFROM $B\n', null],
    ['FROM "debian:12"\n', null],
  ],
  { facts, policy: { basesByDigest: true } },
);
