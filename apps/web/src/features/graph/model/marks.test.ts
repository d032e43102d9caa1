import { expect, test } from 'vitest';
import { computeSnapshot } from '../../../language/compute-snapshot.ts';
import type { Notice } from '../../../language/lint/types.ts';
import type { CheckedText, Snapshot } from '../../../state/document-slice.types.ts';
import { marksOf } from './marks.ts';

function snapshotOf(text: string, version: number): Snapshot {
  return computeSnapshot({ path: 'Dockerfile', version, text, options: {} }, null).snapshot;
}

function notice(more: Partial<Notice>): Notice {
  return {
    code: 'x',
    aliases: [],
    severity: 'warning',
    isRefused: false,
    isRule: true,
    span: { start: 0, end: 1 },
    message: { en: 'X.', 'zh-CN': '某。' },
    hint: null,
    instruction: 0,
    stage: 0,
    isFixable: false,
    ...more,
  };
}

function checkedAs({ path, version, model }: Snapshot, ...notices: Notice[]): CheckedText {
  return { path, version, model, notices, unchecked: null };
}

const snapshot = snapshotOf('FROM a\nRUN b\n', 1);
const from = snapshot.model.instructions[0]?.id ?? '';

test('rows and stages have what weighs as an error or a warning', () => {
  const checked = checkedAs(
    snapshot,
    notice({}),
    notice({ severity: 'error' }),
    notice({ severity: 'info' }),
    notice({ severity: 'style', instruction: 1 }),
    notice({ severity: 'error', isRefused: true, instruction: null }),
    notice({ instruction: null, stage: null }),
  );
  const { rows, stages } = marksOf(snapshot, checked, null);
  expect([...rows.keys()]).toEqual([from]);
  expect(rows.get(from)).toMatchObject([{ severity: 'warning' }, { severity: 'warning' }]);
  expect(stages.get(0)).toMatchObject([{ severity: 'error' }]);
});

test('rows keep their marks until the new text is checked', () => {
  const before = marksOf(snapshot, checkedAs(snapshot, notice({})), null);
  const next = snapshotOf('FROM a\nRUN bc\n', 2);
  expect(marksOf(next, checkedAs(snapshot, notice({})), before)).toBe(before);
  expect(marksOf(next, checkedAs(next), before).rows.size).toBe(0);
});

test('what BuildKit would refuse is there before anything was checked', () => {
  const broken = snapshotOf('FROM a\nRUM b\n', 1);
  expect(marksOf(broken, null, null).rows.get(broken.model.instructions[1]?.id ?? '')).toHaveLength(
    1,
  );
});

test('marks that say the same are the very same', () => {
  const before = marksOf(snapshot, checkedAs(snapshot, notice({})), null);
  expect(marksOf(snapshot, checkedAs(snapshot, notice({})), before)).toBe(before);
  expect(marksOf(snapshot, checkedAs(snapshot), before)).not.toBe(before);
});
