import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  buildGraph,
  createResolver,
  parseDockerfile,
  symbolAt,
  symbolsOf,
  updateDockerfile,
} from '../src/index.ts';
import type { NamedSymbol } from '../src/index.ts';
import { soup } from './support/soup.ts';

/**
 * The text with the places of what is named at the mark `│` in brackets: `[definition]`, `<reference>`,
 * `{number}`; null where nothing is named.
 */
function mark(marked: string): string | null {
  const offset = marked.indexOf('│');
  const text = marked.replace('│', '');
  const model = parseDockerfile(text);
  const symbol = symbolAt(model, buildGraph(model), offset);
  return symbol === null ? null : show(text, symbol);
}

function show(text: string, symbol: NamedSymbol): string {
  let shown = text;
  for (const { span, role, form } of symbol.occurrences.toReversed()) {
    const [open, close] = form === 'index' ? '{}' : role === 'definition' ? '[]' : '<>';
    const name = shown.slice(span.start, span.end);
    shown = `${shown.slice(0, span.start)}${open}${name}${close}${shown.slice(span.end)}`;
  }
  return shown;
}

describe('stages', () => {
  test.each([
    [
      'all places of a name, in any case where BuildKit takes any',
      'FROM a AS Bu│ild\nFROM build\nFROM Build\nCOPY --from=BUILD a b\nRUN --mount=from=build,target=/x true\nCOPY --from=0 a b\n',
      'FROM a AS [Build]\nFROM <build>\nFROM Build\nCOPY --from=<BUILD> a b\nRUN --mount=from=<build>,target=/x true\nCOPY --from={0} a b\n',
    ],
    ['from a reference', 'FROM a AS b\nFROM b│\n', 'FROM a AS [b]\nFROM <b>\n'],
    [
      'from a number',
      'FROM a AS b\nFROM c\nCOPY --from=│0 a b\n',
      'FROM a AS [b]\nFROM c\nCOPY --from={0} a b\n',
    ],
    [
      'an unnamed stage',
      'FROM a\nFROM c\nCOPY --from=│0 a b\n',
      '{FROM} a\nFROM c\nCOPY --from={0} a b\n',
    ],
    [
      'a number is no stage of a mount',
      'FROM a\nFROM c\nRUN --mount=from=│0,target=/x true\n',
      null,
    ],
    ['an image', 'FROM a│ AS b\n', null],
    [
      'each of a name its own',
      'FROM a AS b\nFROM b AS │b\nFROM b\nCOPY --from=b c d\n',
      'FROM a AS b\nFROM b AS [b]\nFROM <b>\nCOPY --from=<b> c d\n',
    ],
    [
      'a trigger acts in the child',
      'FROM a AS t│ool\nFROM b AS base\nONBUILD COPY --from=tool a b\nFROM base\n',
      'FROM a AS [tool]\nFROM b AS base\nONBUILD COPY --from=<tool> a b\nFROM base\n',
    ],
    [
      'without a child its names belong to another file',
      'FROM a AS t│ool\nFROM b\nONBUILD COPY --from=tool a b\n',
      'FROM a AS [tool]\nFROM b\nONBUILD COPY --from=tool a b\n',
    ],
    [
      'a variable that leads there',
      'ARG M=dev\nFROM a AS d│ev\nFROM $M\n',
      'ARG M=dev\nFROM a AS [dev]\nFROM $M\n',
    ],
    ['a quoted base', 'FROM a AS d│ev\nFROM "dev"\n', 'FROM a AS [dev]\nFROM "<dev>"\n'],
  ])('%s', (_name, marked, expected) => {
    expect(mark(marked)).toBe(expected);
  });
});

describe('variables', () => {
  test.each([
    [
      'a global ARG and bare ARGs of stages are one',
      'ARG V│=1\nFROM a:$V\nARG V\nRUN echo $V\nFROM b\nARG V=2\nRUN echo ${V}\n',
      'ARG [V]=1\nFROM a:<$V>\nARG [V]\nRUN echo <$V>\nFROM b\nARG V=2\nRUN echo ${V}\n',
    ],
    [
      'a default in a stage makes another',
      'ARG V=1\nFROM b\nARG V=2\nRUN echo ${│V}\n',
      'ARG V=1\nFROM b\nARG [V]=2\nRUN echo ${<V>}\n',
    ],
    [
      'a stage built FROM another has its variables',
      'FROM a AS x\nENV │V=1\nFROM x\nRUN echo "$V"\nFROM a\nRUN echo $V\n',
      'FROM a AS x\nENV [V]=1\nFROM x\nRUN echo "<$V>"\nFROM a\nRUN echo $V\n',
    ],
    [
      'until it makes its own',
      'FROM a AS x\nENV │V=1\nFROM x\nENV V=$V:2\nRUN echo $V\n',
      'FROM a AS x\nENV [V]=1\nFROM x\nENV V=<$V>:2\nRUN echo $V\n',
    ],
    [
      'one stage, one variable',
      'FROM a\nARG V\nENV V=$│V\nENV V=${V}x\nCMD echo $V\n',
      'FROM a\nARG [V]\nENV [V]=<$V>\nENV [V]=${<V>}x\nCMD echo <$V>\n',
    ],
    [
      'what runs later does not see an ARG',
      'FROM a\nARG V│=1\nRUN echo $V\nCMD echo $V\n',
      'FROM a\nARG [V]=1\nRUN echo <$V>\nCMD echo $V\n',
    ],
    [
      'but an ENV, wherever it stands',
      'FROM a\nCMD echo $V\nENV V│=1\n',
      'FROM a\nCMD echo <$V>\nENV [V]=1\n',
    ],
    ['a use before', 'FROM a\nRUN echo $│V\nENV V=1\n', null],
    [
      'triggers',
      'FROM a AS x\nONBUILD ARG │V=1\nONBUILD RUN echo $V\nRUN echo $V\nFROM x\nRUN echo $V\n',
      'FROM a AS x\nONBUILD ARG [V]=1\nONBUILD RUN echo <$V>\nRUN echo $V\nFROM x\nRUN echo <$V>\n',
    ],
    ['within one ARG', 'FROM a\nARG │V=1 W=$V V=$V\n', 'FROM a\nARG [V]=1 W=<$V> [V]=<$V>\n'],
    [
      'not hidden ones',
      `FROM a\nENV │V=1\nRUN echo '$V' \\$V\n`,
      `FROM a\nENV [V]=1\nRUN echo '$V' \\$V\n`,
    ],
  ])('%s', (_name, marked, expected) => {
    expect(mark(marked)).toBe(expected?.replaceAll('<$V>', '$<V>') ?? null);
  });
});

describe('here-documents', () => {
  test.each([
    [
      'opening and closing',
      'FROM a\nRUN <<E│OF\nEOF \nEOF\n',
      'FROM a\nRUN <<[EOF]\nEOF \n<EOF>\n',
    ],
    [
      'from the closing line',
      'FROM a\nCOPY <<-"EOF" /x\nx\n\tE│OF\n',
      'FROM a\nCOPY <<-"[EOF]" /x\nx\n\t<EOF>\n',
    ],
    ['two', 'FROM a\nCOPY <<A <<B│ /x\nA\nB\n', 'FROM a\nCOPY <<A <<[B] /x\nA\n<B>\n'],
    ['without an end', 'FROM a\nRUN <<E│OF\nx\n', 'FROM a\nRUN <<[EOF]\nx\n'],
  ])('%s', (_name, marked, expected) => {
    expect(mark(marked)).toBe(expected);
  });
});

test('all that has a name is listed', () => {
  const model = parseDockerfile('ARG V=1\nFROM a:$V AS b\nFROM c\nRUN <<E\nE\n');
  const symbols = symbolsOf(model, buildGraph(model));
  expect(symbols.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'stage b',
    'stage ',
    'variable V',
    'heredoc E',
  ]);
});

test('many stages and variables are gone through at once', () => {
  const stages = Array.from(
    { length: 2000 },
    (_, i) => `FROM s${i - 1} AS s${i}\nARG A${i % 50}\nRUN echo $A${i} $B${i % 7}\n`,
  );
  const model = parseDockerfile(stages.join(''));
  expect(symbolsOf(model, buildGraph(model)).length).toBeGreaterThan(2000);
});

describe('whatever the text', () => {
  test('an edit leaves nothing of the places before it', () => {
    const dockerfile = soup.map((text) => `FROM a\nARG x=1\n${text}\nRUN echo $x\n`);
    fc.assert(
      fc.property(
        dockerfile,
        fc.nat(),
        fc.nat(40),
        fc.constantFrom('', '$x', '\n', '#', 'ENV y=$x\n', '<<E'),
        (text, at, length, put) => {
          const start = at % text.length;
          const next = text.slice(0, start) + put + text.slice(start + length);
          const before = parseDockerfile(text);
          symbolsOf(before, buildGraph(before));
          const updated = updateDockerfile(before, next);
          const fresh = parseDockerfile(next);
          expect(symbolsOf(updated, buildGraph(updated))).toEqual(
            symbolsOf(fresh, buildGraph(fresh)),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  test('places are in the text, in order, apart, and hold the name', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const model = parseDockerfile(text);
        const graph = buildGraph(model);
        const places = symbolsOf(model, graph)
          .flatMap(({ occurrences }) => occurrences)
          .sort((a, b) => a.span.start - b.span.start);
        let end = 0;
        for (const { span } of places) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeLessThanOrEqual(text.length);
          end = span.end;
        }
        const resolver = createResolver(model, graph);
        for (const { index, contentSpan } of model.instructions) {
          for (const use of resolver.usesOf(index)) {
            expect(use.span.start).toBeGreaterThanOrEqual(contentSpan.start);
            expect(use.span.end).toBeLessThanOrEqual(contentSpan.end);
            expect(text[use.span.start] === '$' || text[use.span.start] === '\\').toBe(true);
            expect(use.nameSpan.start).toBeGreaterThan(use.span.start);
          }
          resolver.expand(index, text.slice(0, 200));
          resolver.scopeAt(index).get('x');
        }
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    [
      'doubling values',
      `ARG a=x\n${'ARG a=$a$a\n'.repeat(60)}FROM $a\n${'ENV a=$a$a\n'.repeat(2000)}`,
    ],
    ['nested here-documents', `FROM a\nRUN <<E\n${'$(cat <<A\n'.repeat(20_000)}\nE\n`],
    [
      'nested braces',
      `FROM a\nRUN echo ${'${a:-'.repeat(50_000)}\nENV b=${'${a:-'.repeat(50_000)}\n`,
    ],
    ['dollars', `FROM a\nRUN ${'$'.repeat(200_000)}\nENV a=${'$'.repeat(200_000)}\n`],
    ['uses', `FROM a\nARG a\nRUN ${'$a'.repeat(100_000)}\nLABEL b=${'$a'.repeat(100_000)}\n`],
    [
      'triggers and children',
      `FROM a AS b\n${'ONBUILD ENV a=$a$b\n'.repeat(3000)}${'FROM b\nENV c=$a\n'.repeat(3000)}`,
    ],
  ])('%s are done with', (_name, text) => {
    const model = parseDockerfile(text);
    const graph = buildGraph(model);
    const resolver = createResolver(model, graph);
    for (const { index } of model.instructions) resolver.scopeAt(index).get('c');
    expect(symbolsOf(model, graph).length).toBeGreaterThan(0);
  });
});
