import { expect, test } from 'vitest';
import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { findingsOf } from '../../../test/support/check.ts';
import { constantPlatform } from './constant-platform.ts';

ruleCases(constantPlatform, [
  'FROM --platform=«linux» debian:12\n',
  'FROM --platform="$BUILDPLATFORM" debian:12\n',
  'FROM --platform=${TARGETPLATFORM:-} debian:12\n',
  ['another variable is a constant to hadolint', 'ARG P\nFROM --platform=«$P» debian:12\n'],
  [
    'which has no say here',
    '# hadolint global ignore=DL3029\nARG P=linux/arm64\nFROM --platform=$P debian:12\n',
  ],
  [
    "Docker's name alone",
    '# hadolint global ignore=DL3029\nFROM --platform=linux/amd64 debian:12\n',
  ],
  [
    'the name says it to Docker, not to hadolint',
    'FROM --platform=«linux/amd64» debian:12 AS build-amd64\n',
  ],
  [
    'the name says it',
    '# hadolint global ignore=DL3029\nFROM --platform=linux/amd64 debian:12 AS build_amd64\n',
  ],
  ['of the second', 'FROM a\nfrom --platform=«linux/arm64/v8» b\n'],
  ['no platform at all', '# hadolint global ignore=DL3029\nFROM --platform=nonsense debian:12\n'],
]);

fixCases(constantPlatform, [
  ['FROM --platform=linux/amd64 a AS b\n', 'FROM a AS b\n'],
  ['FROM --platform=linux/amd64 --platform=linux/amd64 a\n', null],
  ['from \\\n  --platform=linux/amd64 \\\n  a\n', 'from \\\n  a\n'],
]);

test('a variable is not called fixed', () => {
  const [found] = findingsOf(constantPlatform, 'ARG P\nFROM --platform=$P debian:12\n');
  expect(found?.message.en).toBe(
    'The platform is that of $P, not the one that the build asks for.',
  );
});
