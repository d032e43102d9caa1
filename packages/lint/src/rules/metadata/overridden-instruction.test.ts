import { describe, expect, test } from 'vitest';
import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { findingsOf } from '../../../test/support/check.ts';
import { overriddenInstruction } from './overridden-instruction.ts';

ruleCases(overriddenInstruction, [
  'FROM a\n«CMD one»\n«CMD two»\nCMD three\n',
  'FROM a\nCMD one\nENTRYPOINT x\nHEALTHCHECK NONE\n',
  'FROM a AS b\nCMD one\nFROM b\nCMD two\n',
  'FROM a\n«ENTRYPOINT ["x"]»\nRUN y\nentrypoint ["z"]\n',
  'FROM a\n«HEALTHCHECK CMD x»\nHEALTHCHECK NONE\n',
  ['a trigger is for another stage', 'FROM a\nONBUILD CMD x\nCMD y\n'],
  ['without FROM', '«CMD x»\nCMD y\n'],
  [
    "Docker's name alone is skipped by hadolint's",
    'FROM a\n# hadolint ignore=DL4003\nCMD x\nCMD y\n',
  ],
  [
    'above the later one, where hadolint reports it',
    'FROM a\nCMD x\n# hadolint ignore=DL4003\nCMD y\n',
  ],
  [
    "Docker's own above the later one",
    'FROM a\n«CMD x»\n# check=skip=MultipleInstructionsDisallowed\nCMD y\n',
  ],
  [
    "another's name above the later one",
    'FROM a\n«ENTRYPOINT x»\n# hadolint ignore=DL4003\nENTRYPOINT y\n',
  ],
  [
    'two of three',
    'FROM a\nHEALTHCHECK NONE\n# hadolint ignore=DL3012\nHEALTHCHECK CMD a\nHEALTHCHECK CMD b\n',
  ],
  'FROM a\n«CMD x \\\n  y»\nCMD z\n',
]);

describe('goes by the names and weighs as it does there', () => {
  test.each([
    ['CMD', 'DL4003', 'warning'],
    ['ENTRYPOINT', 'DL4004', 'error'],
    ['HEALTHCHECK CMD', 'DL3012', 'error'],
  ])('%s', (keyword, code, severity) => {
    const [found] = findingsOf(overriddenInstruction, `FROM a\n${keyword} x\n${keyword} y\n`);
    expect(found).toMatchObject({ aliases: [code, 'MultipleInstructionsDisallowed'], severity });
  });

  test('policy may name one of them', () => {
    const policy = { rules: { dl4003: 'off', dl4004: 'info' } } as const;
    const text = 'FROM a\nCMD x\nCMD y\nENTRYPOINT x\nENTRYPOINT y\n';
    const found = findingsOf(overriddenInstruction, text, { policy });
    expect(found.map(({ severity }) => severity)).toEqual(['info']);
  });
});

fixCases(overriddenInstruction, [
  ['FROM a\n# one\nCMD x\n\nCMD y\n', 'FROM a\n\nCMD y\n'],
  ['FROM a\r\nCMD x \\\r\n  y\r\nCMD z\r\n', 'FROM a\r\nCMD z\r\n'],
]);
