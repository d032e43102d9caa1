import { ruleCases } from '../../../test/support/cases.ts';
import { untaggedBase } from './untagged-base.ts';

ruleCases(untaggedBase, [
  ['a registry with a port is no tag', 'FROM «localhost:5000/app»\n'],
  'FROM localhost:5000/app:1\n',
  'FROM scratch\n',
  [
    'a digest is more than a tag',
    'FROM debian@sha256:0000000000000000000000000000000000000000000000000000000000000000\n',
  ],
  'FROM debian:12 AS Build\nFROM build\n',
  ['a stage that comes later is an image', 'FROM «later»\nFROM debian:12 AS later\n'],
  'ARG BASE=debian\nFROM $BASE\n',
  'ARG TAG\nFROM debian:$TAG\n',
  'FROM --platform=linux/amd64 «debian» AS one\n',
  ['the pragma above it', '# hadolint ignore=DL3006\nFROM debian\n'],
  ['a pragma for another rule', '# hadolint ignore=DL3007\nFROM «debian»\n'],
  ['for the whole file', '# hadolint global ignore=DL3006\nFROM debian\nFROM alpine\n'],
  ['for the next stage', 'FROM «one»\n# hadolint stage ignore=DL3006\nFROM two\nFROM «three»\n'],
  'FROM\n',
]);
