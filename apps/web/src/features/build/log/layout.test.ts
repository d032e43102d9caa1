import { plainStyle } from '@stagecraft/build-trace';
import type { StepMatch, StepState } from '@stagecraft/build-trace';
import { describe, expect, it } from 'vitest';
import {
  bodyHeight,
  layoutLog,
  liveRow,
  rowAt,
  rowAtHeight,
  rowOfLine,
  rowTop,
  titleHeight,
  type LogInput,
  type LogLayout,
  type LogRow,
} from './layout.ts';
import { searchLog } from './search.ts';
import { logText } from './text.ts';

function step(id: string, change: Partial<StepState> = {}): StepState {
  return {
    id,
    name: `name of ${id}`,
    inputs: [],
    lines: null,
    phase: 'running',
    startedAt: 1,
    finishedAt: null,
    durationMs: null,
    intervals: [],
    items: [],
    containerId: null,
    imageId: null,
    error: null,
    exitCode: null,
    log: [],
    dropped: { chunks: 0, lines: 0, style: plainStyle },
    ...change,
  };
}
const said = (...texts: string[]): StepState['log'] =>
  texts.map((text, at) => ({ stream: 'stdout', text, at }));
const instruction = (index: number): StepMatch => ({
  kind: 'instruction',
  instruction: index,
  stage: 0,
});
const lay = (
  steps: readonly StepState[],
  matches: readonly (readonly [string, StepMatch])[] = [],
  before: LogLayout | null = null,
  toggled: ReadonlyMap<string, boolean> = new Map(),
  earlier: LogInput['earlier'] = new Map(),
  columns: number | null = null,
) => layoutLog({ steps, matches: new Map(matches), toggled, earlier, columns }, before);
const rowsOf = (layout: LogLayout) =>
  Array.from({ length: layout.rowCount }, (_, index) => rowAt(layout, index)).filter(
    (row): row is LogRow => row !== null,
  );

describe('layoutLog', () => {
  it('puts steps in the order of the file: own work first, the export last', () => {
    const layout = lay(
      [step('export'), step('run'), step('other'), step('from'), step('load')],
      [
        ['export', { kind: 'export' }],
        ['run', instruction(3)],
        ['from', instruction(0)],
        ['load', { kind: 'internal', what: 'load' }],
      ],
    );
    expect(layout.sections.map((section) => section.step.id)).toEqual([
      'load',
      'from',
      'run',
      'other',
      'export',
    ]);
  });

  it('gives each row its place: title, items, lines, error', () => {
    const failed = step('a', {
      phase: 'failed',
      items: [{ id: 'layer', action: 'downloading', current: 1, total: 2, done: false }],
      log: said('one\ntwo\n'),
      error: 'exit code: 2\nsee above',
    });
    const layout = lay([failed, step('b', { log: said('three\n') })]);
    const kinds = rowsOf(layout).map((row) => row.kind);
    expect(kinds).toEqual(['title', 'item', 'line', 'line', 'error', 'error', 'title', 'line']);
    expect(rowAt(layout, -1)).toBeNull();
    expect(rowAt(layout, layout.rowCount)).toBeNull();
    const first = layout.sections[0]!;
    expect(rowAt(layout, rowOfLine(first, 1))).toMatchObject({ line: { raw: 'two' } });
  });

  it('finds each row by its height, and no row beyond the edges', () => {
    const layout = lay([
      step('a', { log: said('1\n2\n3\n') }),
      step('b', { phase: 'done', log: said('x\n') }),
      step('c', { log: said('4\n') }),
    ]);
    expect(layout.height).toBe(3 * titleHeight + 4 * bodyHeight);
    for (let row = 0; row < layout.rowCount; row += 1) {
      expect(rowAtHeight(layout, rowTop(layout, row))).toBe(row);
      expect(rowAtHeight(layout, rowTop(layout, row + 1) - 1)).toBe(row);
    }
    expect(rowAtHeight(layout, -500)).toBe(0);
    expect(rowAtHeight(layout, layout.height + 500)).toBe(layout.rowCount - 1);
  });

  it('keeps a section as it is until its step, or its place, changes', () => {
    const steps = [step('a', { log: said('x\n') }), step('b'), step('c')];
    const before = lay(steps);
    const more = step('b', { log: said('y\n') });
    const after = lay([steps[0]!, more, steps[2]!], [], before);
    expect(after.sections[0]).toBe(before.sections[0]);
    expect(after.sections[1]).toMatchObject({ step: more, rowCount: 2 });
    expect(after.sections[2]).toMatchObject({ step: steps[2], firstRow: 4 });
    expect(after).toEqual(lay([steps[0]!, more, steps[2]!]));
    const closed = lay(steps, [], after, new Map([['a', false]]));
    expect(closed.sections[0]).toMatchObject({ open: false, rowCount: 1 });
  });

  it('closes what is done or cached, unless a person opened it', () => {
    const done = step('a', { phase: 'done', log: said('x\n') });
    expect(lay([done]).rowCount).toBe(1);
    expect(lay([done], [], null, new Map([['a', true]])).rowCount).toBe(2);
  });

  it('gives wrapped lines the rows that they need, and finds them by height', () => {
    const long = step('a', {
      phase: 'failed',
      log: said(`${'x'.repeat(25)}\n\n${'好'.repeat(10)}\nshort\n`),
      error: `${'e'.repeat(15)}\nshort`,
    });
    const layout = lay([long], [], null, new Map(), new Map(), 10);
    expect(layout.height).toBe(titleHeight + (3 + 1 + 2 + 1 + 2 + 1) * bodyHeight);
    for (let row = 0; row < layout.rowCount; row += 1) {
      expect(rowAtHeight(layout, rowTop(layout, row))).toBe(row);
      expect(rowAtHeight(layout, rowTop(layout, row + 1) - 1)).toBe(row);
    }
    const { log } = long;
    const grown = step('a', { log: [...log, ...said('no end', ' of it\nlast\n')] });
    const steps = [...log, ...grown.log.slice(1, 2)];
    const between = lay([step('a', { log: steps })], [], layout, new Map(), new Map(), 10);
    const after = lay([grown], [], between, new Map(), new Map(), 10);
    expect(after.height).toBe(lay([grown], [], null, new Map(), new Map(), 10).height);
  });

  it('says where lines are that only the server has, and puts those between that were fetched', () => {
    const dropped = { chunks: 1, lines: 100, style: plainStyle };
    const late = step('a', { log: said('l100\nl101\n'), dropped });
    const rows = (layout: LogLayout) =>
      rowsOf(layout)
        .slice(1)
        .map((row) =>
          row.kind === 'gap'
            ? [row.from, row.to]
            : row.kind === 'line'
              ? `${String(row.index)} ${row.line.raw}`
              : row.kind,
        );
    expect(rows(lay([late]))).toEqual([[0, 100], '100 l100', '101 l101']);
    const line = (raw: string) => ({ raw, style: plainStyle, stream: 'stdout' as const, at: 0 });
    const fetched = (from: number, ...raws: string[]) =>
      rows(lay([late], [], null, new Map(), new Map([['a', { from, lines: raws.map(line) }]])));
    expect(fetched(50, 'l50', 'l51')).toEqual([
      [0, 50],
      '50 l50',
      '51 l51',
      [52, 100],
      '100 l100',
      '101 l101',
    ]);
    expect(fetched(99, 'l99', 'l100')).toEqual([[0, 99], '99 l99', '100 l100', '101 l101']);
    const layout = lay([late]);
    const [section] = layout.sections;
    expect([rowOfLine(section!, 7), rowOfLine(section!, 101)]).toEqual([1, 3]);
  });

  it('keeps the lines it has when the log grows', () => {
    const log = [...said('one\n')];
    const first = lay([step('a', { log })]);
    const second = lay([step('a', { log: [...log, ...said('two\n')] })], [], first);
    expect(second.sections[0]?.log.lines[0]).toBe(first.sections[0]?.log.lines[0]);
    expect(second.sections[0]?.log.lines).toHaveLength(2);
  });

  it('follows the section where something happened last', () => {
    const early = step('a', { log: [{ stream: 'stdout', text: 'x\n', at: 50 }] });
    const late = step('b', { startedAt: 10, log: [{ stream: 'stdout', text: 'y\n', at: 20 }] });
    const layout = lay([early, late]);
    expect(liveRow(layout)).toBe(1);
  });
});

describe('searchLog', () => {
  it('finds lines whatever their case and colours, also in closed sections', () => {
    const layout = lay([
      step('a', { phase: 'done', log: said('make \u001b[31mERR\u001b[0mor\nfine\n') }),
      step('b', { log: said('an error\n') }),
    ]);
    expect(searchLog(layout, 'Error', null).hits).toEqual([
      { stepId: 'a', line: 0 },
      { stepId: 'b', line: 0 },
    ]);
  });

  it('goes on from before and gives what a fresh search gives', () => {
    const texts = ['err', 'or 1\nno\n', 'error 2', '\nlast error'];
    let layout: LogLayout | null = null;
    let search = null;
    for (let count = 1; count <= texts.length; count += 1) {
      layout = lay([step('a', { log: said(...texts.slice(0, count)) })], [], layout);
      search = searchLog(layout, 'error', search);
      expect(search.hits).toEqual(searchLog(layout, 'error', null).hits);
    }
    expect(search?.hits.map((hit) => hit.line)).toEqual([0, 2, 3]);
  });
});

describe('logText', () => {
  it('has every step with its lines and its error, without colours', () => {
    const layout = lay([
      step('a', { phase: 'done', durationMs: 1234, log: said('\u001b[1mbold\u001b[0m\n') }),
      step('b', { phase: 'failed', error: 'no' }),
    ]);
    expect(logText(layout)).toBe(
      '=> name of a [done] 1.2s\nbold\n=> name of b [failed]\nERROR: no\n',
    );
  });
});
