import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BuildComparison,
  CachePrediction,
  CacheReport,
  defaultBuildOptions,
} from '@stagecraft/contracts';
import type { CacheCause } from '@stagecraft/contracts';
import { expect, it } from 'vitest';
import { createFakeEngine } from '../src/engine/fake/fake-engine.ts';
import type { EngineBuildRequest } from '../src/engine/engine.ts';
import { codeOf } from './harness.ts';
import { recordDesk, walking } from './records.ts';
import type { RecordDesk } from './records.ts';

const text = 'FROM busybox:1.36\nCOPY src /src\nRUN make\n';

/** Steps named after the text's instructions; `salt` makes them other steps. */
function engineOf(salt: () => string = () => '') {
  const plan = ({ dockerfileText }: EngineBuildRequest) => {
    const lines = dockerfileText.trim().split('\n');
    const of = lines.length;
    return {
      steps: lines.map((line, at) => ({
        name: `[${at + 1}/${of}] ${line}${at > 0 ? salt() : ''}`,
      })),
    };
  };
  return walking(createFakeEngine({ plan, images: {} }));
}

async function causesOf(at: RecordDesk, id: string): Promise<Record<number, CacheCause[]>> {
  const answer = await at.server.ask(`/api/builds/${id}/cache`);
  const { instructions } = CacheReport.parse(answer.json);
  return Object.fromEntries(instructions.map((one) => [one.instruction, one.causes]));
}

async function sources(at: RecordDesk, content: string): Promise<void> {
  await mkdir(join(at.root, 'src'), { recursive: true });
  await writeFile(join(at.root, 'src/main.c'), content);
  await writeFile(join(at.root, 'notes.md'), content);
}

it('says from the records which file of a COPY changed, and which steps followed', async () => {
  let round = 0;
  const at = await recordDesk(engineOf(() => `\n# ${round}`));
  await sources(at, 'one');
  const first = await at.build(text.replace('busybox:1.36', `busybox@sha256:${'a'.repeat(64)}`));
  expect(await causesOf(at, first)).toEqual({
    1: [{ kind: 'no-earlier-build' }],
    2: [{ kind: 'parent', instruction: 1, relation: 'before' }, { kind: 'no-earlier-build' }],
  });
  round = 1;
  await sources(at, 'two');
  const second = await at.build(text.replace('busybox:1.36', `busybox@sha256:${'a'.repeat(64)}`));
  expect(await causesOf(at, second)).toEqual({
    1: [{ kind: 'files', changes: [{ path: 'src/main.c', change: 'changed' }], more: 0 }],
    2: [{ kind: 'parent', instruction: 1, relation: 'before' }],
  });
});

it('knows that only the time of files changed, and takes what is gone for pruned', async () => {
  let round = 0;
  const at = await recordDesk(engineOf(() => `\n# ${round}`));
  const pinned = text.replace('busybox:1.36', `busybox@sha256:${'a'.repeat(64)}`);
  await sources(at, 'one');
  const first = await at.build(pinned);
  round = 1;
  await utimes(join(at.root, 'src/main.c'), new Date(5_000), new Date(5_000));
  const second = await at.build(pinned);
  const answer = await at.server.ask(`/api/builds/${second}/cache`);
  const report = CacheReport.parse(answer.json);
  expect(report.instructions[0]).toMatchObject({
    causes: [{ kind: 'pruned', buildId: first, number: 1 }],
    touched: ['src/main.c'],
    compared: { id: first, number: 1 },
  });
  // The records let expect that all would be there.
  expect(report.prediction).toEqual([
    { instruction: 1, expected: 'cached', outcome: 'built' },
    { instruction: 2, expected: 'cached', outcome: 'built' },
  ]);
});

it('predicts from what is on disk now', async () => {
  const at = await recordDesk(engineOf());
  const pinned = text.replace('busybox:1.36', `busybox@sha256:${'a'.repeat(64)}`);
  const predict = async (dockerfileText: string): Promise<unknown[]> => {
    const json = { options: defaultBuildOptions('Dockerfile'), dockerfileText };
    const path = `/api/workspaces/${at.workspaceId}/cache-prediction`;
    const { instructions } = CachePrediction.parse((await at.server.ask(path, { json })).json);
    return instructions.map(({ instruction, expected, causes }) => [
      instruction,
      expected,
      causes[0]?.kind,
    ]);
  };
  await sources(at, 'one');
  expect(await predict(pinned)).toEqual([
    [1, 'built', 'no-earlier-build'],
    [2, 'built', 'parent'],
  ]);
  await at.build(pinned);
  const all = [
    [1, 'cached', undefined],
    [2, 'cached', undefined],
  ];
  expect(await predict(pinned)).toEqual(all);
  await writeFile(join(at.root, 'notes.md'), 'no part of it');
  expect(await predict(pinned)).toEqual(all);
  expect(await predict(pinned.replace('make', 'make all'))).toEqual([
    [1, 'cached', undefined],
    [2, 'built', 'text'],
  ]);
  await sources(at, 'two');
  expect(await predict(pinned)).toEqual([
    [1, 'built', 'files'],
    [2, 'built', 'parent'],
  ]);
  await writeFile(join(at.root, '.dockerignore'), '*.c\n');
  expect(await predict(pinned)).toEqual([
    [1, 'built', 'files'],
    [2, 'built', 'parent'],
  ]);
});

it('puts two builds side by side', async () => {
  const at = await recordDesk(engineOf());
  await sources(at, 'one');
  const first = await at.build(text);
  await sources(at, 'two');
  const second = await at.build(text.replace('make', 'make all'), { tags: ['app:2'] });
  const answer = await at.server.ask(`/api/builds/${second}/comparison?with=${first}`);
  const comparison = BuildComparison.parse(answer.json);
  expect(comparison.builds).toEqual({
    before: { id: first, number: 1 },
    after: { id: second, number: 2 },
  });
  expect(comparison.lines.filter(({ before, after }) => before === null || after === null)).toEqual(
    [
      { before: 2, after: null, text: 'RUN make' },
      { before: null, after: 2, text: 'RUN make all' },
    ],
  );
  expect(comparison.steps[1]).toMatchObject({
    before: { phase: 'done' },
    after: { phase: 'cached' },
  });
  expect(comparison.options).toEqual([{ name: 'tags', before: null, after: 'app:2' }]);
  expect(comparison.files?.changes.map(({ path }) => path)).toEqual(['notes.md', 'src/main.c']);
  expect(comparison.config).toEqual([]);
  const missing = await at.server.ask(`/api/builds/${second}/comparison?with=none`);
  expect(codeOf(missing)).toBe('build_not_found');
});
