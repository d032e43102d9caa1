import { applyEdits, DEFAULT_FORMAT } from '@stagecraft/dockerfile';
import { expect, test } from 'vitest';
import { cursorIn, inputOf } from '../test/input.ts';
import { format } from './format.ts';

/** The text after formatting all of it, the cursor's instruction, or what was typed before the cursor. */
function formatted(marked: string, what: 'all' | 'range' | 'typed', typed = '\n'): string {
  const { text, offset } = cursorIn(marked);
  const span = what === 'all' ? null : { start: offset, end: offset };
  const answer = format(inputOf(text).input, {
    span,
    typed: what === 'typed' ? typed : null,
    options: DEFAULT_FORMAT,
  });
  return answer.ok ? applyEdits(text, answer.edits) : answer.reason;
}

test.each([
  ['all', 'from a\nrun  b\ncmd│  c\n', 'FROM a\nRUN b\nCMD c\n'],
  ['range', 'from a\nrun  b│\ncmd  c\n', 'from a\nRUN b\ncmd  c\n'],
  ['typed', 'from a\nRUN b \\\n│', 'from a\nRUN b \\\n    '],
] as const)('formats: %s', (what, marked, wanted) => {
  expect(formatted(marked, what)).toBe(wanted);
});

test('does nothing for other characters', () => {
  expect(formatted('from a\nrun  b│', 'typed', 'b')).toBe('from a\nrun  b');
});
