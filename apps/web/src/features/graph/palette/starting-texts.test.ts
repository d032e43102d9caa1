import { parseDockerfile, problemsOf, buildGraph } from '@stagecraft/dockerfile';
import { instructionReference } from '@stagecraft/dockerfile/reference';
import { expect, test } from 'vitest';
import { insertable, startingText, typedInstruction } from './starting-texts.ts';

test.each(insertable)('BuildKit takes %s as it is put in', (keyword) => {
  const model = parseDockerfile(`FROM busybox\n${startingText(keyword)}\n`);
  expect(problemsOf(model, buildGraph(model)).filter((one) => one.severity === 'error')).toEqual(
    [],
  );
  expect(model.instructions.map((one) => one.keyword)).toEqual(['FROM', keyword]);
});

test('every instruction but FROM and the deprecated one can be put in', () => {
  const all = [...instructionReference.keys()].filter(
    (one) => !['FROM', 'MAINTAINER'].includes(one),
  );
  expect([...insertable].sort()).toEqual(all.sort());
});

test.each([
  ['run apk add curl', 'RUN apk add curl'],
  ['  COPY  . /app ', 'COPY . /app'],
  ['copy', null],
  ['copy files into', 'COPY files into'],
  ['set a user', null],
  ['FROM busybox', null],
])('“%s” is taken as %s', (typed, text) => {
  expect(typedInstruction(typed)).toBe(text);
});
