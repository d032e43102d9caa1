import { describe, expect, test } from 'vitest';
import { buildGraph, parseDockerfile } from '../src/index.ts';
import type { Problem } from '../src/index.ts';
import { marks } from './support/helpers.ts';
import { ACCEPTED, REFUSED } from './support/refusals.ts';

function allProblems(text: string): { problems: Problem[]; shown: string[] } {
  const model = parseDockerfile(text);
  const problems = [...model.problems, ...buildGraph(model).problems];
  return { problems, shown: marks(model, problems) };
}

describe('what BuildKit refuses', () => {
  test.each(REFUSED)('$text', ({ text, marks: expected }) => {
    const { problems, shown } = allProblems(text);
    expect(shown.toSorted()).toEqual([...expected].toSorted());
    expect(problems.some((problem) => problem.severity === 'error')).toBe(true);
  });
});

describe('what BuildKit builds', () => {
  test.each(ACCEPTED)('$text', ({ text, marks: expected }) => {
    const { problems, shown } = allProblems(text);
    expect(shown.toSorted()).toEqual([...expected].toSorted());
    expect(problems.every((problem) => problem.severity === 'warning')).toBe(true);
  });
});

test('every problem speaks both languages', () => {
  for (const { text } of [...REFUSED, ...ACCEPTED]) {
    for (const { message, hint, code } of allProblems(text).problems) {
      expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      for (const said of hint === undefined ? [message] : [message, hint]) {
        expect(said.en).not.toBe('');
        expect(said['zh-CN']).not.toBe('');
      }
      expect(message['zh-CN']).toMatch(/\p{Script=Han}/u);
    }
  }
});
