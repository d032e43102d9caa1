import { expect, it } from 'vitest';
import { applyIntent, consequenceOf, type GraphIntent } from '../../src/index.ts';
import { contextOf } from '../support/intents.ts';

const text =
  'FROM busybox AS one\n# why\nRUN a\nRUN b\n\nFROM busybox AS two\nCOPY --from=one /x /y\n';

function consequence(intent: GraphIntent, moved: readonly number[] = []) {
  const context = contextOf(text);
  const result = applyIntent(context, intent);
  return result.ok ? consequenceOf(context.model, result.edits, moved) : null;
}

it('tells what is put in, where, and as which lines', () => {
  const place = { stage: 0, before: 2 };
  expect(consequence({ kind: 'insertText', place, text: 'ENV A=1\nRUN c' })).toEqual({
    hunks: [{ line: 3, removed: [], added: ['ENV A=1', 'RUN c'] }],
    removed: [],
    added: [
      { index: 2, after: 1, keyword: 'ENV', text: 'ENV A=1' },
      { index: 3, after: 1, keyword: 'RUN', text: 'RUN c' },
    ],
  });
});

it('tells what goes', () => {
  expect(consequence({ kind: 'deleteInstructions', instructions: [1, 4] })).toEqual({
    hunks: [
      { line: 1, removed: ['# why', 'RUN a'], added: [] },
      { line: 6, removed: ['COPY --from=one /x /y'], added: [] },
    ],
    removed: [1, 4],
    added: [],
  });
});

it('tells of what is moved, also where the edits move what stands around it', () => {
  const place = { stage: 0, before: null };
  const moved = consequence({ kind: 'moveInstructions', instructions: [1], place }, [1]);
  expect(moved).toMatchObject({
    removed: [1],
    added: [{ index: 2, after: 2, keyword: 'RUN', text: 'RUN a' }],
  });
});

it('tells of what is written anew', () => {
  expect(consequence({ kind: 'renameStage', stage: 0, name: 'first' })).toMatchObject({
    hunks: [
      { line: 0, removed: ['FROM busybox AS one'], added: ['FROM busybox AS first'] },
      { line: 6, removed: ['COPY --from=one /x /y'], added: ['COPY --from=first /x /y'] },
    ],
    removed: [0, 4],
  });
});

it('shows the rows that move, also where less would be written by moving what they pass', () => {
  const place = { stage: 1, before: null };
  const intent = { kind: 'moveInstructions', instructions: [1, 2], place } as const;
  const long = text.replace('RUN b', `RUN ${'b'.repeat(100)}`);
  const context = contextOf(long.replace('COPY --from=one /x /y\n', ''));
  const result = applyIntent(context, intent);
  expect(result.ok && consequenceOf(context.model, result.edits).hunks).toEqual([
    { line: 1, removed: ['# why', 'RUN a', `RUN ${'b'.repeat(100)}`], added: [] },
    { line: 6, removed: [], added: ['# why', 'RUN a', `RUN ${'b'.repeat(100)}`] },
  ]);
});

it('tells which of two equal rows goes', () => {
  const context = contextOf('FROM a\nRUN x\nRUN y\nRUN x\n');
  const intent = { kind: 'deleteInstructions', instructions: [1] } as const;
  const result = applyIntent(context, intent);
  expect(result.ok && consequenceOf(context.model, result.edits).removed).toEqual([1]);
});

it.each([
  ['a stage', { kind: 'moveStage', stage: 2, to: 0 }, [5, 6]],
  [
    'a COPY by its edge',
    {
      kind: 'rerouteTarget',
      edge: { kind: 'copy', instruction: 4 },
      place: { stage: 2, before: 6 },
    },
    [4],
  ],
] as const)('tells of %s that moves, and not of what it passes', (_, intent, moved) => {
  const context = contextOf(`${text}FROM c\nRUN ${'long '.repeat(40)}\n`);
  const result = applyIntent(context, intent);
  const said = result.ok ? consequenceOf(context.model, result.edits, result.moved) : null;
  expect(said?.removed).toEqual(moved);
});

it('leaves out of the lines what a row is moved past', () => {
  const context = contextOf('FROM a\nRUN x\nRUN y\nRUN z\n');
  const place = { stage: 0, before: 1 };
  const intent = { kind: 'moveInstructions', instructions: [2], place } as const;
  const result = applyIntent(context, intent);
  expect(result.ok && consequenceOf(context.model, result.edits, result.moved).hunks).toEqual([
    { line: 1, removed: [], added: ['RUN y'] },
    { line: 2, removed: ['RUN y'], added: [] },
  ]);
});
