import { describe, expect, test } from 'vitest';
import { buildGraph, createResolver, parseDockerfile } from '../src/index.ts';
import type { GraphOptions, Resolver, Variable } from '../src/index.ts';

/** The resolver of a text, with the index of the first instruction after the mark `│`. */
function at(marked: string, options: GraphOptions = {}): { resolver: Resolver; index: number } {
  const mark = marked.indexOf('│');
  const text = marked.replace('│', '');
  const model = parseDockerfile(text);
  const index = model.instructions.findIndex(({ span }) => span.end > mark);
  return { resolver: createResolver(model, buildGraph(model, options), options), index };
}

function show(variable: Variable | undefined): string {
  if (variable === undefined) return 'none';
  const { kind, state, source, value } = variable;
  return `${kind} ${state} ${source}${value === null ? '' : ` ${value}`}`;
}

const BUSYBOX: GraphOptions = { imageEnvs: { busybox: ['PATH=/bin', 'HOME=/root'] } };

interface Case {
  readonly name: string;
  /** `X` is asked for at the instruction after the mark. */
  readonly text: string;
  readonly options?: GraphOptions;
  readonly variable: string;
}

const VALUES: readonly Case[] = [
  {
    name: 'a global ARG is not seen in a stage',
    text: 'ARG X=1\nFROM busybox\n│RUN true\n',
    variable: 'none',
  },
  {
    name: 'but in FROM',
    text: 'ARG X=1\n│FROM busybox\n',
    variable: 'arg set text 1',
  },
  {
    name: 'a bare ARG takes the global value',
    text: 'ARG X=1\nFROM busybox\nARG X\n│RUN true\n',
    variable: 'arg set text 1',
  },
  {
    name: 'its own default comes before the global value',
    text: 'ARG X=1\nFROM busybox\nARG X=2\n│RUN true\n',
    variable: 'arg set text 2',
  },
  {
    name: 'a build argument comes before any default',
    text: 'ARG X=1\nFROM busybox\nARG X=2\n│RUN true\n',
    options: { buildArgs: { X: '3' } },
    variable: 'arg set build-arg 3',
  },
  {
    name: 'a build argument that no ARG declares counts for nothing',
    text: 'FROM busybox\n│RUN true\n',
    options: { buildArgs: { X: '3' } },
    variable: 'none',
  },
  {
    name: 'an instruction does not see its own changes',
    text: 'FROM busybox\n│ENV X=1\n',
    variable: 'none',
  },
  {
    name: 'an ENV does not see an earlier one of the same instruction',
    text: 'FROM scratch\nENV A=1\nENV A=2 X=$A\n│RUN true\n',
    variable: 'env set text 1',
  },
  {
    name: 'an ARG does',
    text: 'FROM scratch\nARG A=1 X=$A\n│RUN true\n',
    variable: 'arg set text 1',
  },
  {
    name: 'a later ENV covers an ARG',
    text: 'FROM scratch\nARG X=1\nENV X=2\n│RUN true\n',
    variable: 'env set text 2',
  },
  {
    name: 'a later ARG covers an ENV in its stage',
    text: 'FROM scratch\nENV X=1\nARG X=2\n│RUN true\n',
    variable: 'arg set text 2',
  },
  {
    name: 'but not in a stage built FROM it',
    text: 'FROM scratch AS a\nENV X=1\nARG X=2\nFROM a\n│RUN true\n',
    variable: 'env set text 1',
  },
  {
    name: 'a bare ARG without a value leaves what is there',
    text: 'FROM scratch\nENV X=5\nARG X\n│RUN true\n',
    variable: 'env set text 5',
  },
  {
    name: 'a stage built FROM another has its ARGs, too',
    text: 'FROM scratch AS a\nARG X=1\nFROM a AS b\nFROM b\n│RUN true\n',
    variable: 'arg set text 1',
  },
  {
    name: 'a stage that only copies from another has nothing of it',
    text: 'FROM scratch AS a\nENV X=1\nFROM scratch\nCOPY --from=a / /\n│RUN true\n',
    variable: 'none',
  },
  {
    name: 'a bare ARG on scratch is unset',
    text: 'FROM scratch\nARG X\n│RUN true\n',
    variable: 'arg unset text',
  },
  {
    name: 'on an image whose environment is unknown it may be set',
    text: 'FROM busybox\nARG X\n│RUN true\n',
    variable: 'arg unknown text',
  },
  {
    name: 'on one whose environment is known it is unset',
    text: 'FROM busybox\nARG X\n│RUN true\n',
    options: BUSYBOX,
    variable: 'arg unset text',
  },
  {
    name: 'an environment is found by the whole name of its image',
    text: 'FROM docker.io/library/busybox:latest\n│RUN true\n',
    options: { imageEnvs: { busybox: ['X=a=b'] } },
    variable: 'env set base-image a=b',
  },
  {
    name: 'through a named context',
    text: 'FROM base\n│RUN true\n',
    options: {
      namedContexts: { base: 'docker-image://busybox:1' },
      imageEnvs: { 'busybox:1': ['X=1'], base: ['X=2'] },
    },
    variable: 'env set base-image 1',
  },
  {
    name: 'a value made of an unknown one is unknown',
    text: 'FROM busybox\nENV X=$Y\n│RUN true\n',
    variable: 'env unknown text',
  },
  {
    name: 'unless it makes no difference',
    text: 'FROM busybox\nENV X=a${Y:+}b\n│RUN true\n',
    variable: 'env set text ab',
  },
  {
    name: 'triggers act in the stage built FROM theirs, before its own',
    text: 'FROM scratch AS a\nONBUILD ARG T=1\nONBUILD ENV X=$T$V\nENV V=v\nFROM a\n│RUN true\n',
    variable: 'env set text 1v',
  },
  {
    name: 'and nowhere else',
    text: 'FROM scratch AS a\nONBUILD ENV X=1\n│RUN true\nFROM a AS b\nFROM b\n',
    variable: 'none',
  },
  {
    name: 'the old form of ENV takes the rest of the line',
    text: 'FROM scratch\nENV X a  "b"\n│RUN true\n',
    variable: 'env set text a  b',
  },
  {
    name: 'quotes and continuations go',
    text: 'FROM scratch\nENV X="a b"\\\n\'$c\'\n│RUN true\n',
    variable: 'env set text a b$c',
  },
];

describe('a variable as an instruction sees it', () => {
  test.each(VALUES)('$name', ({ text, options, variable }) => {
    const { resolver, index } = at(text, options);
    expect(show(resolver.scopeAt(index).get('X'))).toBe(variable);
  });
});

describe('predefined variables', () => {
  const platform = { platform: 'linux/arm64' };
  test.each([
    [
      'FROM sees those of the platform',
      '│FROM busybox\n',
      platform,
      'TARGETARCH',
      'predefined set predefined arm64',
    ],
    ['a stage does not', 'FROM busybox\n│RUN true\n', platform, 'TARGETARCH', 'none'],
    [
      'unless it has a bare ARG',
      'FROM busybox\nARG TARGETARCH\n│RUN true\n',
      platform,
      'TARGETARCH',
      'predefined set predefined arm64',
    ],
    [
      'without a platform they are unknown',
      'FROM busybox\nARG TARGETARCH\n│RUN true\n',
      {},
      'TARGETARCH',
      'predefined unknown predefined',
    ],
    [
      'a default in the stage covers them',
      'FROM busybox\nARG TARGETARCH=x\n│RUN true\n',
      platform,
      'TARGETARCH',
      'arg set text x',
    ],
    [
      'the target stage goes by its name',
      'FROM a AS One\n│FROM b AS Two\n',
      {},
      'TARGETSTAGE',
      'predefined set predefined two',
    ],
    [
      'or by what is asked for',
      'FROM a AS one\n│FROM b\n',
      { target: 'one' },
      'TARGETSTAGE',
      'predefined set predefined one',
    ],
    [
      'a RUN has given proxies without an ARG',
      'FROM busybox\n│RUN true\n',
      { buildArgs: { HTTP_PROXY: 'p' } },
      'http_proxy',
      'predefined set build-arg p',
    ],
    [
      'BuildKit itself does not',
      'FROM busybox\n│ENV a=b\n',
      { buildArgs: { HTTP_PROXY: 'p' } },
      'http_proxy',
      'none',
    ],
    [
      'PATH is there on scratch',
      'FROM scratch\n│RUN true\n',
      platform,
      'PATH',
      'env set predefined /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    ],
    [
      'but not on Windows',
      'FROM scratch\n│RUN true\n',
      { platform: 'windows/amd64' },
      'PATH',
      'none',
    ],
  ] satisfies [string, string, GraphOptions, string, string][])(
    '%s',
    (_name, text, options, name, expected) => {
      const { resolver, index } = at(text, options);
      expect(show(resolver.scopeAt(index).get(name))).toBe(expected);
    },
  );
});

test('a scope is a map of all that is seen', () => {
  const { resolver, index } = at('FROM busybox\nARG A=1\nENV B=2 A=3\n│RUN true\n', BUSYBOX);
  const scope = resolver.scopeAt(index);
  expect([...scope].map(([name, { value }]) => `${name}=${value}`)).toEqual([
    'PATH=/bin',
    'HOME=/root',
    'A=3',
    'B=2',
  ]);
  expect(scope.size).toBe(4);
  expect(scope.has('C')).toBe(false);
  expect([...resolver.scopeAt(99).keys()]).toEqual([]);
  expect(scope.get('A')?.definition?.instruction).toBe(2);
});

describe('expanding a text', () => {
  test.each([
    ['a set one', '${A}b', { value: '1b', missing: [], unknown: [] }],
    ['a missing one', 'x$N', { value: 'x', missing: ['N'], unknown: [] }],
    ['a default', '${N:-$A}', { value: '1', missing: [], unknown: [] }],
    ['an unknown one', '$U', { value: null, missing: [], unknown: ['U'] }],
    ['one that does not matter', '${A:+y}${U+}', { value: 'y', missing: [], unknown: ['U'] }],
    ['quotes', `'$A'"$A"\\$A`, { value: '$A1$A', missing: [], unknown: [] }],
    ['a refusal', '${N:?no}', { value: null, missing: [], unknown: [] }],
  ])('%s', (_name, text, expected) => {
    const { resolver, index } = at(
      'ARG U\nFROM scratch\nARG A=1\nARG TARGETARCH\nENV U=$TARGETARCH\n│RUN true\n',
    );
    expect(resolver.expand(index, text)).toEqual(expected);
  });
});

describe('uses', () => {
  test.each([
    ['FROM', '│FROM --platform=$A b:${C}', ['$A', '${C}']],
    ['not its name', '│FROM b AS $x', []],
    ['ENV', `FROM a\n│ENV a=$b c="\${d:-$e}" f='$g' h=\\$i`, ['$b', '${d:-$e}', '$e']],
    ['ENV with a variable name', 'FROM a\n│ENV $a=$b', ['$a', '$b']],
    ['ARG', 'FROM a\n│ARG a=$b', ['$b']],
    ['nested', 'FROM a\n│LABEL a=${b:+"${c%$d}"}', ['${b:+"${c%$d}"}', '${c%$d}', '$d']],
    ['a replacement', 'FROM a\n│LABEL a=${b/$c/$d}', ['${b/$c/$d}', '$c', '$d']],
    ['names end where Docker ends them', 'FROM a\n│LABEL a=$b-$c.d$1e$$f', ['$b', '$c']],
    ['over continuations', 'FROM a\n│ENV a=$b \\\n  # $no\n  c=${d:-\\\ne}', ['$b', '${d:-\\\ne}']],
    [
      'COPY',
      'FROM a\n│COPY --from=$no --chown=$a:$b --link=$no $c "$d" /$e',
      ['$a', '$b', '$c', '$d', '$e'],
    ],
    ['COPY in JSON', 'FROM a\n│COPY ["$a", "\\\\$b", "\\u0024c"]', ['$a', '\\u0024c']],
    ['a here-document', `FROM a\n│COPY <<E /$a\n'$b' \\$c\nE`, ['$a', '$b']],
    ['a quoted one', `FROM a\n│COPY <<"E" /\n$b\nE`, []],
    ['mounts', 'FROM a\n│RUN --mount=type=cache,target=/$a,from=$no --network=$no true', ['$a']],
    ['a flag in quotes', `FROM a\n│COPY --chown='$a' b c`, ['$a']],
    ['EXPOSE, USER, VOLUME, WORKDIR, STOPSIGNAL', 'FROM a\n│EXPOSE $a 80/$b', ['$a', '$b']],
    ['a trigger', 'FROM a\n│ONBUILD ENV a=$b', ['$b']],
    ['MAINTAINER and SHELL do not expand', 'FROM a\n│MAINTAINER $a', []],
    ['another escape character', '# escape=`\nFROM a\n│ENV a=`$b c=\\$d', ['$d']],
  ])('by BuildKit: %s', (_name, marked, expected) => {
    expect(usesOf(marked, 'builder')).toEqual(expected);
  });

  test.each([
    [
      'RUN',
      `FROM a\n│RUN echo $a "$b" '$c' \\$d "\${e:-'$f'}" $(g "$h") \`$i\` $$j \${#k}`,
      ['$a', '$b', "${e:-'$f'}", '$f', '$h', '$i', '${#k}'],
    ],
    ['over continuations', 'FROM a\n│RUN a=$b \\\n  # $no\n  && c $d', ['$b', '$d']],
    ['comments', 'FROM a\n│RUN echo a#$b # $c', ['$b']],
    ['CMD', 'FROM a\n│CMD $a', ['$a']],
    ['HEALTHCHECK', 'FROM a\n│HEALTHCHECK --interval=$no CMD curl $a', ['$a']],
    ['a shell in JSON', 'FROM a\n│CMD ["/bin/sh", "-ec", "a \\"$b\\""]', ['$b']],
    ['JSON', 'FROM a\n│CMD ["a", "$b"]', []],
    ['a script', `FROM a\n│RUN <<E\n$a # it's $b\n'$c'\nE`, ['$a']],
    ['a script in another language', 'FROM a\n│RUN <<E\n#!/usr/bin/env python3\n$a\nE', []],
    [
      'here-documents in a script',
      `FROM a\n│RUN <<E\ncat <<X <<'Y'\ndon't $a\nX\n$b\nY\n$c\nE`,
      ['$a', '$c'],
    ],
    ['what a command reads', `FROM a\n│RUN cat <<E >$f\n'$a' \\$b "$c"\nE`, ['$f', '$a', '$c']],
    ['quoted', `FROM a\n│RUN cat <<'E'\n$a\nE`, []],
    ['after SHELL, a shell', 'FROM a\nSHELL ["/bin/bash", "-c"]\n│RUN $a\n', ['$a']],
    ['another language', 'FROM a\nSHELL ["pwsh", "-c"]\n│RUN $a\n', []],
    ['that the base chose', 'FROM a AS b\nSHELL ["cmd"]\nFROM b\n│RUN $a\n', []],
    ['a shell in JSON all the same', 'FROM a\nSHELL ["cmd"]\n│RUN ["sh", "-c", "$a"]\n', ['$a']],
    ['quoted, for a shell', `FROM a\n│RUN bash -e <<'E'\n$a\nE`, ['$a']],
  ])('by a shell: %s', (_name, marked, expected) => {
    expect(usesOf(marked, 'shell')).toEqual(expected);
  });

  test('the name is where it is written', () => {
    const text = 'FROM a\n│ENV a=${b:-$c} \\\n d=$e';
    const { resolver, index } = at(text);
    const plain = text.replace('│', '');
    const names = resolver
      .usesOf(index)
      .map(({ nameSpan }) => plain.slice(nameSpan.start, nameSpan.end));
    expect(names).toEqual(['b', 'c', 'e']);
  });
});

function usesOf(marked: string, by: 'builder' | 'shell'): string[] {
  const { resolver, index } = at(marked);
  const text = marked.replace('│', '');
  return resolver
    .usesOf(index)
    .flatMap((use) => (use.by === by ? [text.slice(use.span.start, use.span.end)] : []));
}

test('a long file is answered for at once', () => {
  const count = 4000;
  const lines = Array.from({ length: count }, (_, i) => `ENV A${i}=\${A${i - 1}:-x}$B`);
  const { resolver } = at(`FROM scratch\n${lines.join('\n')}\n│RUN true\n`);
  let known = 0;
  for (let i = 0; i <= count; i++) if (resolver.scopeAt(i + 1).has(`A${i - 1}`)) known++;
  expect(known).toBe(count);
});
