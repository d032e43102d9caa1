import { plainStyle } from '@stagecraft/build-trace';
import type { StepState } from '@stagecraft/build-trace';
import { describe, expect, it } from 'vitest';
import { layoutLog, rowAt, type LogLayout, type LogRow } from './layout.ts';
import { rowKey, sameRow } from './same-row.ts';

const running: StepState = {
  id: 'run',
  name: '[2/3] RUN make',
  inputs: [],
  lines: null,
  phase: 'running',
  startedAt: 1,
  finishedAt: null,
  durationMs: null,
  intervals: [],
  items: [{ id: 'layer', action: 'downloading', current: 1, total: 2, done: false }],
  containerId: null,
  imageId: null,
  error: null,
  exitCode: null,
  log: [{ stream: 'stdout', text: 'one\ntwo\n', at: 5 }],
  dropped: { chunks: 0, lines: 0, style: plainStyle },
};
const layOut = (steps: readonly StepState[], before: LogLayout | null = null) =>
  layoutLog(
    {
      steps,
      matches: new Map(),
      toggled: new Map([['run', true]]),
      earlier: new Map(),
      columns: null,
    },
    before,
  );
const rowsOf = (layout: LogLayout): readonly LogRow[] =>
  Array.from({ length: layout.rowCount }, (_, at) => rowAt(layout, at)).filter(
    (row) => row !== null,
  );

/** Keys of the rows that are drawn again when the build goes from one state to the other. */
function drawn(from: readonly StepState[], to: readonly StepState[]): readonly string[] {
  const before = layOut(from);
  const known = new Map(rowsOf(before).map((row) => [rowKey(row), row]));
  return rowsOf(layOut(to, before)).flatMap((row) => {
    const old = known.get(rowKey(row));
    return old !== undefined && sameRow(old, row) ? [] : [rowKey(row)];
  });
}

const waiting: StepState = {
  ...running,
  id: 'copy',
  phase: 'queued',
  startedAt: null,
  items: [],
  log: [],
};

describe('what is drawn again in the log', () => {
  it.each<[string, Partial<StepState>, readonly string[]]>([
    ['nothing when nothing of it is shown', { finishedAt: 7 }, []],
    [
      'the new line alone, though the steps below move',
      { log: [...running.log, { stream: 'stdout', text: 'three\n', at: 6 }] },
      ['line run 2'],
    ],
    [
      'the line that goes on',
      {
        log: [...running.log, { stream: 'stdout', text: 'thr', at: 6 }],
        dropped: running.dropped,
      },
      ['line run 2'],
    ],
    [
      'the item that moves',
      { items: [{ id: 'layer', action: 'downloading', current: 2, total: 2, done: true }] },
      ['item run layer'],
    ],
    ['the title when the step ends', { phase: 'done', durationMs: 6 }, ['title run']],
    [
      'the title and the words of a failure',
      { phase: 'failed', error: 'exit code: 1' },
      ['title run', 'error run 0'],
    ],
  ])('%s', (_, change, expected) => {
    expect(drawn([running, waiting], [{ ...running, ...change }, waiting])).toEqual(expected);
  });

  it('the title of a step that prints its first line, which can be opened and kept from then on', () => {
    const log = [{ stream: 'stdout', text: 'x\n', at: 6 }] as const;
    expect(drawn([running, waiting], [running, { ...waiting, log }])).toEqual(['title copy']);
  });

  it('lines when their step gets its start, from which their times are counted', () => {
    expect(drawn([running], [{ ...running, startedAt: 3 }])).toEqual([
      'title run',
      'line run 0',
      'line run 1',
    ]);
  });
});
