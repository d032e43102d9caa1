import { describe, expect, test } from 'vitest';
import { linesOf } from '@stagecraft/graph-layout';
import { computeSnapshot } from '../../../language/compute-snapshot.ts';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { cardsOf, type Card } from './cards.ts';
import { marksOf } from './marks.ts';

function snapshotOf(text: string): Snapshot {
  const request = { path: 'Dockerfile', version: 1, text, options: {} };
  // As from the worker: nothing is shared between two snapshots.
  return structuredClone(computeSnapshot(request, null).snapshot);
}

function cards(text: string, before: readonly Card[] = []): Card[] {
  const snapshot = snapshotOf(text);
  return cardsOf(
    snapshot,
    marksOf(snapshot, null, null),
    new Map(before.map((card) => [card.id, card])),
  );
}

const file = [
  'ARG V=1',
  'FROM alpine:$V AS build',
  'COPY . /src',
  'RUN make \\',
  '    # why',
  '    && make install',
  'FROM scratch',
  'COPY --from=build /a /b',
  'COPY --from=build /c /d',
  '',
].join('\n');

describe('cards', () => {
  test('show every instruction once, on one line, with its line in the file', () => {
    const rows = cards(file).flatMap((card) => ('rows' in card ? card.rows : []));
    expect(rows.map((row) => `${String(row.line)} ${row.keyword} ${row.text}`)).toEqual([
      '1 ARG V=1',
      '2 FROM alpine:$V AS build',
      '3 COPY . /src',
      '4 RUN make && make install',
      '7 FROM scratch',
      '8 COPY --from=build /a /b',
      '9 COPY --from=build /c /d',
    ]);
  });

  test('show signs that turn the order of letters as signs that mean nothing', () => {
    const shown = cards('FROM x\nENV B=\u202eevil\u2069\n');
    const rows = shown.flatMap((card) => ('rows' in card ? card.rows : []));
    expect(rows.map((row) => row.text)).toEqual(['x', 'B=\ufffdevil\ufffd']);
  });

  test('of a broken text show what is there, with what is wrong', () => {
    const found = cards('COPPY a\nFROM x\nEXPOSE 70000\n');
    const rows = found.flatMap((card) => ('rows' in card ? card.rows : []));
    expect(rows.map((row) => [row.keyword, row.marks[0]?.severity ?? null])).toEqual([
      ['COPPY', 'error'],
      ['FROM', null],
      ['EXPOSE', 'error'],
    ]);
  });

  test('that a keystroke did not change are the very objects of before', () => {
    const before = cards(file);
    const after = cards(file.replace('/a /b', '/a /bb'), before);
    const changed = after.filter((card, index) => card !== before[index]);
    expect(changed.map((card) => card.id)).toEqual(['stage:#1']);
    const [stage] = changed;
    const old = before.find((card) => card.id === stage?.id);
    if (stage?.kind !== 'stage' || old?.kind !== 'stage') throw new Error('no stage');
    const rows = stage.rows.filter((row, index) => row !== old.rows[index]);
    expect(rows.map((row) => row.text)).toEqual(['--from=build /a /bb']);
  });

  test('name the target so that the builder finds this very stage', () => {
    const stages = cards('FROM a AS x\nFROM b AS x\nFROM c AS Y\n').filter(
      (card) => card.kind === 'stage',
    );
    expect(stages.map((stage) => stage.targetName)).toEqual(['0', '1', 'y']);
  });
});

describe('lines', () => {
  test('of one kind between two nodes are one, and arrive at the first instruction', () => {
    const { model, graph } = snapshotOf(file);
    const lines = linesOf(model, graph);
    const copies = lines.filter((line) => line.kind === 'copy');
    expect(copies).toHaveLength(1);
    expect(copies[0]?.parts.map((part) => part.instruction)).toEqual([5, 6]);
    expect(lines.map((line) => line.kind).toSorted()).toEqual([
      'base',
      'context',
      'copy',
      'output',
    ]);
  });
});
