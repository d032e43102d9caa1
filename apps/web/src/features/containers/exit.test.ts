import { expect, it } from 'vitest';
import { exitMeaning } from './exit.ts';

it.each([
  [0, 'success'],
  [1, 'failed'],
  [125, 'engine'],
  [126, 'notExecutable'],
  [127, 'notFound'],
  [128, 'failed'],
  [130, 'signal'],
  [137, 'killed'],
  [139, 'crashed'],
  [143, 'terminated'],
  [193, 'failed'],
  [255, 'failed'],
])('the exit code %i means %s', (exitCode, meaning) => {
  expect(exitMeaning({ exitCode, outOfMemory: false }, false)).toBe(meaning);
});

it('tells who killed it, where that is known', () => {
  const killed = { exitCode: 137, outOfMemory: false };
  expect(exitMeaning(killed, true)).toBe('killedAfterStop');
  expect(exitMeaning({ ...killed, outOfMemory: true }, true)).toBe('outOfMemory');
});
