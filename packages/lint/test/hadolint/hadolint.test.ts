import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { failingOtherwise, testNamed } from './agreement.ts';
import { differencesOf } from './differences.ts';
import { described } from './listed.ts';
import { disagreements, reasonOf } from './disagreements.ts';
import { ourAnswer } from './ours.ts';
import { readRecord } from './record.ts';

const folder = new URL('./recorded/', import.meta.url);
const records = readdirSync(folder).map((name) => {
  const { version, answers } = readRecord(readFileSync(new URL(name, folder), 'utf8'));
  const compared = answers.map((file) => {
    const { findings, fails } = ourAnswer(file);
    return { file, fails, differences: differencesOf(file, findings) };
  });
  return { name, version, compared };
});
const compared = records.flatMap((record) => record.compared);
const differences = compared.flatMap((one) => one.differences);

test('all answers are of one hadolint', () => {
  expect(new Set(records.map(({ version }) => version)).size).toBe(1);
});

describe('our rules say the same as hadolint', () => {
  test.each(records)('$name, but for the named disagreements', ({ compared: own }) => {
    const all = own.flatMap((one) => one.differences);
    const unnamed = all.filter((one) => reasonOf(one, disagreements) === undefined);
    expect(unnamed.map(described)).toEqual([]);
  });

  test('and fail at the same threshold', () => {
    expect(failingOtherwise(compared)).toEqual([]);
  });
});

testNamed(disagreements, differences, new URL('./disagreements.txt', import.meta.url));
