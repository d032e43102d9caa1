import { describe, expect, it } from 'vitest';
import type { FieldChange } from '../../src/index.ts';
import { after } from '../support/intents.ts';

/** `text` after changes to its last instruction (or the one asked for). */
function set(text: string, changes: readonly FieldChange[], instruction = 1): string {
  return after(text, { kind: 'setFields', instruction, changes });
}

/** The lines after a `FROM busybox` that changes to them leave. */
function change(lines: string, ...changes: FieldChange[]): string {
  const text = `FROM busybox\n${lines}`;
  const result = set(text, changes);
  return result.startsWith('FROM busybox\n') ? result.slice('FROM busybox\n'.length) : result;
}

const flag = (name: string, value: string | true | null, at = 0): FieldChange => ({
  field: 'flag',
  name,
  at,
  value,
});
const words = (...list: string[]): FieldChange => ({ field: 'words', words: list });
const pair = (at: number, name: string, value: string | null): FieldChange => ({
  field: 'pair',
  at,
  pair: { name, value },
});
const noPair = (at: number): FieldChange => ({ field: 'pair', at, pair: null });
const args = (text: string): FieldChange => ({ field: 'arguments', text });
const form = (wanted: 'exec' | 'shell'): FieldChange => ({ field: 'form', form: wanted });

describe('flags', () => {
  it.each([
    ['COPY a b\n', [flag('chown', 'app')], 'COPY --chown=app a b\n'],
    ['COPY --link a b\n', [flag('chown', '1:2')], 'COPY --link --chown=1:2 a b\n'],
    ['COPY  --chown=x   a b\n', [flag('chown', 'y')], 'COPY  --chown=y   a b\n'],
    ['COPY --chown="x y" a b\n', [flag('chown', 'z')], 'COPY --chown="z" a b\n'],
    ['COPY --link a b\n', [flag('link', null)], 'COPY a b\n'],
    ['COPY --link --chown=x a b\n', [flag('chown', null)], 'COPY --link a b\n'],
    ['COPY --link --chown=x a b\n', [flag('link', null)], 'COPY --chown=x a b\n'],
    ['COPY --link a b\n', [flag('link', null), flag('chmod', '755')], 'COPY --chmod=755 a b\n'],
    ['COPY --link=false a b\n', [flag('link', true)], 'COPY --link a b\n'],
    ['COPY a b\n', [flag('exclude', 'x y')], 'COPY --exclude="x y" a b\n'],
    [
      'RUN --mount=type=cache,target=/a \\\n    # why\n    --mount=type=cache,target=/b \\\n    make\n',
      [flag('mount', null, 1)],
      'RUN --mount=type=cache,target=/a \\\n    # why\n    make\n',
    ],
    [
      'RUN --mount=type=cache,target=/a \\\n    make\n',
      [flag('mount', 'type=ssh', 1)],
      'RUN --mount=type=cache,target=/a \\\n    --mount=type=ssh \\\n    make\n',
    ],
    ['RUN --mount=type=ssh \\\n    make\n', [flag('mount', null)], 'RUN make\n'],
    ['HEALTHCHECK CMD true\n', [flag('interval', '5s')], 'HEALTHCHECK --interval=5s CMD true\n'],
  ] as const)('%j with %j', (before, changes, result) => {
    expect(change(before, ...changes)).toBe(result);
  });

  it('refuses what it cannot write', () => {
    expect(change('COPY a b\n', flag('chown', 'a\nRUN x'))).toBe('refused: unwritable-value');
  });
});

describe('words', () => {
  it.each([
    ['COPY a  b /c\n', ['a', 'd', '/c'], 'COPY a  d /c\n'],
    ['COPY a /c\n', ['a', 'b', '/c'], 'COPY a b /c\n'],
    ['COPY a \\\n     b \\\n     /c\n', ['a', '/c'], 'COPY a \\\n     /c\n'],
    [
      'COPY a \\\n     # bee\n     b \\\n     /c\n',
      ['a', 'b', 'x', '/c'],
      'COPY a \\\n     # bee\n     b \\\n     x \\\n     /c\n',
    ],
    ['COPY a b c /d\n', ['c', '/d'], 'COPY c /d\n'],
    ['COPY a /d\n', ['a b', '/d'], 'COPY ["a b", "/d"]\n'],
    ['COPY a \\\n  b /d/\n', ['a', 'b c', '/d/'], 'COPY ["a", \\\n  "b c", "/d/"]\n'],
    ['COPY --link a /d\n', ['--x', '/d'], 'COPY --link ["--x", "/d"]\n'],
    ['COPY ["a",  "b"]\n', ['a', 'c', 'b'], 'COPY ["a",  "c",  "b"]\n'],
    ['COPY [ "a", "c", "b" ]\n', ['a', 'b'], 'COPY [ "a", "b" ]\n'],
    ['EXPOSE 80 \\\n  # secure\n  443\nUSER a\n', ['80'], 'EXPOSE 80\n  # secure\nUSER a\n'],
    ['EXPOSE 80\n', ['80', '443/tcp'], 'EXPOSE 80 443/tcp\n'],
    ['CMD ["a", "b"]\n', ['a', 'x"y\\z', 'b'], 'CMD ["a", "x\\"y\\\\z", "b"]\n'],
    ['VOLUME /a\n', ['/a', '/b c'], 'VOLUME ["/a", "/b c"]\n'],
    ['USER a\n', ['b:c'], 'USER b:c\n'],
    ['WORKDIR /a b\n', ['/c d'], 'WORKDIR /c d\n'],
    [
      'COPY <<A <<B x /y/\na\nA\nb\nB\nUSER a\n',
      ['<<B', 'x', '/y/'],
      'COPY <<B x /y/\nb\nB\nUSER a\n',
    ],
    ['HEALTHCHECK CMD ["a", "b"]\n', ['CMD', 'a', 'c'], 'HEALTHCHECK CMD ["a", "c"]\n'],
  ])('%j as %j', (before, wanted, result) => {
    expect(change(before, words(...wanted))).toBe(result);
  });

  it.each([
    ['EXPOSE 80\nUSER a\n', ['80', '4 43'], 'unwritable-value'],
    ['USER a\nRUN x\n', ['b\\'], 'unwritable-value'],
    ['USER a\nRUN x\n', ['b\nRUN y'], 'unwritable-value'],
    ['COPY a b\n', ['<<EOF', 'b'], 'here-document-word'],
    ['COPY <<A x /y/\na\nA\n', ['<<A', 'x y', '/y/'], 'here-document-word'],
    ['EXPOSE 80\n', ['--x'], 'unwritable-value'],
  ])('%j as %j is refused', (before, wanted, code) => {
    expect(change(before, words(...wanted))).toBe(`refused: ${code}`);
  });
});

describe('pairs', () => {
  it.each([
    ['ENV A=1 B=2\n', [pair(0, 'A', '3')], 'ENV A=3 B=2\n'],
    ['ENV A=1  B=2\n', [pair(1, 'C', '2')], 'ENV A=1  C=2\n'],
    ['ENV A=1\n', [pair(0, 'A', 'x y')], 'ENV A="x y"\n'],
    ["ENV A='1'\n", [pair(0, 'A', 'x y')], "ENV A='x y'\n"],
    ["ENV A='1'\n", [pair(0, 'A', '$X')], 'ENV A=$X\n'],
    ['ENV A="1"\n', [pair(0, 'A', '$X/bin')], 'ENV A="$X/bin"\n'],
    ['ENV A=1\n', [pair(0, 'A', 'a"b')], 'ENV A="a\\"b"\n'],
    ['ENV A=1\nUSER a\n', [pair(0, 'A', 'C:\\')], 'ENV A=C:\\\\\nUSER a\n'],
    ['ENV A=1\n', [pair(0, 'A', '\\$X')], 'ENV A=\\$X\n'],
    ['ENV A=1\n', [pair(0, 'A', '')], 'ENV A=\n'],
    ['ENV A=1\n', [pair(1, 'B', '2')], 'ENV A=1 B=2\n'],
    [
      'ENV A=1 \\\n    # b\n    B="x"\n',
      [pair(2, 'C', 'y z')],
      'ENV A=1 \\\n    # b\n    B="x" \\\n    C="y z"\n',
    ],
    ['ENV A=1 \\\n    B=2 \\\n    C=3\n', [noPair(1)], 'ENV A=1 \\\n    C=3\n'],
    ['ENV A=1 \\\n    B=2\n', [noPair(1)], 'ENV A=1\n'],
    ['ENV A=1 \\\n    B=2\n', [noPair(0)], 'ENV B=2\n'],
    ['ENV A=1 B=2\n', [noPair(1), pair(2, 'C', '3')], 'ENV A=1 C=3\n'],
    ['ENV A  some text\n', [pair(0, 'A', 'other text')], 'ENV A  other text\n'],
    ['ENV A  some text\n', [pair(0, 'B', 'some text')], 'ENV B  some text\n'],
    ['ENV A  some text\n', [pair(1, 'B', '1')], 'ENV A="some text" B=1\n'],
    ['ENV A  text\n', [pair(1, 'B', '1')], 'ENV A=text B=1\n'],
    ['ARG A\n', [pair(0, 'A', '1')], 'ARG A=1\n'],
    ['ARG A=1\n', [pair(0, 'A', null)], 'ARG A\n'],
    ['LABEL "a b"=1\n', [pair(0, 'a b', '2')], 'LABEL "a b"=2\n'],
    ['LABEL a=1\n', [pair(1, 'b', '# <<EOF')], 'LABEL a=1 b="# <<EOF"\n'],
  ] as const)('%j with %j', (before, changes, result) => {
    expect(change(before, ...changes)).toBe(result);
  });

  it.each([
    ['ENV A=1\n', [pair(0, 'A', 'x\nRUN y')], 'line-break-in-value'],
    ['ENV A=1\n', [pair(0, 'A', '${X')], 'unwritable-value'],
    ['ENV A=1\n', [pair(0, 'A=B', '1')], 'bad-name'],
    ['LABEL a=1\n', [pair(0, 'a b', '1')], 'bad-name'],
    ['ARG A\n', [pair(1, 'B C', null)], 'bad-name'],
    ['ARG A\n', [pair(0, "it's", null)], 'bad-name'],
    ['ENV A=1\n', [pair(1, '', 'x')], 'empty-name'],
    ['ENV A=1 B=2\n', [noPair(0), noPair(1)], 'nothing-left'],
    ['ENV A=1\n', [pair(0, '--A', '1')], 'unwritable-value'],
    ['USER a\n', [pair(0, 'A', '1')], 'no-such-field'],
  ] as const)('%j with %j is refused', (before, changes, code) => {
    expect(change(before, ...changes)).toBe(`refused: ${code}`);
  });
});

describe('arguments', () => {
  it.each([
    ['RUN make\n', 'make all', 'RUN make all\n'],
    ['RUN a && \\\n    b\n', 'a &&\n    b &&\n    c', 'RUN a && \\\n    b && \\\n    c\n'],
    [
      'RUN a  \\\n  # why\n  b   \\\n  c\n',
      'a\n  # why\n  b\n  d',
      'RUN a  \\\n  # why\n  b   \\\n  d\n',
    ],
    ['RUN a \\\n  b\n', 'a', 'RUN a\n'],
    ['RUN a\n', 'a \\\n  b \\', 'RUN a \\\n  b\n'],
    ['RUN a\nUSER x\n', 'a\n# end', 'RUN a\n# end\nUSER x\n'],
    ['RUN a\n', '# first\n  a', 'RUN \\\n# first\n  a\n'],
    ['RUN cat <<E > x\nb\nE\n', 'cat <<E > y', 'RUN cat <<E > y\nb\nE\n'],
  ])('%j as %j', (before, text, result) => {
    expect(change(before, args(text))).toBe(result);
  });

  it.each([
    ['RUN a\nUSER x\n', 'cat <<E', 'unwritable-value'],
    ['RUN a\nUSER x\n', '--mount=type=ssh a', 'unwritable-value'],
    ['RUN a\nUSER x\n', '# only', 'unwritable-value'],
  ])('%j as %j is refused', (before, text, code) => {
    expect(change(before, args(text))).toBe(`refused: ${code}`);
  });
});

describe('form', () => {
  it.each([
    ['CMD top -b\n', 'exec', 'CMD ["top", "-b"]\n'],
    ['CMD top  \\\n  -b "a b"\n', 'exec', 'CMD ["top",  \\\n  "-b", "a b"]\n'],
    ['CMD ["top", "-b"]\n', 'shell', 'CMD top -b\n'],
    ['CMD ["echo", "$X", "it\'s"]\n', 'shell', "CMD echo '$X' 'it'\\''s'\n"],
    ['HEALTHCHECK CMD curl -f x\n', 'exec', 'HEALTHCHECK CMD ["curl", "-f", "x"]\n'],
    ['HEALTHCHECK CMD ["a", "b"]\n', 'shell', 'HEALTHCHECK CMD a b\n'],
    ['RUN ["[", "-f", "x", "]"]\n', 'shell', "RUN '[' -f x ']'\n"],
    ['CMD a | b\n', 'exec', 'refused: needs-a-shell'],
    ['CMD echo $X\n', 'exec', 'refused: needs-a-shell'],
    ['CMD cd /x\n', 'exec', 'refused: needs-a-shell'],
    ['CMD ls *\n', 'exec', 'refused: needs-a-shell'],
    ['CMD A=1 b\n', 'exec', 'refused: needs-a-shell'],
    ['CMD ["a", "b\\nc"]\n', 'shell', 'refused: word-not-quotable'],
    ['SHELL ["/bin/sh", "-c"]\n', 'shell', 'refused: no-other-form'],
    ['USER a\n', 'exec', 'refused: no-such-field'],
  ] as const)('%j in %s form', (before, wanted, result) => {
    expect(change(before, form(wanted))).toBe(result);
  });
});

describe('FROM', () => {
  const name = (text: string | null): FieldChange => ({ field: 'name', name: text });
  it.each([
    ['FROM a\nRUN x\n', [{ field: 'image', text: 'b:1' }], 'FROM b:1\nRUN x\n'],
    ['FROM a\n', [name('Build')], 'FROM a AS build\n'],
    [
      'from a\n',
      [name('x'), flag('platform', '$BUILDPLATFORM')],
      'from --platform=$BUILDPLATFORM a as x\n',
    ],
    [
      'FROM a AS b\nFROM b\nCOPY --from=b /x /y\n',
      [name('c')],
      'FROM a AS c\nFROM c\nCOPY --from=c /x /y\n',
    ],
    ['FROM a AS b\nFROM b\n', [name(null)], 'refused: stage-name-in-use'],
    ['FROM a AS b\nFROM c\n', [name(null)], 'FROM a\nFROM c\n'],
    ['FROM a AS b\nFROM c AS d\n', [name('d')], 'refused: stage-name-taken'],
  ] as const)('%j with %j', (before, changes, result) => {
    expect(set(before, changes, 0)).toBe(result);
  });
});

describe('here-documents', () => {
  const body = (text: string, at = 0): FieldChange => ({ field: 'heredoc', at, text });
  it.each([
    ['RUN <<E\na\nb\nE\nUSER x\n', [body('a\nc\n')], 'RUN <<E\na\nc\nE\nUSER x\n'],
    ['RUN <<E\nE\n', [body('a')], 'RUN <<E\na\nE\n'],
    ['RUN <<E\na\nE\n', [body('')], 'RUN <<E\nE\n'],
    ['RUN <<-E\n\ta\nE\n', [body('x\n\tE\n')], 'refused: delimiter-in-body'],
    ['RUN <<E\na\nE\n', [body('x\n\tE\ny')], 'RUN <<E\nx\n\tE\ny\nE\n'],
    ['RUN a\n', [body('x')], 'refused: no-such-field'],
  ] as const)('%j with %j', (before, changes, result) => {
    expect(change(before, ...changes)).toBe(result);
  });
});

describe('what an instruction needs', () => {
  it.each([
    ['COPY a /b\n', [words('a', '')], 'no-destination'],
    ['COPY a b /c\n', [words('a', '', '/c')], 'empty-source'],
    ['ADD a /b\n', [words('/b')], 'no-source'],
    ['RUN make\n', [args(' ')], 'nothing-left'],
    ['RUN ["make"]\n', [words()], 'nothing-left'],
    ['WORKDIR /a\n', [words('')], 'nothing-left'],
    ['USER a\n', [words()], 'nothing-left'],
    ['VOLUME /a\n', [words()], 'nothing-left'],
    ['EXPOSE 80\n', [words()], 'nothing-left'],
    ['CMD a\n', [args('')], 'nothing-left'],
    ['HEALTHCHECK CMD a\n', [args('CMD ')], 'nothing-left'],
    ['HEALTHCHECK CMD ["a"]\n', [words('CMD')], 'nothing-left'],
  ] as const)('%j with %j is refused', (before, changes, code) => {
    expect(change(before, ...changes)).toBe(`refused: ${code}`);
  });

  it.each([
    ['CMD ["a"]\n', [words()], 'CMD []\n'],
    ['RUN make\n', [args('CMD')], 'RUN CMD\n'],
    ['HEALTHCHECK CMD a\n', [args('NONE')], 'HEALTHCHECK NONE\n'],
    ['COPY ["", "/b"]\n', [words('', '/c')], 'COPY ["", "/c"]\n'],
    ['ENV A=1\n', [noPair(0), pair(1, 'B', '2')], 'ENV B=2\n'],
  ] as const)('%j with %j', (before, changes, result) => {
    expect(change(before, ...changes)).toBe(result);
  });

  it('says it of FROM, whose stage is deleted elsewhere', () => {
    expect(set('FROM a\n', [{ field: 'image', text: ' ' }], 0)).toBe('refused: nothing-left');
  });
});

describe('the trigger of an ONBUILD', () => {
  const inTrigger = (line: string, ...changes: FieldChange[]): string =>
    after(`FROM a\n${line}`, {
      kind: 'setFields',
      instruction: 1,
      trigger: true,
      changes,
    }).replace(/^FROM a\n/, '');

  it.each([
    ['ONBUILD COPY a  b /c\n', [words('a', 'd', '/c')], 'ONBUILD COPY a  d /c\n'],
    [
      'onbuild  run a \\\n  b\n',
      [flag('network', 'none')],
      'onbuild  run --network=none a \\\n  b\n',
    ],
    ['ONBUILD RUN a\n', [args('b\nc')], 'ONBUILD RUN b \\\nc\n'],
    ['ONBUILD ENV A=1\n', [pair(1, 'B', 'x y')], 'ONBUILD ENV A=1 B="x y"\n'],
    ['ONBUILD CMD ["a"]\n', [form('shell')], 'ONBUILD CMD a\n'],
    ['ONBUILD WORKDIR /a\n', [words('')], 'refused: nothing-left'],
    ['ONBUILD COPY a /b\n', [words('a', '')], 'refused: no-destination'],
    ['RUN a\n', [args('b')], 'refused: no-such-instruction'],
  ] as const)('%j with %j', (before, changes, result) => {
    expect(inTrigger(before, ...changes)).toBe(result);
  });
});
