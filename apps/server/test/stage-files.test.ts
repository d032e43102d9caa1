import { defaultBuildOptions, StageFilesMessage } from '@stagecraft/contracts';
import type { BuildOptions } from '@stagecraft/contracts';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../src/engine/engine.ts';
import { createFakeEngine, type FakePlan } from '../src/engine/fake/fake-engine.ts';
import { createImageFolders } from '../src/images/folders.ts';
import { listingText } from '../src/images/listing-text.ts';
import { createStageFiles } from '../src/images/stage-files.ts';
import { codeOf, startTestServer, temporaryFolder, testAccess } from './harness.ts';
import { tarOf } from './tar.ts';

const log = pino({ enabled: false });
const never = new AbortController().signal;
const nobody = () => Promise.resolve(null);
const text = 'FROM a AS one\nRUN make\n# two\nFROM b\nCOPY --from=one /x /x\n';
const options: BuildOptions = {
  ...defaultBuildOptions('Dockerfile'),
  target: 'two',
  tags: ['kept:1'],
  buildArgs: { A: '1' },
  labels: { own: 'x' },
  noCache: true,
  pull: true,
  platforms: ['linux/amd64', 'linux/arm64'],
  output: { kind: 'local', path: 'out' },
};

describe('the text that is built for a listing', () => {
  it.each([
    [text, 0, 'FROM a AS one\nRUN make\n# two\n'],
    [text, 1, text],
    ['FROM a\nRUN x \\', 0, 'FROM a\nRUN x \\'],
    ['FROM a\n', 1, null],
    ['', 0, null],
  ])('%j, stage %i', (from, stage, listing) => {
    expect(listingText(from, stage)).toBe(listing);
  });
});

/** A fake engine whose images all have one file. */
function engineOf(plan: FakePlan) {
  const fake = createFakeEngine({ plan: () => plan });
  const removed: string[] = [];
  const engine: Engine = {
    ...fake,
    readFiles: async (_, read) => ({ ok: true, value: await read(tarOf([{ name: 'out/app' }])) }),
    removeImage: (id) => {
      removed.push(id);
      return fake.removeImage(id);
    },
  };
  return { engine, removed, requests: fake.requests };
}

function listingOf(engine: Engine) {
  const folders = createImageFolders(testAccess(engine));
  const stageFiles = createStageFiles(testAccess(engine), folders, log, nobody);
  const messages: StageFilesMessage[] = [];
  const list = (stage: number, gone = never) =>
    stageFiles.list(
      '/',
      { options, dockerfileText: text, secretValues: {}, stage },
      (message) => messages.push(message),
      gone,
    );
  return { folders, stageFiles, messages, list };
}

describe('a listing', () => {
  it('builds without a name, tells how far it is, and leaves only the list', async () => {
    const { engine, removed, requests } = engineOf({
      steps: [{ name: '[1/2] FROM a' }, { name: 'RUN make' }],
    });
    const { folders, messages, list } = listingOf(engine);
    expect(await list(0)).toEqual({ ok: true, value: undefined });
    const last = messages.at(-1);
    expect(messages.slice(-3, -1)).toEqual([
      { kind: 'building', step: 'RUN make', done: 2, total: 2 },
      { kind: 'reading' },
    ]);
    const image = last?.kind === 'listed' ? last.image : '';
    expect(removed).toEqual([image]);
    expect((await engine.image(image)).ok).toBe(false);
    const folder = await folders.list(image, '/out', never);
    expect(folder).toEqual({
      ok: true,
      value: { entries: [{ name: 'app', folder: false }], truncated: false },
    });
    expect(requests[0]?.options).toEqual({
      ...options,
      target: null,
      tags: [],
      labels: { own: 'x', 'stagecraft.purpose': 'list-stage-files' },
      noCache: false,
      pull: false,
      platforms: ['linux/amd64'],
      output: { kind: 'image' },
    });
  });

  it('says why it failed, in the engine’s words', async () => {
    const { engine, removed } = engineOf({ steps: [{ name: 'RUN make', exitCode: 2 }] });
    const { messages, list } = listingOf(engine);
    await list(0);
    expect(messages.at(-1)).toMatchObject({ kind: 'failed' });
    expect(JSON.stringify(messages.at(-1))).toContain('exit code: 2');
    expect(removed).toEqual([]);
  });

  it('ends when it is cancelled, and the one that waits is never begun', async () => {
    const { engine, requests } = engineOf({ steps: [{ name: 'RUN sleep', endless: true }] });
    const { messages, list, stageFiles } = listingOf(engine);
    const [first, second] = [new AbortController(), new AbortController()];
    const running = [list(0, first.signal), list(1, second.signal)];
    second.abort();
    await running[1];
    first.abort();
    await running[0];
    expect(requests).toHaveLength(1);
    expect(messages.some(({ kind }) => kind === 'listed' || kind === 'failed')).toBe(false);
    await stageFiles.close();
  });

  it('is refused without an engine, for a stage that is not there, and outside of the workspace', async () => {
    const { engine } = engineOf({ steps: [] });
    const { list } = listingOf(engine);
    expect(await list(2)).toMatchObject({ failure: { code: 'bad_request' } });
    const stageFiles = createStageFiles(
      testAccess(null),
      createImageFolders(testAccess(null)),
      log,
      nobody,
    );
    const request = { options, dockerfileText: text, secretValues: {}, stage: 0 };
    const without = await stageFiles.list('/', request, () => undefined, never);
    expect(without).toMatchObject({ failure: { code: 'engine_unavailable' } });
    const outside = { ...request, options: { ...options, dockerfile: '../x' } };
    const own = createStageFiles(
      testAccess(engine),
      createImageFolders(testAccess(engine)),
      log,
      nobody,
    );
    const refused = await own.list('/', outside, () => undefined, never);
    expect(refused).toMatchObject({ failure: { code: 'path_outside_workspace' } });
  });
});

it('is told as lines by the server, to who has the token', async () => {
  const { engine } = engineOf({ steps: [{ name: 'RUN make' }] });
  const server = await startTestServer({ engine });
  const id = await server.open(await temporaryFolder());
  const ask = (stage: number, as?: 'nobody') =>
    server.ask(`/api/workspaces/${id}/stage-files`, {
      json: { options, dockerfileText: text, secretValues: {}, stage },
      ...(as && { as }),
    });
  const answer = await ask(0);
  const lines = answer.text.trimEnd().split('\n');
  const messages = lines.map((line) => StageFilesMessage.parse(JSON.parse(line)));
  expect(messages.at(-1)).toMatchObject({ kind: 'listed' });
  expect(codeOf(await ask(7))).toBe('bad_request');
  expect((await ask(0, 'nobody')).status).toBe(401);
});
