import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyEdits,
  buildGraph,
  parseDockerfile,
  prepareRename,
  renameSymbol,
  renumberAfter,
  renumberStages,
  symbolsOf,
} from '../src/index.ts';
import type { Edit, GraphOptions, StageGraph } from '../src/index.ts';

function rename(marked: string, newName: string, options: GraphOptions = {}): string {
  const offset = marked.indexOf('│');
  const text = marked.replace('│', '');
  const model = parseDockerfile(text);
  const result = renameSymbol(model, buildGraph(model, options), offset, newName, options);
  return result.ok ? applyEdits(text, result.edits) : `refused: ${result.refusal.code}`;
}

describe('rename', () => {
  test.each([
    [
      'a stage',
      'FROM a AS b│\nFROM b AS c\nCOPY --from=B x y\nCOPY --from=0 x y\n',
      'New',
      'FROM a AS new\nFROM new AS c\nCOPY --from=new x y\nCOPY --from=0 x y\n',
    ],
    [
      'a variable, braces and operators kept',
      'ARG V│=1\nFROM a:${V:-$V}\nARG V\n',
      'W',
      'ARG W=1\nFROM a:${W:-$W}\nARG W\n',
    ],
    ['a here-document', 'FROM a\nRUN <<-"E│"\n\tE\n', 'EOF', 'FROM a\nRUN <<-"EOF"\n\tEOF\n'],
    ['to the same name', 'FROM a AS b│\n', 'B', 'FROM a AS b\n'],
  ])('%s', (_name, marked, newName, expected) => {
    expect(rename(marked, newName)).toBe(expected);
  });

  test.each<[string, string, string, string, GraphOptions?]>([
    ['nothing there', 'FR│OM a\nRUN x\n', 'x', 'stage-without-name'],
    ['an image', 'FROM a│b\n', 'x', 'nothing-to-rename'],
    ['a number', 'FROM a AS b\nFROM c\nCOPY --from=│0 x y\n', 'x', 'stage-by-number'],
    ['no stage name', 'FROM a AS b│\n', '1st', 'invalid-stage-name'],
    ['one that is no image name', 'FROM a AS b│\n', 'x-', 'invalid-stage-name'],
    ['a reserved one', 'FROM a AS b│\n', 'Scratch', 'reserved-stage-name'],
    ['another stage', 'FROM a AS b│\nFROM c AS D\n', 'd', 'stage-name-taken'],
    ['a later base image', 'FROM a AS b│\nFROM c\n', 'c', 'image-would-be-captured'],
    [
      'a copied image',
      'FROM a AS b\nCOPY --from=C x y\nFROM d AS e│\n',
      'c',
      'image-would-be-captured',
    ],
    ['a named context', 'FROM a AS b│\n', 'c', 'context-of-that-name', { namedContexts: ['c'] }],
    ['a FROM with a variable', 'ARG M=b\nFROM a AS b│\nFROM $M\n', 'c', 'stage-through-variable'],
    ['no variable name', 'FROM a\nARG V│\n', 'a-b', 'invalid-variable-name'],
    ['a predefined one', 'FROM a\nARG TARGETARCH│\n', 'x', 'predefined-variable'],
    ['to a predefined one', 'FROM a\nARG V│\n', 'HTTP_PROXY', 'predefined-variable'],
    ['PATH', 'FROM a\nENV PATH│=/x:$PATH\n', 'x', 'predefined-variable'],
    [
      'one of the image',
      'FROM a\nENV V│=1\n',
      'x',
      'variable-of-base-image',
      { imageEnvs: { a: ['V=0'] } },
    ],
    ['one defined beside it', 'FROM a\nARG V│\nENV W=1\n', 'W', 'variable-name-taken'],
    ['one used beside it', 'FROM a\nARG V│\nRUN echo $W\n', 'W', 'variable-name-taken'],
    [
      'one that it inherits',
      'FROM a AS x\nENV W=1\nFROM x\nENV V│=$W\nRUN echo $W\n',
      'W',
      'variable-name-taken',
    ],
    [
      'one of a stage built FROM its own',
      'FROM a AS x\nENV V│=1\nFROM x\nENV W=1\nRUN echo $V\n',
      'W',
      'variable-name-taken',
    ],
    [
      'one that the image has',
      'FROM a\nENV V│=1\n',
      'W',
      'variable-name-taken',
      { imageEnvs: { a: ['W=0'] } },
    ],
    ['a bare ARG elsewhere', 'ARG V│=1\nFROM a\nARG W\n', 'W', 'variable-name-taken'],
    ['a shell that sets it', 'FROM a\nENV V│=1\nRUN V=2; echo $V\n', 'W', 'assigned-in-shell'],
    [
      'a loop that sets it',
      'FROM a\nENV V│=1\nRUN for V in 1 2; do echo $V; done\n',
      'W',
      'assigned-in-shell',
    ],
    ['a line of the body', 'FROM a\nRUN <<-E│\n\tX\r\nE\n', 'X', 'heredoc-name-in-body'],
    ['no here-document name', 'FROM a\nRUN <<E│\nE\n', 'a b', 'invalid-heredoc-name'],
  ])('is refused: %s', (_name, marked, newName, code, options) => {
    expect(rename(marked, newName, options)).toBe(`refused: ${code}`);
  });

  test('another stage may have a variable of the new name', () => {
    const text = 'FROM a\nENV V│=1\nRUN echo $V\nFROM a\nENV W=1\nRUN echo $W\n';
    expect(rename(text, 'W')).toBe('FROM a\nENV W=1\nRUN echo $W\nFROM a\nENV W=1\nRUN echo $W\n');
  });

  test('is prepared with the name as written', () => {
    const model = parseDockerfile('FROM a AS Bx\nFROM bx\n');
    const graph = buildGraph(model);
    expect(prepareRename(model, graph, 10)).toEqual({
      ok: true,
      span: { start: 10, end: 12 },
      name: 'Bx',
    });
    expect(prepareRename(model, graph, 2).ok).toBe(false);
  });

  test('refusals speak both languages', () => {
    const model = parseDockerfile('FROM a AS b\n');
    const result = renameSymbol(model, buildGraph(model), 10, '-');
    expect(result.ok ? null : Object.keys(result.refusal.message)).toEqual(['en', 'zh-CN']);
  });
});

const NAMES = ['alpha', 'beta', 'gamma'];
const name = fc.constantFrom(...NAMES);
const use = fc.oneof(
  name.map((one) => `$${one}`),
  fc
    .tuple(name, fc.constantFrom(':-x', '-$beta', ':+"y"', '#*', '/a/$gamma', ''))
    .map(([one, rest]) => `\${${one}${rest}}`),
  fc.constantFrom(`'$alpha'`, '\\$alpha', 'x', '"a $beta"'),
);
const line = fc.oneof(
  name.map((one) => `ARG ${one}`),
  fc.tuple(name, use).map(([one, value]) => `ARG ${one}=${value}`),
  fc.tuple(name, use).map(([one, value]) => `ENV ${one}=${value} \\\n  other=1`),
  use.map((value) => `RUN echo ${value} \\\n  # note\n  && true`),
  use.map((value) => `LABEL l=${value}`),
  fc
    .tuple(fc.constantFrom('s0', 'S1', 's2', 'image', '0', '1'), use)
    .map(([from, value]) => `COPY --from=${from} ${value} /x`),
  fc.constantFrom('s0', 's1', 'image').map((from) => `RUN --mount=from=${from},target=/m true`),
  fc.constantFrom('s0', 's1').map((from) => `ONBUILD COPY --from=${from} a $alpha`),
  name.map((one) => `ONBUILD ENV ${one}=1`),
  use.map((value) => `COPY <<EOF /x\n${value}\nEOF`),
  use.map((value) => `RUN <<E\necho ${value}\nE`),
);
const stage = fc.tuple(
  fc.constantFrom('image', 's0', 's1', 'scratch', 'i:$alpha'),
  fc.array(line, { maxLength: 6 }),
);
const dockerfile = fc
  .tuple(
    fc.array(fc.tuple(name, use), { maxLength: 2 }),
    fc.array(stage, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([args, stages, newline]) =>
    [
      ...args.map(([one, value]) => `ARG ${one}=${value}`),
      ...stages.flatMap(([base, lines], index) => [`FROM ${base} AS s${index}`, ...lines]),
      '',
    ]
      .join('\n')
      .replaceAll('\n', newline),
  );

/** A graph without what a rename changes: stages by number, and no instruction ids (they hold the text). */
function shape(graph: StageGraph): unknown {
  const numbers = new Map(graph.stages.map(({ id, index }) => [id, `stage ${index}`]));
  return {
    stages: graph.stages.map(({ base, needed }) => [base, needed]),
    edges: graph.edges.map(({ kind, source, target, instruction, needed }) => [
      kind,
      numbers.get(source) ?? source,
      numbers.get(target),
      instruction,
      needed,
    ]),
    problems: graph.problems.map(({ code }) => code),
  };
}

describe('laws of rename', () => {
  test('there and back gives the text, only its places change, and the graph stays the same', () => {
    let renamed = 0;
    fc.assert(
      fc.property(dockerfile, fc.nat(), (text, pick) => {
        const model = parseDockerfile(text);
        const graph = buildGraph(model);
        const found = symbolsOf(model, graph).flatMap((symbol) =>
          symbol.occurrences.flatMap(({ span, form }) =>
            form === 'name' ? [{ name: symbol.name, span }] : [],
          ),
        );
        const place = found[pick % found.length];
        if (place === undefined) return;
        const there = renameSymbol(model, graph, place.span.start, 'fresh_1');
        if (!there.ok) return;
        renamed++;
        const next = applyEdits(text, there.edits);
        const nextModel = parseDockerfile(next);
        const nextGraph = buildGraph(nextModel);
        expect(shape(nextGraph)).toEqual(shape(graph));
        expect(without(next, there.edits, 'fresh_1')).toBe(without(text, there.edits));
        const back = renameSymbol(nextModel, nextGraph, there.edits[0]?.start ?? 0, place.name);
        expect(back.ok ? applyEdits(next, back.edits).toLowerCase() : back.refusal).toBe(
          text.toLowerCase(),
        );
      }),
      { numRuns: 400 },
    );
    expect(renamed).toBeGreaterThan(100);
  });
});

/** The text with nothing at the places of edits; `name`: after they were made, so that places moved. */
function without(text: string, edits: readonly Edit[], name: string | null = null): string {
  let shift = 0;
  const cuts = edits.map((edit) => {
    const start = edit.start + shift;
    const length = name === null ? edit.end - edit.start : name.length;
    if (name !== null) shift += name.length - (edit.end - edit.start);
    return { start, end: start + length, text: '' };
  });
  return applyEdits(text, cuts);
}

const BEFORE = 'FROM a\nRUN 1\nFROM b\nCOPY --from=0 x y\nFROM c\nCOPY --from=1 x y\n';

describe('numbers of stages', () => {
  test.each([
    [
      'a stage comes first',
      `FROM new\n${BEFORE}`,
      'FROM new\nFROM a\nRUN 1\nFROM b\nCOPY --from=1 x y\nFROM c\nCOPY --from=2 x y\n',
    ],
    [
      'the last one goes',
      'FROM a\nRUN 1\nFROM b\nCOPY --from=0 x y\n',
      'FROM a\nRUN 1\nFROM b\nCOPY --from=0 x y\n',
    ],
    [
      'the first one goes',
      'FROM b\nCOPY --from=0 x y\nFROM c\nCOPY --from=1 x y\n',
      'FROM b\nCOPY --from=0 x y\nFROM c\nCOPY --from=0 x y\n',
    ],
    [
      'two change places',
      'FROM b\nCOPY --from=0 x y\nFROM a\nRUN 1\nFROM c\nCOPY --from=1 x y\n',
      'FROM b\nCOPY --from=1 x y\nFROM a\nRUN 1\nFROM c\nCOPY --from=0 x y\n',
    ],
    [
      'a stage is split',
      'FROM a\nFROM n\nRUN 1\nFROM b\nCOPY --from=0 x y\nFROM c\nCOPY --from=1 x y\n',
      'FROM a\nFROM n\nRUN 1\nFROM b\nCOPY --from=0 x y\nFROM c\nCOPY --from=2 x y\n',
    ],
    [
      'a base is changed',
      'FROM z\nRUN 1\nFROM b\nCOPY --from=0 x y\nFROM c\nCOPY --from=1 x y\n',
      'FROM z\nRUN 1\nFROM b\nCOPY --from=0 x y\nFROM c\nCOPY --from=1 x y\n',
    ],
    [
      'two of the same base change places',
      'FROM a\nRUN 2\nFROM a\nRUN 1\nFROM c\nCOPY --from=0 x y\n',
      'FROM a\nRUN 2\nFROM a\nRUN 1\nFROM c\nCOPY --from=1 x y\n',
      'FROM a\nRUN 1\nFROM a\nRUN 2\nFROM c\nCOPY --from=0 x y\n',
    ],
    [
      'the rest of the line is changed, too',
      'FROM new\nFROM a\nRUN 1\nFROM b\nCOPY --from=0 x z\nFROM c\nCOPY --from=1 x y\n',
      'FROM new\nFROM a\nRUN 1\nFROM b\nCOPY --from=1 x z\nFROM c\nCOPY --from=2 x y\n',
    ],
    [
      'one was corrected by hand to what another stage says',
      'FROM new\nFROM a\nRUN 1\nFROM b\nCOPY --from=1 x y\nFROM c\nCOPY --from=1 x y\n',
      'FROM new\nFROM a\nRUN 1\nFROM b\nCOPY --from=1 x y\nFROM c\nCOPY --from=2 x y\n',
    ],
    [
      'what comes with the change counts as it says',
      `FROM new\nCOPY --from=9 x y\n${BEFORE}`,
      'FROM new\nCOPY --from=9 x y\nFROM a\nRUN 1\nFROM b\nCOPY --from=1 x y\nFROM c\nCOPY --from=2 x y\n',
    ],
  ])('follow when %s', (_name, after, expected, before = BEFORE) => {
    const edits = renumberAfter(parseDockerfile(before), parseDockerfile(after));
    expect(edits === null ? null : applyEdits(after, edits)).toBe(expected);
  });

  test.each([
    ['twins', 'FROM a\nFROM a\nCOPY --from=0 x y\n', 'FROM a\nFROM a\nFROM a\nCOPY --from=0 x y\n'],
    ['everything', BEFORE, 'FROM x\nFROM y\nFROM z\nCOPY --from=0 x y\n'],
  ])('stay when it is not certain which stage is which: %s', (_name, before, after) => {
    expect(renumberAfter(parseDockerfile(before), parseDockerfile(after))).toBe(null);
  });

  test('follow a given move, in triggers, too, and not in mounts or for what is gone', () => {
    const text =
      'FROM a\nFROM b\nONBUILD COPY --from=0 x y\nCOPY --from=1 x y\nCOPY --from=7 x y\nRUN --mount=from=0,target=/x true\n';
    const edits = renumberStages(parseDockerfile(text), [1, null]);
    expect(applyEdits(text, edits)).toBe(
      text.replace('ONBUILD COPY --from=0', 'ONBUILD COPY --from=1'),
    );
  });

  test('a move and its inverse give the text', () => {
    const permutation = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.nat(5), { maxLength: 6 }), permutation, (numbers, move) => {
        const copies = numbers.map((number) => `COPY --from=${number} x y\n`);
        const text = `FROM a\nFROM b\nFROM c\nFROM d\n${copies.join('')}`;
        const moved = applyEdits(text, renumberStages(parseDockerfile(text), move));
        const inverse = move.map((_, to) => move.indexOf(to));
        expect(applyEdits(moved, renumberStages(parseDockerfile(moved), inverse))).toBe(text);
      }),
    );
  });
});
