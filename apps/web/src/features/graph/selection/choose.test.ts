import { parseDockerfile } from '@stagecraft/dockerfile';
import { describe, expect, test } from 'vitest';
import { chooseRow, rowsOfStage, type Choice } from './choose.ts';

const model = parseDockerfile(
  'ARG V=1\nFROM a AS one\nRUN a\nRUN b\nRUN c\nFROM b AS two\nRUN d\n',
);
const idAt = (line: number): string => model.instructions[line - 1]?.id ?? '';
const lineOf = (id: string): number => model.instructions.findIndex((one) => one.id === id) + 1;

describe('choosing a row', () => {
  test.each<[string, number[], number, Choice, number[]]>([
    ['alone', [3, 4], 5, 'only', [5]],
    ['in addition', [3], 5, 'toggle', [3, 5]],
    ['of another stage in addition', [3], 7, 'toggle', [3, 7]],
    ['to let go of it', [3, 5], 3, 'toggle', [5]],
    ['down to it', [3], 5, 'extend', [3, 4, 5]],
    ['up to it', [5], 3, 'extend', [5, 3, 4]],
    ['nearer than before', [3, 4, 5], 4, 'extend', [3, 4]],
    ['past the stage', [3], 7, 'extend', [7]],
    ['where nothing was', [], 4, 'extend', [4]],
    ['that is a FROM', [3], 2, 'toggle', [2]],
    ['after a FROM', [2], 3, 'toggle', [3]],
  ])('%s', (_, selected, line, choice, expected) => {
    expect(chooseRow(model, selected.map(idAt), idAt(line), choice).map(lineOf)).toEqual(expected);
  });
});

test('all rows of a stage are those after its FROM', () => {
  expect(rowsOfStage(model, 0).map(lineOf)).toEqual([3, 4, 5]);
  expect(rowsOfStage(model, -1).map(lineOf)).toEqual([1]);
});
