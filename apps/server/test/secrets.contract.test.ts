import { randomUUID } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { BuildSummary, defaultBuildOptions } from '@stagecraft/contracts';
import { pino } from 'pino';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { createTestEngine, testBuilders } from '../src/engine/docker/test-engine.ts';
import { startTestServer, temporaryFolder } from './harness.ts';
import { isEnd, openStreamClient } from './stream-client.ts';

const builders = await testBuilders();
const engine = createTestEngine({ builder: 'buildkit' });
afterAll(async () => {
  await engine.removeImages();
  engine.close();
});
afterEach(() => vi.unstubAllEnvs());

/** All that is in the files below a folder, one after another. */
async function contentsOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1'));
  return (await Promise.all(texts)).join('\n');
}

it.runIf(builders.includes('buildkit')).each([
  ['succeeds', 'true', 'succeeded'],
  ['fails', 'false', 'failed'],
])('a build that %s with secrets leaves nothing of them', async (_what, last, state) => {
  const values = { typed: randomUUID(), variable: randomUUID(), file: randomUUID() };
  vi.stubEnv('STAGECRAFT_TEST_SECRET', values.variable);
  const logged: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged.push(chunk.toString());
      done();
    },
  });
  const log = pino({ level: 'trace' }, sink);
  const server = await startTestServer({ engine, log });
  const root = await temporaryFolder();
  await writeFile(join(root, 'secret.txt'), values.file);
  const workspace = await server.open(root);
  const mounts = ['typed', 'variable', 'file'].map((id) => `--mount=type=secret,id=${id},required`);
  const answer = await server.ask(`/api/workspaces/${workspace}/builds`, {
    json: {
      options: {
        ...defaultBuildOptions('Dockerfile'),
        // The file itself is in the context: nothing of it is asked for.
        secrets: [
          { id: 'typed', source: { kind: 'typed' } },
          { id: 'variable', source: { kind: 'variable', name: 'STAGECRAFT_TEST_SECRET' } },
          { id: 'file', source: { kind: 'file', path: 'secret.txt' } },
        ],
      },
      dockerfileText:
        `FROM busybox:1.36\nRUN ${mounts.join(' ')} cd /run/secrets; ` +
        `cat typed variable file | wc -c; : ${randomUUID()}; ${last}\n`,
      secretValues: { typed: values.typed },
    },
  });
  const { id } = BuildSummary.parse(answer.json);
  const stream = await openStreamClient(server, `build=${id}`);
  await stream.until(isEnd);
  stream.close();
  const told: string[] = [];
  for (const path of ['', '/events', '/steps']) {
    told.push((await server.ask(`/api/builds/${id}${path}`)).text);
  }
  const record = BuildSummary.parse(JSON.parse(told[0] ?? ''));
  expect(record.state).toBe(state);
  // All three were there: each is 36 characters long.
  expect(told.join('')).toContain('108');
  await server.server.close();
  const kept = [await contentsOf(server.dataFolder), logged.join(''), ...told, answer.text];
  for (const value of Object.values(values)) {
    expect(kept.some((text) => text.includes(value))).toBe(false);
  }
});
