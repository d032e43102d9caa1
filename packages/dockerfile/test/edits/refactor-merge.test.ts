import { describe, expect, it } from 'vitest';
import { applyIntent, type GraphIntent } from '../../src/index.ts';
import { checkCases } from '../support/intent-cases.ts';
import { after, contextOf } from '../support/intents.ts';

function merge(...instructions: readonly number[]): GraphIntent {
  return { kind: 'mergeRuns', instructions };
}

describe('mergeRuns', () => {
  checkCases([
    ['two commands', 'FROM a\nRUN x\nRUN y\n', merge(1, 2), 'FROM a\nRUN x && \\\n    y\n'],
    [
      'three of four, in any order',
      'FROM a\nRUN x\nRUN y\n\nRUN z\nRUN w',
      merge(3, 1, 2),
      'FROM a\nRUN x && \\\n    y && \\\n    z\nRUN w',
    ],
    [
      'comments between stay in it',
      'FROM a\n# one\nRUN x\n# two\n\n  # three\nRUN y\n',
      merge(1, 2),
      'FROM a\n# one\nRUN x && \\\n    # two\n    # three\n    y\n',
    ],
    [
      'as the file indents, with && in front',
      'FROM a\nRUN v \\\n\t&& w\nRUN x\nRUN y \\\n\t&& z\n',
      merge(2, 3),
      'FROM a\nRUN v \\\n\t&& w\nRUN x \\\n\t&& y \\\n\t&& z\n',
    ],
    [
      'the same flags once',
      'FROM a\nRUN --network=none --mount=type=cache,target=/c x\nRUN --mount=type=cache,target=/c --network=none y\n',
      merge(1, 2),
      'FROM a\nRUN --network=none --mount=type=cache,target=/c x && \\\n    y\n',
    ],
    [
      'caches and secrets together',
      'FROM a\nRUN --mount=type=cache,target=/c x\nRUN --mount=type=secret,id=s y\n',
      merge(1, 2),
      'FROM a\nRUN --mount=type=cache,target=/c --mount=type=secret,id=s x && \\\n    y\n',
    ],
    [
      'a subshell',
      'FROM a\nRUN (cd /x && y)\nRUN z\n',
      merge(1, 2),
      'FROM a\nRUN (cd /x && y) && \\\n    z\n',
    ],
    [
      'cd at the end',
      'FROM a\nRUN x\nRUN cd /y && z\n',
      merge(1, 2),
      'FROM a\nRUN x && \\\n    cd /y && z\n',
    ],
    [
      'a pipe and redirections',
      'FROM a\nRUN x | y > z 2>&1\nRUN "q" && z\n',
      merge(1, 2),
      'FROM a\nRUN x | y > z 2>&1 && \\\n    "q" && z\n',
    ],
    ['nothing else', 'FROM a\nRUN x\nRUN y\n', merge(1), 'refused: not-together'],
    [
      'not next to each other',
      'FROM a\nRUN x\nUSER u\nRUN y\n',
      merge(1, 3),
      'refused: not-together',
    ],
    ['of two stages', 'FROM a\nRUN x\nFROM b\nRUN y\n', merge(1, 3), 'refused: not-together'],
    ['exec form', 'FROM a\nRUN ["x"]\nRUN y\n', merge(1, 2), 'refused: not-shell-form'],
    ['here-document', 'FROM a\nRUN <<E\nx\nE\nRUN y\n', merge(1, 2), 'refused: not-shell-form'],
    [
      'another network',
      'FROM a\nRUN --network=none x\nRUN y\n',
      merge(1, 2),
      'refused: different-flags',
    ],
    [
      'a bind mount of one',
      'FROM a\nRUN --mount=target=/m x\nRUN y\n',
      merge(1, 2),
      'refused: different-flags',
    ],
    [
      'two caches of one place',
      'FROM a\nRUN --mount=type=cache,target=/c x\nRUN --mount=type=cache,id=d,target=/c y\n',
      merge(1, 2),
      'refused: different-flags',
    ],
    [
      'PowerShell',
      'FROM a\nSHELL ["pwsh", "-c"]\nRUN x\nRUN y\n',
      merge(2, 3),
      'refused: other-shell',
    ],
    [
      'the shell of a base',
      'FROM a AS b\nSHELL ["cmd", "/S", "/C"]\nFROM b\nRUN x\nRUN y\n',
      merge(3, 4),
      'refused: other-shell',
    ],
    [
      'Windows',
      'FROM mcr.microsoft.com/windows/servercore:1\nRUN x\nRUN y\n',
      merge(1, 2),
      'refused: other-shell',
    ],
    [
      'a loop with its variable',
      'FROM a\nRUN for i in 1 2; do x; done\nRUN echo $i\n',
      merge(1, 2),
      'refused: command-lasts',
    ],
    [
      'a loop',
      'FROM a\nRUN for i in 1 2; do x $i; done\nRUN y\n',
      merge(1, 2),
      'FROM a\nRUN for i in 1 2; do x $i; done && \\\n    y\n',
    ],
  ]);

  it.each([
    ['x & y', 'background-command'],
    ['x &', 'background-command'],
    ['(x & y)', 'background-command'],
    ['cd /x', 'command-lasts'],
    ['x && cd /x && y', 'command-lasts'],
    ['{ cd /x; }', 'command-lasts'],
    ['export A=1', 'command-lasts'],
    ['A=1; x $A', 'command-lasts'],
    ['set -e; x', 'command-lasts'],
    ['(set -e; x; y)', 'command-lasts'],
    ['. ./env', 'command-lasts'],
    ['exit 0', 'command-lasts'],
    ['test -f x || exit 1', 'command-lasts'],
    ['if x; then exit 0; fi', 'command-lasts'],
    ['x # why', 'comment-in-command'],
    ['case x in x) y;; esac', 'command-not-clear'],
    ['f() { x; }', 'command-not-clear'],
    ['"$X" y', 'command-not-clear'],
    ['echo "x', 'command-not-clear'],
    ['x ((', 'command-not-clear'],
    ['x y\\\\', 'command-not-clear'],
    ['x <<< y', 'command-not-clear'],
  ])('leaves %s alone', (command, code) => {
    expect(after(`FROM a\nRUN ${command}\nRUN z\n`, merge(1, 2))).toBe(`refused: ${code}`);
  });

  it.each([
    ['x || y', 'z', '{ x || y; } && \\\n    z'],
    ['x', 'y || z', 'x && \\\n    { y || z; }'],
    ['x; y', 'z;', '{ x; y; } && \\\n    { z; }'],
    ['x', 'set -e; y; z', 'x && \\\n    { set -e; y; z; }'],
    ['if x; then y; fi', 'z', 'if x; then y; fi && \\\n    z'],
    ['(x || y)', 'echo "a || b; c"', '(x || y) && \\\n    echo "a || b; c"'],
    ['A=1 x', 'command -v y', 'A=1 x && \\\n    command -v y'],
    ['echo $(cd /x; y)', 'z', 'echo $(cd /x; y) && \\\n    z'],
  ])('joins %s and %s', (first, second, joined) => {
    expect(after(`FROM a\nRUN ${first}\nRUN ${second}\n`, merge(1, 2))).toBe(
      `FROM a\nRUN ${joined}\n`,
    );
  });

  it('leaves commands alone that a shell with -e would stop', () => {
    const text = 'FROM a\nSHELL ["/bin/bash", "-ec"]\nRUN x; y\nRUN z\n';
    expect(after(text, merge(2, 3))).toBe('refused: stops-at-errors');
    expect(after(text.replace('x; y', 'x && y'), merge(2, 3))).toContain('RUN x && y && \\\n');
  });

  it('groups nothing where the shell may be that of Windows', () => {
    const text = '# escape=`\nFROM a\nRUN x || y\nRUN z\n';
    expect(after(text, merge(1, 2))).toBe('refused: other-shell');
  });

  it('says that caches now count for all', () => {
    const text = 'FROM a\nRUN --mount=type=cache,target=/c x\nRUN y\n';
    const result = applyIntent(contextOf(text), merge(1, 2));
    expect(result.ok && result.notes?.length).toBe(1);
  });
});
