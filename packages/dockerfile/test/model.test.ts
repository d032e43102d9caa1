import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../src/index.ts';
import type { Instruction } from '../src/index.ts';

function one(line: string): { text: string; instruction: Instruction } {
  const text = `FROM a\n${line}`;
  const instruction = parseDockerfile(text).instructions[1];
  if (instruction === undefined) throw new Error('no instruction');
  return { text, instruction };
}

function words(line: string): string[] {
  return one(line).instruction.words.map((word) => word.value);
}

function cut(text: string, span: { start: number; end: number } | null): string | null {
  return span === null ? null : text.slice(span.start, span.end);
}

describe('directives', () => {
  test('are read at the top only, whatever their case and spacing', () => {
    const text =
      '#  Syntax = docker/dockerfile:1  \n  # ESCAPE=`\n# check=skip=all\nFROM a\n# escape=\\\n';
    const model = parseDockerfile(text);
    expect(model.directives.map((one) => [one.name, one.value, cut(text, one.valueSpan)])).toEqual([
      ['syntax', 'docker/dockerfile:1', 'docker/dockerfile:1'],
      ['escape', '`', '`'],
      ['check', 'skip=all', 'skip=all'],
    ]);
    expect(model.escape).toBe('`');
    expect(model.nodes.map((node) => node.kind)).toEqual([
      'directive',
      'directive',
      'directive',
      'instruction',
      'comment',
    ]);
  });

  test.each([
    '\n# escape=`\n',
    '# note\n# escape=`\n',
    '# unknown=1\n# escape=`\n',
    '# escape=\n# escape=`\n',
  ])('end at the first line that is none: %j', (head) => {
    const model = parseDockerfile(`${head}FROM a\n`);
    expect(model.directives).toEqual([]);
    expect(model.escape).toBe('\\');
  });

  test('come after a byte order mark', () => {
    const model = parseDockerfile('\uFEFF# escape=`\nFROM a');
    expect(model.nodes.map((node) => node.kind)).toEqual(['bom', 'directive', 'instruction']);
    expect(model.escape).toBe('`');
  });
});

describe('continuation', () => {
  test('joins lines, drops comments and blank lines within, keeps leading spaces', () => {
    const { instruction, text } = one('RUN a \\  \n  # note\n\n   b\\\nc\nRUN d');
    expect(words('RUN a \\  \n  # note\n\n   b\\\nc\nRUN d')).toEqual(['a', 'bc']);
    expect(instruction.firstLine).toBe(1);
    expect(instruction.lastLine).toBe(5);
    expect(cut(text, instruction.words[1]?.span ?? null)).toBe('b\\\nc');
  });

  test('does not happen after a doubled escape character, as in BuildKit', () => {
    const model = parseDockerfile('FROM a\nRUN a \\\\\nRUN b');
    expect(model.instructions.map((one) => one.keyword)).toEqual(['FROM', 'RUN', 'RUN']);
  });

  test('takes the escape character that the directive names', () => {
    const model = parseDockerfile('# escape=`\nFROM a\nRUN a `\n b\nRUN c \\\nRUN d');
    expect(model.instructions.map((one) => one.lastLine)).toEqual([1, 3, 4, 5]);
  });

  test('may begin an instruction, and may run into the end of the file', () => {
    expect(parseDockerfile('\\\nFROM a').instructions[0]?.keyword).toBe('FROM');
    const model = parseDockerfile('FROM a\nRUN b \\\n# c\n\n');
    expect(model.instructions[1]?.lastLine).toBe(3);
    expect(model.problems.map((one) => one.code)).toEqual(['empty-continuation']);
  });

  test('works with CRLF', () => {
    const { instruction } = one('RUN a \\\r\n  b\r\n');
    expect(instruction.words.map((word) => word.value)).toEqual(['a', 'b']);
    expect(parseDockerfile('FROM a\r\nRUN b\r\nRUN c\n').newline).toBe('\r\n');
    expect(parseDockerfile('FROM a\r\nRUN b\nRUN c\n').newline).toBe('\n');
  });
});

describe('here-documents', () => {
  test.each([
    ['RUN <<EOF\nx\nEOF', ['EOF true false']],
    ['RUN 3<<EOF\nEOF', ['EOF true false']],
    ["RUN <<-'A b'\n\tx\n\tA b", ['A b false true']],
    ["RUN <<eo'f'\neof", ['eof false false']],
    ["RUN <<eo\\'f\neo'f", ["eo'f true false"]],
    ['RUN <<$EOF\n$EOF', ['$EOF true false']],
    ['RUN <<  EOF  > foo\nEOF', ['EOF true false']],
    ['RUN <<A <<B cat\n1\nA\n2\nB', ['A true false', 'B true false']],
    ['COPY <<X <<Y /dest\nY\nX\nX\nY', ['X true false', 'Y true false']],
    ['COPY --chmod=755 <<"EOF" /x\nEOF', ['EOF false false']],
    ['ONBUILD RUN <<EOF\nEOF', ['EOF true false']],
    ['RUN --mount=type=cache,target=/x <<EOF\nEOF', ['EOF true false']],
    ['RUN a \\\n  <<EOF\nEOF', ['EOF true false']],
    ['RUN "<<EOF"', []],
    ['RUN <<<EOF', []],
    ['RUN echo $((1<<2))', []],
    ['RUN ["<<EOF"]', []],
    ['USER <<EOF', []],
    ["RUN it's <<EOF", []],
    ['RUN <<', []],
  ])('%j', (line, expected) => {
    const { instruction } = one(line);
    expect(instruction.heredocs.map((doc) => `${doc.name} ${doc.expand} ${doc.stripTabs}`)).toEqual(
      expected,
    );
    expect(instruction.heredocs.every((doc) => doc.closeSpan !== null)).toBe(true);
    expect(instruction.lastLine).toBe(line.split('\n').length);
  });

  test('keep what looks like instructions, comments and continuations in their body', () => {
    const { text, instruction } = one('COPY <<EOF /x\nFROM b\n# c\nd \\\nEOF\nRUN e');
    const [doc] = instruction.heredocs;
    expect(cut(text, doc?.bodySpan ?? null)).toBe('FROM b\n# c\nd \\\n');
    expect(cut(text, doc?.closeSpan ?? null)).toBe('EOF');
    expect(cut(text, doc?.openSpan ?? null)).toBe('<<EOF');
    expect(parseDockerfile(text).instructions).toHaveLength(3);
  });

  test('that never close leave the stages after them visible', () => {
    const model = parseDockerfile('FROM a\nRUN <<EOF\nx\nFROM b AS c\nRUN d\n');
    expect(model.instructions.map((one) => one.keyword)).toEqual(['FROM', 'RUN', 'FROM', 'RUN']);
    expect(model.instructions[1]?.heredocs[0]?.closeSpan).toBeNull();
    expect(model.problems.map((one) => one.code)).toEqual(['unterminated-heredoc']);
  });
});

describe('forms and words', () => {
  test('take JSON as exec form only when it is strict', () => {
    expect(one('CMD ["a", "b c\\n"]').instruction.form).toBe('exec');
    expect(words('CMD ["a", "b c\\n"]')).toEqual(['a', 'b c\n']);
    for (const shell of [
      "CMD ['a']",
      'CMD ["a" "b"]',
      'CMD ["a",]',
      'CMD ["a"] b',
      'CMD [a]',
      'CMD',
    ]) {
      expect(one(shell).instruction.form).toBe('shell');
    }
    expect(one('COPY a b').instruction.form).toBeNull();
    expect(one('COPY ["a b", "c"]').instruction.form).toBe('exec');
  });

  test('split as BuildKit splits', () => {
    expect(words('RUN a "b c" d\\ e')).toEqual(['a', '"b c"', 'd\\ e']);
    expect(words('COPY "a b" c')).toEqual(['"a', 'b"', 'c']);
    expect(words('WORKDIR /a b ')).toEqual(['/a b']);
    expect(words('EXPOSE\t80  81')).toEqual(['80', '81']);
    expect(words('HEALTHCHECK --timeout=1s CMD ["a", "b"]')).toEqual(['CMD', 'a', 'b']);
    expect(words('COPY a\u3000b c')).toEqual(['a\u3000b', 'c']);
  });

  test('stand at their own ranges in JSON form', () => {
    const { text, instruction } = one('CMD ["a", \\\n  "b\\"c"]');
    expect(instruction.words.map((word) => cut(text, word.span))).toEqual(['"a"', '"b\\"c"']);
  });
});

describe('flags', () => {
  test('lose quotes, keep ranges, and span continuations', () => {
    const { text, instruction } = one('COPY --from="a b" --link \\\n --chown=1:1 x y');
    expect(instruction.flags.map((flag) => [flag.name, flag.value, cut(text, flag.span)])).toEqual([
      ['from', 'a b', '--from="a b"'],
      ['link', null, '--link'],
      ['chown', '1:1', '--chown=1:1'],
    ]);
    expect(cut(text, instruction.argsSpan)).toBe('x y');
  });

  test('end at a lone --', () => {
    const { instruction } = one('RUN -- --x y');
    expect(instruction.flags).toEqual([]);
    expect(instruction.words.map((word) => word.value)).toEqual(['--x', 'y']);
  });

  test('of RUN --mount are read, keys without regard to case', () => {
    const { text, instruction } = one('RUN --mount=TYPE=Cache,Target=/x,From=b,ro true');
    const detail = instruction.detail.type === 'run' ? instruction.detail : null;
    const [mount] = detail?.mounts ?? [];
    expect(mount?.type).toBe('cache');
    expect(mount?.from).toBe('b');
    expect(cut(text, mount?.fromSpan ?? null)).toBe('b');
    expect(mount?.options).toEqual({ type: 'Cache', target: '/x', from: 'b', ro: 'true' });
  });
});

describe('details', () => {
  test('of FROM', () => {
    const [from] = parseDockerfile('from --platform=$P a:1 as B').instructions;
    expect(from?.keyword).toBe('FROM');
    expect(from?.detail).toMatchObject({
      type: 'from',
      image: { value: 'a:1' },
      name: { value: 'B' },
      platform: '$P',
    });
  });

  test('of COPY', () => {
    expect(one('COPY --from=x a b c/').instruction.detail).toMatchObject({
      type: 'copy',
      from: { value: 'x' },
      sources: [{ value: 'a' }, { value: 'b' }],
      destination: { value: 'c/' },
    });
    expect(one('COPY a').instruction.detail).toMatchObject({
      sources: [{ value: 'a' }],
      destination: null,
    });
  });

  test.each([
    [
      'ENV a=1 b="c d" e=',
      [
        ['a', '1'],
        ['b', '"c d"'],
        ['e', ''],
      ],
      false,
    ],
    ['ENV a b  c', [['a', 'b  c']], true],
    ['ENV a', [['a', null]], true],
    ['LABEL "x y"=z', [['"x y"', 'z']], false],
    [
      'ARG a b=c=d',
      [
        ['a', null],
        ['b', 'c=d'],
      ],
      false,
    ],
    [
      'ENV a=x\\ y \\\n  b=2',
      [
        ['a', 'x\\ y'],
        ['b', '2'],
      ],
      false,
    ],
  ])('of %j', (line, pairs, legacy) => {
    const { text, instruction } = one(line);
    const detail = instruction.detail.type === 'pairs' ? instruction.detail : null;
    expect(detail?.pairs.map((pair) => [pair.name, pair.value])).toEqual(pairs);
    expect(detail?.legacy).toBe(legacy);
    expect(detail?.pairs.map((pair) => cut(text, pair.nameSpan))).toEqual(
      pairs.map(([name]) => name),
    );
    expect(detail?.pairs.map((pair) => cut(text, pair.valueSpan))).toEqual(
      pairs.map(([, value]) => value),
    );
  });

  test('of ONBUILD are the trigger itself', () => {
    const { text, instruction } = one('ONBUILD \\\n  copy --from=x a b');
    const trigger = instruction.detail.type === 'onbuild' ? instruction.detail.trigger : null;
    expect(trigger?.keyword).toBe('COPY');
    expect(trigger?.index).toBe(instruction.index);
    expect(trigger?.firstLine).toBe(2);
    expect(cut(text, trigger?.span ?? null)).toBe('copy --from=x a b');
    expect(trigger?.detail).toMatchObject({ type: 'copy', from: { value: 'x' } });
  });
});

describe('ids', () => {
  const before = 'FROM a AS x\nRUN one\nRUN two\nRUN two\nFROM b AS y\nRUN one\nRUN three\n';
  const ids = (text: string): Map<string, string> =>
    new Map(
      parseDockerfile(text).instructions.map((one) => [
        one.id,
        text.slice(one.contentSpan.start, one.contentSpan.end),
      ]),
    );

  test.each([
    ['a comment above', `# note\n${before}`],
    ['a stage before', `FROM c AS z\nRUN one\n${before}`],
    ['an instruction inserted', before.replace('RUN two\n', 'RUN new\nRUN two\n')],
    ['another one changed', before.replace('RUN three', 'RUN 3')],
  ])('of untouched instructions survive %s', (_what, after) => {
    const old = ids(before);
    const now = ids(after);
    const kept = [...old].filter(([id, text]) => now.get(id) === text);
    const touched = after.includes('RUN three') ? 0 : 1;
    expect(kept).toHaveLength(old.size - touched);
  });

  test('differ for equal instructions', () => {
    expect(ids(before).size).toBe(7);
  });
});

test.each([
  ['type=cache,target=/c,', 'An option of the mount is missing here.'],
  ['type=', 'type= needs a value.'],
  ['type=cache,target=/c,sharing=', 'sharing needs a value: sharing=…'],
  ['type=cache,target=/c,shared', 'A mount has no key shared.'],
])('a mount that is half written is told what is missing: %s', (mount, message) => {
  const { problems } = parseDockerfile(`FROM a\nRUN --mount=${mount} x`);
  expect(problems.map((problem) => problem.message.en)).toEqual([message]);
});
