import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { differencesOf, type Difference } from './differences.ts';
import { disagreements, reasonOf } from './disagreements.ts';
import { ourAnswer } from './ours.ts';
import { readRecord } from './record.ts';

const folder = new URL('./recorded/', import.meta.url);
const records = readdirSync(folder).map((name) => ({
  name,
  ...readRecord(readFileSync(new URL(name, folder), 'utf8')),
}));
const answers = records.flatMap((record) => record.answers);

test('all answers are of one hadolint', () => {
  expect(new Set(records.map(({ version }) => version)).size).toBe(1);
});

describe('our rules say the same as hadolint', () => {
  test.each(records)('$name, but for the named disagreements', ({ answers: own }) => {
    const unnamed = own.flatMap(differencesOf).filter((one) => reasonOf(one) === undefined);
    expect(unnamed.map(described)).toEqual([]);
  });

  test('and fail at the same threshold', () => {
    const same = answers.filter((one) => one.fails !== null && differencesOf(one).length === 0);
    const other = same.filter(
      (one) => one.isRefused !== true && ourAnswer(one).fails !== one.fails,
    );
    expect(other).toEqual([]);
  });
});

test('every disagreement still is one', async () => {
  const all = answers.flatMap(differencesOf);
  const listed = disagreements.map((one) => {
    const own = all.filter((difference) => reasonOf(difference) === one);
    expect(own.length, one.why).toBeGreaterThan(0);
    return [`# ${one.why}`, ...own.map(described)].join('\n');
  });
  const file = fileURLToPath(new URL('./disagreements.txt', import.meta.url));
  await expect(`${listed.join('\n\n')}\n`).toMatchFileSnapshot(file);
});

function described({ side, finding, file }: Difference): string {
  const config = file.config === undefined ? '' : ` with ${JSON.stringify(file.config)}`;
  return `${side}: ${finding}: ${JSON.stringify(file.text)}${config}`;
}
