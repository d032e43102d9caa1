import { expect, test } from 'vitest';
import { inputOf } from '../test/input.ts';
import { notices } from './notices.ts';

function codes(text: string, isLoaded: boolean): readonly string[] {
  const { input } = inputOf(text);
  const readScript = isLoaded ? () => null : null;
  return notices({ ...input, readScript }, {}).notices.map(({ code }) => code);
}

test('that commands could not be read is told, not passed over', () => {
  expect(codes('FROM a:1\nRUN b\n', false)).toContain('commands-unchecked');
  expect(codes('FROM a:1\nRUN b\n', true)).not.toContain('commands-unchecked');
  expect(codes('FROM a:1\nWORKDIR /b\n', false)).not.toContain('commands-unchecked');
});
