import { ruleCases } from '../../../test/support/cases.ts';
import { baseByDigest } from './base-by-digest.ts';

const digest = `sha256:${'0'.repeat(64)}`;

ruleCases(baseByDigest, [['only where the team asks', 'FROM debian:12\n']]);
ruleCases(
  baseByDigest,
  [
    'FROM «debian»\n',
    `FROM debian@${digest}\n`,
    'FROM scratch AS a\nFROM a\n',
    `ARG BASE=debian@${digest}\nFROM $BASE\n`,
    'ARG BASE=debian\nFROM «$BASE»\n',
    ['not known here', 'ARG BASE\nFROM $BASE\n'],
    'FROM «localhost:5000/a:1» AS one\nFROM «two»\n',
  ],
  { policy: { basesByDigest: true } },
);
