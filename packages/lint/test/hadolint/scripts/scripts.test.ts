import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commentFindings } from '../../../src/shellcheck/check.ts';
import { placeFinder } from '../../../src/shellcheck/positions.ts';
import { inputOf } from '../../support/check.ts';
import { failingOtherwise, testNamed } from '../agreement.ts';
import { differencesOf } from '../differences.ts';
import { reasonOf } from '../disagreements.ts';
import { described } from '../listed.ts';
import { disagreements } from './disagreements.ts';
import { commentedScripts, ourAnswer } from './ours.ts';
import type { ScriptRecord } from './record.ts';

const path = new URL('./recorded.json', import.meta.url);
const record = JSON.parse(readFileSync(path, 'utf8')) as ScriptRecord;
const compared = record.answers.map((file) => {
  const { findings, fails } = ourAnswer(file, record);
  return { file, fails, differences: differencesOf(file, findings) };
});
const differences = compared.flatMap((one) => one.differences);

describe('with codes of ShellCheck we say the same as hadolint', () => {
  test('but for the named disagreements', () => {
    const unnamed = differences.filter((one) => reasonOf(one, disagreements) === undefined);
    expect(unnamed.map(described)).toEqual([]);
  });

  test('and fail at the same threshold', () => {
    expect(failingOtherwise(compared)).toEqual([]);
  });
});

testNamed(disagreements, differences, new URL('./disagreements.txt', import.meta.url));

/** Continuations, with the comments and empty lines behind them. */
const JOINT = /[\\`][ \t]*\r?\n(?:[ \t]*(?:#.*)?\r?\n)*/g;

test('what is found stands where the script has it', () => {
  const places = record.answers.flatMap((file) => {
    const input = inputOf(file.text);
    return commentedScripts(file, record).flatMap(({ script, comments }) => {
      const find = placeFinder(script);
      return comments.flatMap((comment) => {
        const at = find(comment);
        const [found] = commentFindings(input, [{ script, comments: [comment] }]);
        if (at === null || at.start === at.end || found === undefined) return [];
        const written = file.text.slice(found.span.start, found.span.end).replaceAll(JOINT, '');
        return [{ file, written, meant: script.source.text.slice(at.start, at.end) }];
      });
    });
  });
  expect(places.length).toBeGreaterThan(300);
  expect(places.filter(({ written, meant }) => written !== meant)).toEqual([]);
});
