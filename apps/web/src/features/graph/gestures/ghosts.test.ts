import { applyIntent, buildGraph, consequenceOf, parseDockerfile } from '@stagecraft/dockerfile';
import type { GraphIntent } from '@stagecraft/dockerfile';
import { expect, test } from 'vitest';
import { ghostsOf } from './ghosts.ts';

const model = parseDockerfile('FROM a AS one\nRUN 1\nRUN 2\nRUN 3\nFROM b AS two\nRUN 4\n');

function ghosts(intent: GraphIntent) {
  const made = applyIntent({ model, graph: buildGraph(model), options: {} }, intent);
  if (!made.ok) throw new Error(made.refusal.message.en);
  const { edits } = made;
  const consequence = consequenceOf(model, edits, made.moved);
  const answer = { ok: true, edits, done: '', notes: [], consequence, whole: null } as const;
  return ghostsOf(model, { intent, version: 1, answer });
}

test('rows that move stand under what stays above their place', () => {
  const place = { stage: 0, before: 3 };
  expect(ghosts({ kind: 'moveInstructions', instructions: [1], place })).toEqual({
    rows: [{ stage: 0, after: 2, rows: [{ keyword: 'RUN', text: '1' }] }],
    stages: [],
    leaving: [1],
  });
});

test('rows that move among others that move stand together', () => {
  const place = { stage: 1, before: 5 };
  const found = ghosts({ kind: 'moveInstructions', instructions: [1, 3], place });
  expect(found.rows).toMatchObject([{ stage: 1, after: 4, rows: [{ text: '1' }, { text: '3' }] }]);
});

test('what is put in stands under the row above it', () => {
  const place = { stage: 0, before: null };
  expect(ghosts({ kind: 'insertText', place, text: 'ENV A=1\nENV B=2' })).toEqual({
    rows: [
      {
        stage: 0,
        after: 3,
        rows: [
          { keyword: 'ENV', text: 'A=1' },
          { keyword: 'ENV', text: 'B=2' },
        ],
      },
    ],
    stages: [],
    leaving: [],
  });
});

test('a new stage stands for itself, with its instructions', () => {
  const base = { kind: 'scratch' } as const;
  const found = ghosts({ kind: 'addStage', base, name: 'three', at: null, text: 'COPY . .' });
  expect(found.rows).toEqual([]);
  expect(found.stages).toMatchObject([[{ keyword: 'FROM' }, { keyword: 'COPY', text: '. .' }]]);
});

test('a FROM that is written anew is no new stage', () => {
  const found = ghosts({ kind: 'setBase', stage: 1, base: { kind: 'scratch' } });
  expect(found.stages).toEqual([]);
  expect(found.leaving).toEqual([4]);
});

test('a FROM that is written anew stands under the one that it takes the place of', () => {
  const found = ghosts({ kind: 'setBase', stage: 1, base: { kind: 'image', ref: 'c' } });
  expect(found.rows).toEqual([
    { stage: 1, after: 4, rows: [{ keyword: 'FROM', text: 'c AS two' }] },
  ]);
});

test('a stage that moves in the file is dimmed where it is', () => {
  const found = ghosts({ kind: 'moveStage', stage: 1, to: 0 });
  expect(found).toEqual({ rows: [], stages: [], leaving: [4, 5] });
});
