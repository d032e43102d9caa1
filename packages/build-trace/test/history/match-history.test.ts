import type { HistoryEntry } from '@stagecraft/contracts';
import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import { describe, expect, test } from 'vitest';
import { matchHistory } from '../../src/index.ts';
import { recordedBuild, type Build } from '../recordings.ts';

type Origins = (number | 'base' | 'unknown')[];

function origins({ model, graph, history }: Omit<Build, 'steps'>): Origins {
  const matched = matchHistory(model, graph, history);
  expect(matched.map(({ entry }) => entry)).toEqual(history);
  return matched.map(({ origin }) =>
    origin.kind === 'instruction' ? origin.instruction : origin.kind,
  );
}

const entry = (createdBy: string): HistoryEntry => ({
  id: null,
  createdAt: null,
  createdBy,
  size: 0,
  comment: '',
  tags: [],
});

function originsOf(dockerfile: string, createdBy: readonly string[]): Origins {
  const model = parseDockerfile(dockerfile);
  return origins({ model, graph: buildGraph(model), history: createdBy.map(entry) });
}

describe('recorded images', () => {
  test('every kind of instruction of one stage, on the base', () => {
    expect(origins(recordedBuild('loneStage'))).toEqual([
      'base',
      ...Array.from({ length: 15 }, (_, index) => index + 1),
    ]);
  });

  test("only the target's own stages", () => {
    expect(origins(recordedBuild('twoStage'))).toEqual(['base', 8, 9, 10, 11]);
    expect(origins(recordedBuild('merged'))).toEqual(['base', 9, 10]);
    expect(origins(recordedBuild('externalCopy'))).toEqual(['base', 1, 2]);
  });

  test('a stage on scratch has no base part', () => {
    expect(origins(recordedBuild('parallel'))).toEqual([9, 10, 11]);
  });

  test('through the stages that the target is built on', () => {
    expect(origins(recordedBuild('target'))).toEqual(['base', 1, 2, 3, 4, 6]);
    expect(origins(recordedBuild('manySteps'))).toEqual([
      'base',
      ...Array.from({ length: 12 }, (_, index) => index + 1),
      14,
    ]);
  });

  test("a stage's triggers come from the child's FROM, an image's from the base", () => {
    expect(origins(recordedBuild('innerOnbuild'))).toEqual(['base', 3, 4, 4, 5, 6, 7]);
    expect(origins(recordedBuild('onbuild'))).toEqual([
      ...Array.from({ length: 9 }, () => 'base'),
      1,
      2,
      3,
    ]);
  });

  test('Docker 28 with linked copies', () => {
    expect(origins(recordedBuild('linkedCopies'))).toEqual([
      'base',
      10,
      10,
      11,
      12,
      13,
      14,
      15,
      16,
    ]);
  });

  test("Podman's builder; triggers of an image are the base's", () => {
    expect(origins(recordedBuild('podman'))).toEqual(['base', 1, 2, 4, 5, 6, 7, 8]);
    const bases = Array.from({ length: 7 }, () => 'base');
    expect(origins(recordedBuild('podmanOnbuild'))).toEqual([...bases, 1, 2]);
  });

  test('the classic builder', () => {
    expect(origins(recordedBuild('classic'))).toEqual(['base', 5, 6, 7, 8, 9, 10, 11, 12]);
  });
});

describe('other histories', () => {
  test('engines that record no ARG', () => {
    const file = 'FROM base\nARG A=1\nRUN one\nARG B\nENV C=$B\n';
    expect(
      originsOf(file, [
        '/bin/sh -c #(nop)  CMD ["sh"]',
        'RUN |1 A=1 /bin/sh -c one # buildkit',
        'ENV C=x',
      ]),
    ).toEqual(['base', 2, 4]);
  });

  test("the base's own ARG and CMD are not taken for the file's", () => {
    const file = 'FROM base\nARG MODE\nRUN build it\nCMD ["app"]\n';
    const history = ['ARG OTHER=1', 'CMD ["bash"]', 'RUN /bin/sh -c build it # buildkit'];
    expect(originsOf(file, [...history, 'CMD ["app"]'])).toEqual(['base', 'base', 2, 3]);
  });

  test('classic copies hide their sources, but keep their place', () => {
    const file = 'FROM base\nWORKDIR /app\nCOPY src .\nCOPY . .\nRUN make\n';
    expect(
      originsOf(file, [
        '/bin/sh -c #(nop) ADD file:00 in / ',
        '/bin/sh -c #(nop) WORKDIR /app',
        '/bin/sh -c #(nop) COPY dir:0123 in . ',
        '/bin/sh -c #(nop) COPY multi:4567 in . ',
        '/bin/sh -c make',
      ]),
    ).toEqual(['base', 1, 2, 3, 4]);
  });

  test('an entry that no instruction made is unknown', () => {
    const file = 'FROM base\nRUN one\nRUN two\n';
    expect(
      originsOf(file, [
        'RUN /bin/sh -c zero # buildkit',
        'RUN /bin/sh -c one # buildkit',
        'LABEL added=elsewhere',
        'RUN /bin/sh -c two # buildkit',
      ]),
    ).toEqual(['base', 1, 'unknown', 2]);
  });

  test('an image of another file says so', () => {
    const file = 'FROM base\nRUN one\nRUN two\nRUN three\n';
    expect(originsOf(file, ['RUN /bin/sh -c other # buildkit', 'CMD ["x"]'])).toEqual([
      'unknown',
      'unknown',
    ]);
  });

  test('a file of FROM alone is all base; a file without a stage knows nothing', () => {
    expect(originsOf('FROM base\n', ['a', 'b'])).toEqual(['base', 'base']);
    expect(originsOf('# nothing\n', ['a'])).toEqual(['unknown']);
    expect(originsOf('FROM base\nRUN x\n', [])).toEqual([]);
  });
});
