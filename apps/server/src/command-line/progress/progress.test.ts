import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import {
  cached,
  failed,
  finished,
  logged,
  queued,
  stamp,
  started,
} from '@stagecraft/contracts/test-events';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { createJsonReporter } from './json.ts';
import { createLineCutter } from './line-cutter.ts';
import { createPlainReporter } from './plain.ts';
import type { Reporter } from './reporter.ts';
import { createTerminalReporter } from './terminal.ts';
import { createTimeLeftLine } from './time-left.ts';

/** Events a tenth of a second apart. */
const stamped = (events: readonly UnstampedBuildEvent[]) => stamp(events, 100);

function written(reporter: Reporter, events: readonly UnstampedBuildEvent[]): string {
  const texts = stamped(events).map((event) => reporter.report(event));
  return texts.join('') + reporter.end();
}

describe('plain progress', () => {
  it('numbers the steps, dates their lines and says how they ended', () => {
    const text = written(createPlainReporter(), [
      queued('a', '[1/2] FROM busybox'),
      queued('b', '[2/2] RUN make'),
      started('a'),
      cached('a'),
      started('b'),
      logged('b', 'one\ntw'),
      logged('b', 'o\n'),
      finished('b', 1_000, 3_250),
      { type: 'image.tagged', tag: 'app:dev' },
    ]);
    expect(text).toBe(
      [
        '#1 [1/2] FROM busybox',
        '#1 CACHED',
        '',
        '#2 [2/2] RUN make',
        '#2 0.100 one',
        '#2 0.200 two',
        '#2 DONE 2.3s',
        '',
        'naming to app:dev',
        '',
      ].join('\n'),
    );
  });

  it('tells a name once, where the step that gives it has told it', () => {
    const text = written(createPlainReporter(), [
      queued('a', 'exporting to image'),
      started('a'),
      {
        type: 'step.progressed',
        stepId: 'a',
        item: 'naming to docker.io/library/app:dev',
        action: '',
        current: 0,
        total: null,
        done: true,
      },
      { type: 'image.tagged', tag: 'app:dev' },
      finished('a', 1_000, 1_100),
    ]);
    expect(text).toBe(
      [
        '#1 exporting to image',
        '#1 naming to docker.io/library/app:dev done',
        '#1 DONE 0.1s',
        '',
      ].join('\n'),
    );
  });

  it('names a step again when another spoke in between', () => {
    const text = written(createPlainReporter(), [
      queued('a', 'first'),
      queued('b', 'second'),
      started('a'),
      started('b'),
      logged('a', 'x\n'),
    ]);
    expect(text).toContain('#2 second\n\n#1 ... first\n#1 0.200 x\n');
  });

  it('tells a failure in the engine’s words, and the rest of a line that had no end', () => {
    const text = written(createPlainReporter(), [
      queued('a', 'RUN exit 3'),
      started('a'),
      logged('a', 'no end'),
      failed('a'),
    ]);
    expect(text).toBe('#1 RUN exit 3\n#1 no end\n#1 ERROR: exit code: 3\n');
  });
});

it('JSON progress is the events themselves', () => {
  const events: UnstampedBuildEvent[] = [queued('a', '世界'), started('a'), finished('a')];
  const lines = written(createJsonReporter(), events).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(stamped(events));
});

describe('terminal progress', () => {
  const size = { columns: 60, rows: 24 };
  const screen = { size: () => size, now: () => 2_500 };

  it('draws a line for each step that began, and what runs under it', () => {
    const reporter = createTerminalReporter(screen, { colour: false });
    const events: UnstampedBuildEvent[] = [
      queued('a', 'RUN make'),
      queued('b', 'RUN later'),
      started('a'),
      logged('a', 'compiling\nlinking\n'),
    ];
    for (const event of stamped(events)) reporter.report(event);
    const lines = reporter.draw().replace('\u001B[0J', '').trimEnd().split('\n');
    expect(lines).toEqual([
      expect.stringMatching(/^ => RUN make +1\.3s$/),
      ' => => compiling',
      ' => => linking',
    ]);
  });

  it('goes back over exactly the lines it drew', () => {
    const reporter = createTerminalReporter(screen, { colour: false });
    for (const event of stamped([queued('a', 'RUN make'), started('a'), logged('a', '1\n2\n')])) {
      reporter.report(event);
    }
    expect(reporter.draw()).not.toContain('\u001B[3A');
    expect(reporter.draw().startsWith('\u001B[3A\u001B[0J')).toBe(true);
  });

  it('tells what the build still needs, as far as earlier builds tell', () => {
    const known = {
      steps: [{ step: 'RUN make', durationMs: 66_000, builds: [3, 1] }],
      result: { durationMs: 500, builds: [3] },
    };
    const reporterOf = (events: readonly UnstampedBuildEvent[]) => {
      const timeLeft = createTimeLeftLine(known, 'en');
      const reporter = createTerminalReporter(screen, { colour: false, timeLeft });
      for (const event of stamped(events)) reporter.report(event);
      return reporter;
    };
    const building: readonly UnstampedBuildEvent[] = [
      { type: 'build.started', builder: 'buildkit' },
      queued('a', '[2/2] RUN make'),
      started('a'),
    ];
    const line = '\n About 1m5s left, by 2 earlier builds (#1, #3).\n';
    expect(reporterOf(building).draw()).toContain(line);
    expect(reporterOf([...building, { type: 'build.cancelled' }]).end()).not.toContain('left');
  });

  it('leaves the output of what failed', () => {
    const reporter = createTerminalReporter(screen, { colour: false });
    const events = [queued('a', 'RUN x'), started('a'), logged('a', 'why\n'), failed('a')];
    const text = written(reporter, events);
    expect(text).toContain(' => ERROR RUN x');
    expect(text).toContain('------\n > RUN x:\nwhy\n------\n');
  });

  it('never draws a line that is wider than the screen, nor more lines than it has', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('世', '界', '\u001B[31m', '\t'),
        fc.string({ unit: 'grapheme', maxLength: 1 }),
      ),
      maxLength: 90,
    });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 60 }), (names) => {
        const reporter = createTerminalReporter(screen, { colour: false });
        const events = names.flatMap((name, index) => {
          const id = String(index);
          return [queued(id, name), started(id), logged(id, `${name}\n`)];
        });
        for (const event of stamped(events)) reporter.report(event);
        const lines = reporter.draw().replace('\u001B[0J', '').split('\n').slice(0, -1);
        expect(lines.length).toBeLessThan(size.rows);
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(size.columns);
      }),
    );
  });
});

it('lines are the same however the text is cut', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r', '世') });
  fc.assert(
    fc.property(text, fc.array(fc.nat(20)), (whole, cuts) => {
      const once = createLineCutter();
      const expected = [...once.push(whole), ...once.rest()];
      const cutter = createLineCutter();
      const lines: string[] = [];
      let at = 0;
      for (const cut of cuts) {
        lines.push(...cutter.push(whole.slice(at, at + cut)));
        at += cut;
      }
      lines.push(...cutter.push(whole.slice(at)), ...cutter.rest());
      expect(lines).toEqual(expected);
    }),
  );
});
