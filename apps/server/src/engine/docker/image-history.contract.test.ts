import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { play } from '../engine.contract.ts';
import { createTestEngine, testEndpoint, type TestEngine } from './test-engine.ts';

let engine: TestEngine;
let contextRoot: string;

beforeAll(async () => {
  engine = createTestEngine();
  contextRoot = await mkdtemp(join(tmpdir(), 'stagecraft-history-'));
});
afterAll(async () => {
  await engine.removeImages();
  engine.close();
  await rm(contextRoot, { recursive: true });
});

/** What `docker history` prints, newest first; null where there is no such command. */
async function printedHistory(image: string): Promise<readonly PrintedEntry[] | null> {
  const words = ['history', '--no-trunc', '--human=false', '--format', '{{json .}}', image];
  const env = { ...process.env, DOCKER_HOST: testEndpoint(), TZ: 'UTC' };
  const printed = await promisify(execFile)('docker', words, { env }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (printed === null) return null;
  const lines = printed.stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => PrintedEntry.parse(JSON.parse(line)));
}

const PrintedEntry = z.object({
  ID: z.string(),
  CreatedAt: z.string(),
  CreatedBy: z.string(),
  Size: z.string(),
  Comment: z.string(),
});
type PrintedEntry = z.infer<typeof PrintedEntry>;

it.for([
  ['busybox', []],
  [
    'one that was built',
    ['ENV A="b c"', "RUN echo '\"' > /x", 'WORKDIR /w', 'CMD ["sh", "-c", "true"]'],
  ],
] as const)('the history of %s is what docker history prints', async ([, lines], { skip }) => {
  const text = ['FROM busybox:1.36', `ENV RUN_ID=${randomUUID()}`, ...lines, ''].join('\n');
  const built = lines.length === 0 ? null : (await play({ engine, contextRoot }, text)).result;
  const id = built?.state === 'succeeded' ? (built.imageId ?? '') : 'busybox:1.36';
  expect(built?.state ?? 'succeeded').toBe('succeeded');
  const printed = await printedHistory(id);
  if (printed === null) return skip('there is no docker command');
  const found = await engine.image(id);
  const history = found.ok ? found.value.history.toReversed() : [];
  expect(
    history.map((entry) => [
      entry.id ?? '<missing>',
      entry.createdBy,
      String(entry.size),
      entry.comment,
      Math.floor((entry.createdAt ?? 0) / 1000),
    ]),
  ).toEqual(
    printed.map((entry) => [
      entry.ID,
      entry.CreatedBy,
      entry.Size,
      entry.Comment,
      Math.floor(Date.parse(entry.CreatedAt) / 1000),
    ]),
  );
});
