import { ruleCases } from '../../../test/support/cases.ts';
import { basePlatformMismatch } from './base-platform-mismatch.ts';

const facts = {
  imagePlatforms: {
    'a:1': ['linux/amd64'],
    b: ['linux/arm64/v8', 'linux/arm/v7'],
    w: ['windows/amd64'],
  },
};

ruleCases(basePlatformMismatch, ['FROM --platform=linux/arm64 a:1\n']);
ruleCases(
  basePlatformMismatch,
  [
    'FROM --platform=linux/arm64 «a:1»\n',
    'FROM --platform=linux/amd64 a:1\nFROM --platform=linux/amd64 «b»\n',
    ['a variant is no matter', 'FROM --platform=linux/arm64 b\nFROM --platform=linux/arm/v6 b\n'],
    [
      'other names of the same',
      'FROM --platform=linux/x86_64 a:1\nFROM --platform=linux/aarch64 b\n',
    ],
    'FROM --platform=linux/amd64 «w»\n',
    ['not known which one is wanted', 'FROM a:1\n'],
    ['not known which ones there are', 'FROM --platform=linux/arm64 c\n'],
    'ARG P=linux/s390x\nFROM --platform=$P «a:1»\n',
    'ARG IMAGE=a:1\nFROM --platform=linux/arm64 «$IMAGE»\n',
  ],
  { facts },
);
