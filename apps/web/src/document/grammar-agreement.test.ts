import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../language/test/any-text.ts';
import { inputOf } from '../language/test/input.ts';
import { readTokens } from '../language/tokens/test/painted.ts';
import { semanticTokens } from '../language/tokens/tokens.ts';
import { dockerfileGrammar } from './dockerfile-grammar.ts';
import { lineTokens } from './test/tokens.ts';
import { tokenColours } from './theme.ts';

const grammar = dockerfileGrammar();

/** The theme's rule that a type gets: its own, or that of its first parts. */
function ruleOf(type: string): string {
  for (let name = type; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    const rule = tokenColours.find(([token]) => token === name);
    if (rule !== undefined) return rule.slice(1).join(' ');
  }
  return tokenColours.find(([token]) => token === '')?.[1] ?? '';
}

/** For each character that is seen, its type by the grammar and by the model. */
function characters(text: string): { where: string; grammar: string; model: string }[] {
  const lines = text.split('\n');
  const { input } = inputOf(text);
  const byModel = lines.map((line): string[] => Array.from(line, () => ''));
  for (const { line, column, length, type } of readTokens(semanticTokens(input, {}).data)) {
    byModel[line]?.fill(type, column, column + length);
  }
  return lineTokens(grammar, text).flatMap((tokens, line) =>
    tokens.flatMap(({ start, end, type }) =>
      Array.from({ length: end - start }, (_, index) => start + index)
        .filter((column) => /\S/.test(lines[line]?.[column] ?? ''))
        .map((column) => ({
          where: `${line + 1}: ${lines[line]?.slice(column, column + 12)}`,
          grammar: type,
          // What the model leaves alone keeps the grammar's colour.
          model: byModel[line]?.[column] || type,
        })),
    ),
  );
}

const sample = (name: string): string =>
  readFileSync(new URL(`../../../../samples/${name}/Dockerfile`, import.meta.url), 'utf8');

const written = `# syntax=docker/dockerfile:1
# check=skip=all

ARG VERSION=1.22 OTHER
# base
FROM --platform=$BUILDPLATFORM docker.io/library/golang:\${VERSION:-1}-alpine AS build
ENV A=1 PATH="/x:$PATH" C='$no'
LABEL org.example.name="a b" n=\${A}
RUN --mount=type=cache,target=/root/.cache,id=\${A} --mount=type=bind,from=reg.io/b:1,ro \\
    apk add --no-cache "curl" git && \\
    # why
    if [ -f "$A" ]; then export B=c; D=e make -j8 all > /dev/null 2>&1; fi; \\
    for f in a b; do echo "$f $(ls -l | wc)" \`date -u\`; done # rest
RUN case "$A" in a) b;; *) c -d;; esac || exit 1
RUN ["a", "b $c"]
COPY --chown=1:\${A} --link a b* /c/
COPY ["a b", "$A", "/d"]
RUN <<EOF
set -e
# comment
echo $A "x" && ls --all
cat <<-N > $A/f
	if $A
	N
case $A in
  a/*)
    b ;;
esac
EOF
COPY <<EOF /run
#!/bin/sh
exec x "\\$@"
EOF
COPY --chmod=755 <<x.conf <<"Y" /etc/
a $A
x.conf
b
Y
RUN cat <<-E > /f
	E
HEALTHCHECK --interval=5s CMD curl -f http://localhost/ || exit 1
EXPOSE 80/tcp 90-91
onbuild run ls -l
VOLUME ["/x"]
USER $A:g
WORKDIR /a/\${A#b}/c
STOPSIGNAL SIGTERM
MAINTAINER me $A
CMD ["x", \\
  "y"]
COPPY x
`;

/** Where the two give different colours: `line: text grammar → model`. */
function disagreements(text: string): string[] {
  return characters(text)
    .filter((one) => ruleOf(one.grammar) !== ruleOf(one.model))
    .map((one) => `${one.where} | ${one.grammar} → ${one.model}`);
}

describe('the grammar colours as the model does, so that nothing changes when the model is there', () => {
  test.each([
    ...['hello', 'two-stage', 'failing'].map((name) => [name, sample(name)] as const),
    ['a file with everything', written] as const,
    ['Windows', '# escape=`\nFROM a\nRUN dir C:\\ `\n  && x\nCOPY a C:\\\nUSER b'] as const,
  ])('%s', (_, text) => {
    expect(disagreements(text)).toEqual([]);
  });
});

test('a stage is told from an image by the model alone', () => {
  const found = disagreements('FROM a AS b\nFROM b\nCOPY --from=busybox x y');
  expect(new Set(found.map((one) => one.split(' | ')[1]))).toEqual(
    new Set(['string.image → type', 'type → string.image']),
  );
});

test('the grammar takes any text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const lines = text.split(/\r?\n/);
      lineTokens(grammar, text).forEach((tokens, line) => {
        const length = lines[line]?.length ?? 0;
        for (const { start, end } of tokens) expect(end).toBeGreaterThanOrEqual(start);
        expect(tokens.at(-1)?.end ?? 0).toBe(length === 0 ? 0 : length);
      });
    }),
    { numRuns: 500 },
  );
});
