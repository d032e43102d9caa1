import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { redundantPlatform } from './redundant-platform.ts';

ruleCases(redundantPlatform, [
  'FROM «--platform=$TARGETPLATFORM» alpine\n',
  'FROM «--platform=${TARGETPLATFORM}» alpine\n',
  'FROM --platform=$BUILDPLATFORM alpine\n',
  'FROM --platform=linux/amd64 alpine\n',
  ['a part of it', 'FROM --platform=$TARGETOS/$TARGETARCH alpine\n'],
  ['more than it', 'FROM --platform=$TARGETPLATFORM/v8 alpine\n'],
  ["quotes are Docker's alone", 'FROM «--platform="$TARGETPLATFORM"» alpine\n'],
  [
    'and so silenced',
    '# check=skip=RedundantTargetPlatform\nFROM --platform="$TARGETPLATFORM" a\n',
  ],
  'FROM «--platform=${TARGETPLATFORM:-linux/amd64}» alpine\n',
]);

fixCases(redundantPlatform, [
  ['FROM --platform=$TARGETPLATFORM alpine AS a\n', 'FROM alpine AS a\n'],
  ['FROM   --platform=$TARGETPLATFORM   alpine\r\n', 'FROM   alpine\r\n'],
]);
