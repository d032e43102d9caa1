import { describe, expect, it } from 'vitest';
import { applyEdits, parseDockerfile, updateDockerfile } from '@stagecraft/dockerfile';
import { readScript } from '../support/shell.ts';

/** Each command's name and arguments, with what stands in the file where its name and arguments are. */
function read(
  instruction: string,
): { commands: readonly string[]; written: readonly string[] } | null {
  const text = `FROM busybox\n${instruction}\n`;
  const model = parseDockerfile(text);
  const second = model.instructions[1];
  const script = second === undefined ? null : readScript(model, second);
  if (script === null) return null;
  const { commands } = script;
  return {
    commands: commands.map(({ name, args }) =>
      [name ?? '?', ...args.map((word) => word.value ?? word.text)].join(' '),
    ),
    written: commands.map(({ nameSpan, args }) =>
      [nameSpan, ...args.map(({ span }) => span)]
        .map(({ start, end }) => text.slice(start, end))
        .join(' '),
    ),
  };
}

describe('The script of an instruction', () => {
  it.each<[string, string, readonly string[], readonly string[]]>([
    ['RUN', 'RUN --mount=type=cache,target=/a --network=none a b', ['a b'], ['a b']],
    [
      'continuations and comments',
      'RUN a && \\\n  # not\n\n  b \\\n  c',
      ['a', 'b c'],
      ['a', 'b c'],
    ],
    ['a word over two lines', 'RUN ab\\\ncd ef', ['abcd ef'], ['ab\\\ncd ef']],
    ['CMD', 'CMD a | b', ['a', 'b'], ['a', 'b']],
    ['ENTRYPOINT', 'ENTRYPOINT exec a', ['a'], ['a']],
    ['HEALTHCHECK', 'HEALTHCHECK --interval=5s CMD a || exit 1', ['a', 'exit 1'], ['a', 'exit 1']],
    ['ONBUILD', 'ONBUILD RUN --network=none a && b', ['a', 'b'], ['a', 'b']],
    ['exec form', 'RUN ["a", "b c"]', ['a b c'], ['"a" "b c"']],
    ['HEALTHCHECK in exec form', 'HEALTHCHECK CMD ["a"]', ['a'], ['"a"']],
    [
      'a script in exec form',
      'CMD ["/bin/sh", "-ec", "a \\"b\\" \\u0026\\u0026 c\\td"]',
      ['sh -ec a "b" && c\td', 'a b', 'c d'],
      ['"/bin/sh" "-ec" "a \\"b\\" \\u0026\\u0026 c\\td"', 'a \\"b\\"', 'c d'],
    ],
    [
      'bash with options',
      "RUN bash -eo pipefail -c 'a | b'",
      ['bash -eo pipefail -c a | b', 'a', 'b'],
      ["bash -eo pipefail -c 'a | b'", 'a', 'b'],
    ],
    [
      'a script in double quotes',
      'RUN sh -c "a \\"b c\\" $D" x',
      ['sh -c "a \\"b c\\" $D" x', 'a b c $D'],
      ['sh -c "a \\"b c\\" $D" x', 'a \\"b c\\" $D'],
    ],
    ['su', "RUN su - user -c 'a b'", ['su - user -c a b', 'a b'], ["su - user -c 'a b'", 'a b']],
    ['eval', "RUN eval 'a &&' b", ['eval a && b', 'a', 'b'], ["eval 'a &&' b", 'a', 'b']],
    [
      'a here-document',
      'RUN <<EOF\na\nif b; then c d; fi\nEOF',
      ['a', 'b', 'c d'],
      ['a', 'b', 'c d'],
    ],
    ['one with tabs', 'RUN <<-EOF\n\ta\n\tEOF', ['a'], ['a']],
    ['one with #!', 'RUN <<EOF\n#!/bin/bash -e\na\nEOF', ['a'], ['a']],
    [
      'one that a shell reads',
      'RUN bash -e <<EOF\na \\$b\nEOF',
      ['bash -e', 'a $b'],
      ['bash -e', 'a \\$b'],
    ],
    [
      'one that another program reads',
      'RUN python3 <<EOF && b\nimport a\nEOF',
      ['python3', 'b'],
      ['python3', 'b'],
    ],
    ['one that is written to a file', "RUN cat <<'EOF' > /f\na $(b)\nEOF", ['cat'], ['cat']],
    [
      'one with a substitution',
      'RUN cat <<EOF > /f\na $(b c) \\$(d)\nEOF',
      ['cat', 'b c'],
      ['cat', 'b c'],
    ],
    [
      'two on a line',
      'RUN a <<X && sh <<Y | b\n1\nX\nc\nY',
      ['a', 'sh', 'b', 'c'],
      ['a', 'sh', 'b', 'c'],
    ],
    ['a here-string', 'RUN bash <<< "a b"', ['bash', 'a b'], ['bash', 'a b']],
    ['a file that the shell runs', 'RUN sh /a.sh -c b', ['sh /a.sh -c b'], ['sh /a.sh -c b']],
  ])('%s', (_, instruction, commands, written) => {
    expect(read(instruction)).toEqual({ commands, written });
  });

  it.each([
    ['an instruction without a command', 'COPY a b'],
    ['HEALTHCHECK NONE', 'HEALTHCHECK NONE'],
    ['a trigger without a command', 'ONBUILD COPY a b'],
    ['nothing', 'RUN'],
    ['a here-document for another program', 'RUN <<EOF\n#!/usr/bin/env python3\nimport a\nEOF'],
  ])('is null for %s', (_, instruction) => {
    expect(read(instruction)).toBeNull();
  });

  it('tells what it can of a broken one', () => {
    const model = parseDockerfile('FROM a\nRUN if a b; then c\n');
    const run = model.instructions[1];
    const script = run === undefined ? null : readScript(model, run);
    expect(script?.isBroken).toBe(true);
    expect(script?.commands.map(({ name }) => name)).toEqual(['a', 'c']);
  });

  it('reads a substitution once that stands in a script in double quotes', () => {
    expect(read('RUN sh -c "a $(b)"')?.commands).toEqual(['sh -c "a $(b)"', 'a $(b)', 'b']);
  });

  it('moves with the text, and is the same where nothing moved', () => {
    const text = 'FROM a\nRUN b c\nRUN d \\\n  e\n';
    const model = parseDockerfile(text);
    const before = model.instructions.map((one) => readScript(model, one));
    const edits = [{ start: 11, end: 12, text: 'longer' }];
    const after = updateDockerfile(model, applyEdits(text, edits));
    const scripts = after.instructions.map((one) => readScript(after, one));
    expect(scripts[1]?.commands[0]?.name).toBe('longer');
    const moved = scripts[2]?.commands[0];
    expect(moved && after.text.slice(moved.span.start, moved.span.end)).toBe('d \\\n  e');
    const again = updateDockerfile(after, `${after.text}USER x\n`);
    expect(again.instructions.slice(0, 3).map((one) => readScript(again, one))).toEqual(scripts);
    expect(readScript(again, again.instructions[2] ?? model.instructions[0]!)).toBe(scripts[2]);
    expect(before[2]?.commands[0]?.span).not.toEqual(moved?.span);
  });
});
