import { ruleCases } from '../../../test/support/cases.ts';
import { latestTag } from './latest-tag.ts';

ruleCases(latestTag, [
  'FROM debian:«latest» AS builder\nFROM builder\n',
  'from --platform=linux/amd64 localhost:5000/a/b:«latest» as c\n',
  ['no tag is another rule', 'FROM debian\n'],
  ['a registry called latest', 'FROM latest:5000/debian:12\n'],
  'FROM debian:latest-slim\n',
  [
    'the digest decides',
    'FROM debian:latest@sha256:0000000000000000000000000000000000000000000000000000000000000000\n',
  ],
  'ARG TAG=latest\nFROM debian:$TAG\n',
  ['a name in a variable', 'ARG I\nFROM ${I}:«latest»\nFROM a/$I:«latest»\n'],
  ['a stage of the same name', 'FROM scratch AS latest\nFROM latest\n'],
  '# hadolint ignore=DL3007\nFROM debian:latest\n',
  'FROM debian:«latest»',
]);
