import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contractFiles, eventsOf, play, type Played } from '../engine.contract.ts';
import { createDockerEngine } from './docker-engine.ts';
import { breakableEndpoint, commandsWith, testBuilders, testEndpoint } from './test-engine.ts';

/** Podman refuses without a word, and does not stop a command that runs. */
const isPodman = !(await testBuilders()).includes('buildkit');
let contextRoot: string;
beforeAll(async () => {
  contextRoot = await mkdtemp(join(tmpdir(), 'stagecraft-ending-'));
});
afterAll(() => rm(contextRoot, { recursive: true, force: true }));

/** Starts a build that does not end; `then` is called once its step is running. */
function playEndless(
  endpoint: string,
  nonce: string,
  then: (abort: AbortController) => void,
): Promise<Played> {
  const engine = createDockerEngine(endpoint);
  const text = contractFiles.endless(nonce);
  return play({ engine, contextRoot }, text, {}, (event, abort) => {
    if (event.type === 'step.logged' && event.text.includes(nonce)) then(abort);
  });
}

it('ends the step at the engine when a build is cancelled', async () => {
  const nonce = randomUUID();
  let running: Promise<string[]> = Promise.resolve([]);
  const played = await playEndless(testEndpoint(), nonce, (abort) => {
    running = commandsWith(nonce).finally(() => abort.abort());
  });
  expect(played.result).toEqual({ state: 'cancelled' });
  expect(eventsOf(played, 'step.failed').map(({ error }) => error)).toEqual([
    expect.stringContaining(isPodman ? 'runs at the engine until it ends' : 'context canceled'),
  ]);
  // Where the engine is on this machine its steps are seen by their commands: one was there.
  const isLocal = process.platform === 'linux' && testEndpoint().startsWith('unix://');
  expect((await running).length > 0).toBe(isLocal);
  expect((await commandsWith(nonce)).length > 0).toBe(isLocal && isPodman);
});

it('is lost when the connection breaks in the middle', async () => {
  const way = await breakableEndpoint(join(contextRoot, `${randomUUID()}.sock`));
  const nonce = randomUUID();
  const played = await playEndless(way.endpoint, nonce, () => way.break());
  expect(played.result).toMatchObject({ state: 'lost' });
});

it('is lost, and stops at the engine, when the engine is closed in the middle', async () => {
  const nonce = randomUUID();
  const engine = createDockerEngine(testEndpoint());
  const played = await play({ engine, contextRoot }, contractFiles.endless(nonce), {}, (event) => {
    if (event.type === 'step.logged' && event.text.includes(nonce)) engine.close();
  });
  expect(played.result).toMatchObject({ state: 'lost' });
});

it('tells apart why an engine does not answer', async () => {
  const missing = createDockerEngine(`unix://${join(contextRoot, 'missing.sock')}`);
  expect(await missing.ping()).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
  expect(await missing.info()).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
  const wrong = createDockerEngine('gopher://host');
  expect(await wrong.ping()).toMatchObject({ ok: false, failure: { kind: 'error' } });
  const played = await play({ engine: missing, contextRoot }, 'FROM scratch\n');
  expect(played.result).toMatchObject({ state: 'lost' });
});

it('gives the text of an engine that refuses a build', async () => {
  const engine = createDockerEngine(testEndpoint());
  const played = await play({ engine, contextRoot }, 'FROM busybox:1.36\n', {
    tags: ['UPPER/Case'],
  });
  expect(played.result).toMatchObject({ state: 'failed', stepId: null });
  expect(played.result.state === 'failed' && played.result.message).toMatch(
    isPodman ? /HTTP 500/ : /reference format/,
  );
  const target = await play({ engine, contextRoot }, 'FROM busybox:1.36\n', { target: 'none' });
  expect(target.result.state === 'failed' && target.result.message).toContain('none');
});
