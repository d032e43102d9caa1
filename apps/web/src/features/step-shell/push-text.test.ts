import { applyEdits, applyIntent, buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import { describe, expect, it } from 'vitest';
import { commandOf, pushIntent, type PushPlace } from './push-text.ts';

/** The text after a command was put into it at one of its instructions. */
function pushed(text: string, at: number, typed: string, place: PushPlace): string | null {
  const model = parseDockerfile(text);
  const instruction = model.instructions[at];
  const intent = instruction ? pushIntent(model, instruction, typed, place) : null;
  if (intent === null) return null;
  const done = applyIntent({ model, graph: buildGraph(model), options: {} }, intent);
  return done.ok ? applyEdits(text, done.edits) : null;
}

const text = 'FROM a\nRUN --mount=type=cache,target=/c nosuch\nCMD x\n';

describe('a command that worked', () => {
  it('takes the place of the one that failed, and leaves the flags', () => {
    const after = pushed(text, 1, ' make all ', 'replace');
    expect(after).toBe('FROM a\nRUN --mount=type=cache,target=/c make all\nCMD x\n');
  });
  it('becomes a RUN after the instruction', () => {
    expect(pushed(text, 1, 'make', 'after')).toBe(
      'FROM a\nRUN --mount=type=cache,target=/c nosuch\nRUN make\nCMD x\n',
    );
    expect(pushed(text, 2, 'make', 'after')).toBe(`${text}RUN make\n`);
  });
  it('is one command of several lines', () => {
    expect(pushed(text, 1, 'cd /a\n\nmake\n', 'replace')).toContain('c cd /a && \\\n    make\nCMD');
  });
  it('uses the escape character of the file', () => {
    const windows = '# escape=`\nFROM a\nRUN b\n';
    expect(pushed(windows, 1, 'c\nd', 'replace')).toBe('# escape=`\nFROM a\nRUN c && `\n    d\n');
  });
  it('stays as it is written where lines are continued already', () => {
    expect(pushed(text, 1, 'a \\\n  b', 'replace')).toContain('/c a \\\n  b\nCMD');
  });
  it('is none without a text, and replaces nothing but a RUN', () => {
    expect(pushed(text, 1, ' \n', 'replace')).toBeNull();
    expect(pushed(text, 2, 'make', 'replace')).toBeNull();
  });
});

it('the command of a RUN is what follows its flags', () => {
  const model = parseDockerfile(text);
  expect(model.instructions.map((one) => commandOf(model, one))).toEqual(['', 'nosuch', '']);
});
