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
  ['a variable names the whole image', 'FROM ${VALUE}\n'],
  ['a variable in the name', 'ARG N=1\nFROM app${N}\n'],
  ['a registry alone in a variable', 'ARG R=registry.example.com\nFROM $R/app\n'],
  ['a tag that is not latest', 'FROM ruby:2\n'],
  ['latest is for another rule', 'FROM ruby:latest\n'],
  ['a short digest', 'FROM ruby@sha256:f1dbca0f5dbc9\n'],
  ['a name with an organisation', 'FROM «grafana/grafana» AS g\n'],
  ['a stage of the same name does not count for itself', 'FROM «node» AS node\nFROM node\n'],
  ['a stage by its number is an image of that name', 'FROM a:1\nFROM «0»\n'],
  ['lower-case keywords', 'from «debian» as a\n'],
  ['over a continuation', 'FROM \\\n  «debian» \\\n  AS a\n'],
]);
