import { describe, expect, test } from 'vitest';
import { lastLine, painted } from './test/painted.ts';

describe('what a name means is told by the graph', () => {
  const before = 'FROM alpine AS build\nFROM busybox\n';
  test.each([
    ['COPY --from=build', 'build|type'],
    ['COPY --from=BUILD', 'BUILD|type'],
    ['COPY --from=0', '0|type'],
    ['COPY --from=nginx:1', 'nginx|string.image :|delimiter 1|string.tag'],
    ['COPY --from=1', '1|attribute.value'],
  ])('%s', (line, source) => {
    expect(lastLine(`${before}${line} a b`)).toBe(
      `COPY|keyword --from|attribute.name =|delimiter ${source}`,
    );
  });

  test('a mount takes names only', () => {
    const mount = (from: string): string =>
      lastLine(`${before}RUN --mount=type=bind,from=${from},ro true`)
        .split(' ')
        .slice(7, 10)
        .join(' ');
    expect(mount('build')).toBe('from|attribute.key =|delimiter build|type');
    expect(mount('0')).toBe('from|attribute.key =|delimiter 0|string.image');
  });

  test('FROM', () => {
    expect(lastLine('FROM alpine AS build\nFROM build AS b2')).toBe(
      'FROM|keyword build|type AS|keyword b2|type.declaration',
    );
    expect(lastLine('FROM reg.io:5000/a/b:${V:-1}@sha256:ab')).toBe(
      'FROM|keyword reg.io:5000/a/b|string.image :|delimiter ${V|variable :-|operator 1|string ' +
        '}|variable @|delimiter sha256:ab|string.digest',
    );
  });
});

describe('variables', () => {
  test('are declared, used, or known to be unset', () => {
    expect(painted('ARG V\nFROM a:$V\nARG W=1\nENV X=$W Y=$Z\nUSER ${W}$V', {})).toEqual([
      ['ARG|keyword', 'V|variable.declaration'],
      ['FROM|keyword', 'a|string.image', ':|delimiter', '$V|variable.unset'],
      ['ARG|keyword', 'W|variable.declaration', '=|operator', '1|attribute.value'],
      [
        'ENV|keyword',
        'X|variable.declaration',
        '=|operator',
        '$W|variable',
        'Y|variable.declaration',
        '=|operator',
        '$Z|variable',
      ],
      ['USER|keyword', '${W}$V|variable'],
    ]);
  });

  test('a default makes up for a missing value', () => {
    expect(lastLine('FROM scratch\nUSER ${U:-me}$V')).toBe(
      'USER|keyword ${U|variable :-|operator me|string }|variable $V|variable.unset',
    );
  });

  test('quotes and escapes hide them', () => {
    expect(lastLine(`FROM a\nENV a='$b' c="\\$d $e"`)).toBe(
      "ENV|keyword a|variable.declaration =|operator '$b'|string c|variable.declaration =|operator " +
        '"|string \\$|string.escape d|string $e|variable "|string',
    );
  });
});

test('flags, ports, forms and words of their own', () => {
  expect(
    painted(
      [
        '# escape=`',
        'FROM a',
        'EXPOSE 80/tcp 90-91',
        'HEALTHCHECK --retries=2 CMD ["x"]',
        'COPY ["a b", "$c"]',
        'LABEL k=v',
        'COPPY x',
      ].join('\n'),
    ).map((line) => line.join(' ')),
  ).toEqual([
    '#|comment escape|keyword.directive =|delimiter `|string.directive',
    'FROM|keyword a|string.image',
    'EXPOSE|keyword 80|number /|delimiter 90-91|number',
    'HEALTHCHECK|keyword --retries|attribute.name =|delimiter 2|attribute.value CMD|keyword ' +
      '[|delimiter.square "x"|string ]|delimiter.square',
    'COPY|keyword [|delimiter.square "a b"|string ,|delimiter "|string $c|variable "|string ]|delimiter.square',
    'LABEL|keyword k|attribute.name =|operator v|attribute.value',
    'COPPY|invalid',
  ]);
});

test('an instruction goes on over comments, and a shell comment to its end', () => {
  expect(painted('FROM a\nRUN a && \\\n  # why\n  b # rest \\\n  c\nUSER d').slice(1)).toEqual([
    ['RUN|keyword', 'a|function', '&&|operator', '\\|delimiter.continuation'],
    ['# why|comment'],
    ['b|function', '# rest|comment', '\\|delimiter.continuation'],
    ['c|comment'],
    ['USER|keyword'],
  ]);
});

test('a trigger is painted as the instruction it is', () => {
  expect(lastLine('FROM a\nONBUILD COPY --chown=1 x y')).toBe(
    'ONBUILD|keyword COPY|keyword --chown|attribute.name =|delimiter 1|attribute.value',
  );
});

describe('heredocs', () => {
  const body = (open: string, line: string, close = 'EOF'): string =>
    painted(`FROM a\n${open}\n${line}\n${close}`)[2]?.join(' ') ?? '';
  test.each([
    ['RUN <<EOF', 'echo $x # c', 'echo|function.builtin $x|variable # c|comment'],
    ['RUN <<EOF', 'FROM x', 'FROM|function'],
    ['RUN python3 <<EOF', 'import os # c', 'import|keyword.flow # c|comment'],
    ['RUN cat <<EOF', 'if $x', '$x|variable'],
    ["RUN cat <<'EOF'", 'if $x', ''],
    ['COPY <<EOF /a.json', '{"a": true}', '"a"|string true|keyword.flow'],
    ['COPY <<EOF /run.sh', 'ls -l', 'ls|function -l|parameter'],
    ['COPY <<EOF /a.txt', 'if "$x"', '$x|variable'],
    ['COPY <<-"EOF" /a.txt', 'if "$x"', ''],
  ])('%s: %s', (open, line, found) => {
    expect(body(open, line)).toBe(found);
  });

  test('are read by their interpreter line', () => {
    const lines = painted('FROM a\nRUN <<EOF\n#!/usr/bin/env python3\ndef f():\n  "x"\nEOF');
    expect(lines.slice(2)).toEqual([
      ['#!/usr/bin/env python3|comment'],
      ['def|keyword.flow'],
      ['"x"|string'],
      ['EOF|string.heredoc'],
    ]);
  });

  test('of COPY are named by the file they become in a folder', () => {
    expect(painted('FROM a\nCOPY <<a.json <<b.sh /d/\n1\na.json\nls\nb.sh').slice(2)).toEqual([
      ['1|number'],
      ['a.json|string.heredoc'],
      ['ls|function'],
      ['b.sh|string.heredoc'],
    ]);
  });
});

describe('another shell than Unix ones is left plain', () => {
  test.each([
    ['# escape=`\nFROM a\n', ''],
    ['FROM a\nSHELL ["pwsh", "-c"]\n', ''],
    ['FROM a AS b\nSHELL ["cmd", "/S"]\nFROM b\n', ''],
    ['FROM a\nSHELL ["/bin/bash", "-c"]\n', ' ls|function -l|parameter'],
  ])('%j', (before, command) => {
    expect(lastLine(`${before}RUN ls -l`)).toBe(`RUN|keyword${command}`);
  });
});
