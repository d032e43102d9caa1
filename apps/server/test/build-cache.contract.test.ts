import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CachePrediction, CacheReport, defaultBuildOptions } from '@stagecraft/contracts';
import type { CacheCause } from '@stagecraft/contracts';
import { expect, it, onTestFinished } from 'vitest';
import { createTestEngine } from '../src/engine/docker/test-engine.ts';
import { recordDesk } from './records.ts';
import type { RecordDesk } from './records.ts';

/** Text whose steps no other test run has built. */
function textOf(run: string): string {
  return [
    'FROM busybox:1.36',
    `LABEL run=${run}`,
    'ARG MODE=fast',
    `WORKDIR /work-${run}`,
    'COPY src ./src',
    'RUN cat src/main.c > made',
    '',
  ].join('\n');
}
const [copy, run] = [4, 5];

async function report(at: RecordDesk, id: string): Promise<CacheReport> {
  return CacheReport.parse((await at.server.ask(`/api/builds/${id}/cache`)).json);
}

async function causes(at: RecordDesk, id: string): Promise<Record<number, CacheCause[]>> {
  const { instructions } = await report(at, id);
  return Object.fromEntries(instructions.map((one) => [one.instruction, one.causes]));
}

it('the causes of a real engine are told: text, argument, file, what went before, none', async () => {
  const engine = createTestEngine();
  onTestFinished(() => engine.removeImages());
  const at = await recordDesk(engine);
  const text = textOf(randomUUID().slice(0, 8));
  await mkdir(join(at.root, 'src'));
  await writeFile(join(at.root, 'src/main.c'), 'one\n');
  await at.build(text);
  const expected = async (dockerfileText: string, buildArgs = {}): Promise<unknown[]> => {
    const json = { options: { ...defaultBuildOptions('Dockerfile'), buildArgs }, dockerfileText };
    const path = `/api/workspaces/${at.workspaceId}/cache-prediction`;
    const { instructions } = CachePrediction.parse((await at.server.ask(path, { json })).json);
    return instructions.map((one) => [one.instruction, one.expected]);
  };
  const outcomes = async (id: string): Promise<unknown[]> =>
    (await report(at, id)).instructions.map((one) => [one.instruction, one.outcome]);
  /** Builds, and holds what was predicted against it. */
  const build = async (dockerfileText: string, buildArgs = {}): Promise<string> => {
    const predicted = await expected(dockerfileText, buildArgs);
    const id = await at.build(dockerfileText, { buildArgs });
    expect(await outcomes(id)).toEqual(predicted);
    return id;
  };

  const again = await build(text);
  expect(Object.values(await causes(at, again)).flat()).toEqual([]);

  const changedText = await causes(at, await build(text.replace('> made', '> done')));
  expect(changedText[copy]).toEqual([]);
  expect(changedText[run]).toEqual([
    { kind: 'text', before: 'RUN cat src/main.c > made', after: 'RUN cat src/main.c > done' },
  ]);

  const changedArgument = await causes(at, await build(text, { MODE: 'slow' }));
  expect(changedArgument[run]?.[0]).toMatchObject({
    kind: 'variable',
    name: 'MODE',
    after: 'slow',
  });

  await writeFile(join(at.root, 'src/main.c'), 'two\n');
  const changedFile = await causes(at, await build(text));
  expect(changedFile[copy]).toEqual([
    { kind: 'files', changes: [{ path: 'src/main.c', change: 'changed' }], more: 0 },
  ]);
  expect(changedFile[run]).toContainEqual({
    kind: 'parent',
    instruction: copy,
    relation: 'before',
  });

  const forced = await at.build(text, { noCache: true });
  expect((await causes(at, forced))[run]).toEqual([{ kind: 'no-cache', scope: 'build' }]);
});
