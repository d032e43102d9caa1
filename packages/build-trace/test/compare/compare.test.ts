import type { BuildStep, ImageConfig } from '@stagecraft/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBuilds, type ComparableBuild } from '../../src/index.ts';
import { diffLines } from '../../src/compare/diff-lines.ts';
import { recorded, type Case } from '../cache/build.ts';

const config: ImageConfig = {
  user: '',
  workingDir: '/',
  entrypoint: null,
  cmd: ['sh'],
  env: ['PATH=/bin'],
  exposedPorts: [],
  volumes: [],
  labels: {},
  stopSignal: null,
  shell: null,
  healthcheck: null,
  onBuild: [],
};

function step(instruction: number, change: Partial<BuildStep> = {}): BuildStep {
  return {
    id: `s${String(instruction)}`,
    name: '',
    inputs: [],
    instructions: [instruction],
    phase: 'done',
    startedAt: 0,
    durationMs: 100,
    layerBytes: 10,
    ...change,
  };
}

function build(number: number, one: Case, change: Partial<ComparableBuild> = {}): ComparableBuild {
  const record = recorded(number, one);
  const totals = { durationMs: 1000, imageBytes: 50, contextBytes: 5, config };
  return { record, steps: [], ...totals, ...change };
}

describe('two builds', () => {
  const first = build(
    1,
    { text: 'FROM a\nRUN one\nRUN gone\nRUN two\nCMD x\n', tree: { x: '1' } },
    { steps: [step(0, { phase: 'cached' }), step(1), step(2), step(3)] },
  );
  const second = build(
    2,
    {
      text: 'FROM a\nRUN one\nRUN two --more\nCMD x\nRUN new\n',
      tree: { x: '2' },
      options: { buildArgs: { V: '2' }, tags: ['app:2'] },
      base: 'sha256:other',
    },
    {
      steps: [step(0), step(1, { phase: 'cached', durationMs: null }), step(2, { durationMs: 40 })],
      durationMs: 400,
      config: { ...config, env: ['PATH=/bin', 'A=b=c'], cmd: ['sh', '-c'] },
    },
  );
  const comparison = compareBuilds(first, second);

  it('have their instructions paired, with time, cache and layers of both sides', () => {
    const sides = comparison.steps.map(({ before, after }) => [before?.text, after?.text]);
    expect(sides).toEqual([
      ['FROM a', 'FROM a'],
      ['RUN one', 'RUN one'],
      ['RUN gone', undefined],
      ['RUN two', 'RUN two --more'],
      ['CMD x', 'CMD x'],
      [undefined, 'RUN new'],
    ]);
    expect(comparison.steps[1]).toMatchObject({
      before: { phase: 'done', durationMs: 100, layerBytes: 10 },
      after: { phase: 'cached', durationMs: null, layerBytes: 10 },
    });
  });

  it('differ in options, base, files, config and totals', () => {
    expect(comparison.options).toEqual([
      { name: 'tags', before: null, after: 'app:2' },
      { name: 'buildArgs.V', before: null, after: '2' },
    ]);
    expect(comparison.bases).toEqual([{ name: 'a', before: 'sha256:base', after: 'sha256:other' }]);
    expect(comparison.files).toEqual({ changes: [{ path: 'x', change: 'changed' }], more: 0 });
    expect(comparison.config).toEqual([
      { name: 'CMD', before: '["sh"]', after: '["sh","-c"]' },
      { name: 'ENV A', before: null, after: 'b=c' },
    ]);
    expect(comparison.totals.before).toMatchObject({ durationMs: 1000, steps: 3, cached: 0 });
    expect(comparison.totals.after).toMatchObject({ durationMs: 400, steps: 2, cached: 1 });
  });

  it('say nothing of what is not known of one of them', () => {
    const unknown = build(3, { text: 'FROM a\n', tree: null }, { config: null });
    expect(compareBuilds(first, unknown)).toMatchObject({ files: null, config: null });
  });

  it('that are the same differ in nothing', () => {
    const same = compareBuilds(first, first);
    expect(same.lines.every(({ before, after }) => before === after)).toBe(true);
    expect([same.options, same.bases, same.config, same.files?.changes]).toEqual([[], [], [], []]);
    expect(same.steps.every(({ before, after }) => before?.text === after?.text)).toBe(true);
  });
});

it('both texts can be read back from their comparison', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before.join('\n'), after.join('\n'));
      const side = (name: 'before' | 'after') => lines.filter((line) => line[name] !== null);
      const read = (name: 'before' | 'after') =>
        side(name)
          .map((line) => line.text)
          .join('\n');
      expect([read('before'), read('after')]).toEqual([before.join('\n'), after.join('\n')]);
      for (const name of ['before', 'after'] as const) {
        expect(side(name).map((line) => line[name])).toEqual(side(name).map((_, at) => at));
      }
    }),
  );
});

it('every instruction of both builds is in the comparison once', () => {
  const text = fc.array(fc.constantFrom('RUN a', 'RUN b', 'COPY x /', 'ENV A=1', 'RUN b c'), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const textOf = (lines: string[]) => ['FROM a', ...lines, ''].join('\n');
      const { steps } = compareBuilds(
        build(1, { text: textOf(before) }),
        build(2, { text: textOf(after) }),
      );
      const [old, now] = [
        steps.flatMap((one) => one.before?.instruction ?? []),
        steps.flatMap((one) => one.after?.instruction ?? []),
      ];
      expect(now).toEqual([0, ...after.map((_, at) => at + 1)]);
      expect(old.toSorted((a, b) => a - b)).toEqual([0, ...before.map((_, at) => at + 1)]);
    }),
  );
});
