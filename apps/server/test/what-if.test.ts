import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultBuildOptions, WhatIf } from '@stagecraft/contracts';
import { expect, it } from 'vitest';
import { createFakeEngine } from '../src/engine/fake/fake-engine.ts';
import type { EngineBuildRequest } from '../src/engine/engine.ts';
import { recordDesk, walking, type RecordDesk } from './records.ts';

const base = `FROM busybox@sha256:${'a'.repeat(64)}\n`;
const before = `${base}COPY . /src\nRUN install\n`;
const after = `${base}RUN install\nCOPY . /src\n`;

const plan = ({ dockerfileText }: EngineBuildRequest) => {
  const lines = dockerfileText.trim().split('\n');
  return { steps: lines.map((line, at) => ({ name: `[${at + 1}/${lines.length}] ${line}` })) };
};

async function ask(at: RecordDesk, change: Record<string, unknown> = {}): Promise<WhatIf> {
  const options = { ...defaultBuildOptions('Dockerfile'), ...change };
  const json = { options, dockerfileText: before, changedText: after };
  const answer = await at.server.ask(`/api/workspaces/${at.workspaceId}/what-if`, { json });
  return WhatIf.parse(answer.json);
}

it('tells from the records in how many rebuilds a layer would have been kept', async () => {
  const at = await recordDesk(walking(createFakeEngine({ plan, images: {} })));
  expect(await ask(at)).toEqual({ rebuilds: 0, instructions: [], savedMs: 0, unjudged: [] });
  for (const content of ['1', '2', '3']) {
    await writeFile(join(at.root, 'main.c'), content);
    await at.build(before);
  }
  const anew = await at.build(before, { noCache: true });
  const told = await ask(at);
  expect(told.rebuilds).toBe(2);
  expect(told.instructions.map(({ text, kept, rebuilds }) => [text, kept, rebuilds])).toEqual([
    ['RUN install', { before: 0, after: 2 }, 2],
    ['COPY . /src', { before: 0, after: 0 }, 2],
  ]);
  expect(told.unjudged).toEqual([{ id: anew, number: 4, reason: 'no-cache' }]);
});

it('names each build that tells nothing', async () => {
  const at = await recordDesk(walking(createFakeEngine({ plan, images: {} })));
  await at.build(before);
  await at.build(`${base}USER me\n`);
  expect((await ask(at)).unjudged).toMatchObject([{ number: 2, reason: 'instructions' }]);
  const other = await ask(at, { target: '0' });
  expect(other.unjudged.map(({ reason }) => reason)).toEqual(['options', 'options']);
});

it('knows no workspace that is not there', async () => {
  const at = await recordDesk(createFakeEngine({ plan, images: {} }));
  const json = { options: defaultBuildOptions('D'), dockerfileText: '', changedText: '' };
  expect((await at.server.ask('/api/workspaces/none/what-if', { json })).status).toBe(404);
});
