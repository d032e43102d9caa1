import { Transfer, TransferList, type ImageDetail } from '@stagecraft/contracts';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Engine } from '../src/engine/engine.ts';
import { createFakeEngine } from '../src/engine/fake/fake-engine.ts';
import type { FakeRegistries } from '../src/engine/fake/fake-registries.ts';
import { createTransfers } from '../src/registries/transfers/transfers.ts';
import { codeOf, startTestServer, testAccess } from './harness.ts';
import { imageDetail } from './image-detail.ts';

const imageOf = (part: Partial<ImageDetail>): ImageDetail => ({
  ...imageDetail('0', [], 0),
  ...part,
});

const anonymous = { username: '', secret: '' };
const pull = (ref: string) => ({ kind: 'pull', ref, platform: null, allTags: false }) as const;

function transfersOf(registries: FakeRegistries, images: Record<string, ImageDetail> = {}) {
  const engine = createFakeEngine({ registries, images });
  return { engine, ...transfersOn(engine) };
}

function transfersOn(engine: Engine | null, secret = '') {
  const transfers = createTransfers({
    access: testAccess(engine),
    credentials: () => Promise.resolve({ ...anonymous, username: 'me', secret }),
    now: () => 1000,
  });
  onTestFinished(() => transfers.close());
  const find = (id: string) => transfers.list().transfers.find((one) => one.id === id);
  const stateOf = (id: string) => find(id)?.state;
  return { transfers, find, stateOf };
}

function started(result: ReturnType<ReturnType<typeof createTransfers>['start']>): string {
  return result.ok ? result.value.id : '';
}

describe('a pull', () => {
  it('fills in the tag, tells its layers and its digest', async () => {
    const { transfers, find, stateOf } = transfersOf({
      pull: ({ ref, credentials }) => ({
        events: [
          { kind: 'status', text: `${ref} ${JSON.stringify(credentials)}` },
          { kind: 'layer', layer: { id: 'a', state: 'downloading', current: 5, total: 10 } },
          { kind: 'layer', layer: { id: 'a', state: 'pulled', current: 0, total: null } },
          { kind: 'digest', digest: 'sha256:1' },
        ],
      }),
    });
    const id = started(transfers.start(pull('r.example/app')));
    await expect.poll(() => stateOf(id)).toBe('succeeded');
    expect(find(id)).toMatchObject({
      status: 'r.example/app:latest null',
      targets: [{ ref: 'r.example/app:latest', state: 'done', digest: 'sha256:1' }],
      layers: [{ id: 'a', state: 'pulled', current: 10, total: 10 }],
      bytes: 10,
      rate: null,
      problem: null,
    });
  });

  const arm = imageOf({ id: 'sha256:arm', tags: ['app:1'], os: 'linux', architecture: 'arm64' });
  const v8 = { ...arm, variant: 'v8' };
  it.each([
    ['linux/arm64', arm, null],
    ['linux/arm64/v8', arm, null],
    ['linux/arm64', v8, null],
    ['linux/amd64', arm, 'linux/arm64'],
    ['linux/arm64/v7', v8, 'linux/arm64/v8'],
  ])('for %s says when the image is for another platform', async (platform, image, other) => {
    const { transfers, find, stateOf } = transfersOf({}, { 'app:1': image });
    const id = started(transfers.start({ ...pull('app:1'), platform }));
    await expect.poll(() => stateOf(id)).toBe('succeeded');
    expect(find(id)?.otherPlatform).toBe(other);
  });

  it('of all tags names none', async () => {
    const refs: string[] = [];
    const { transfers, stateOf } = transfersOf({
      pull({ ref }) {
        refs.push(ref);
        return {};
      },
    });
    expect(transfers.start({ ...pull('app:1'), allTags: true }).ok).toBe(false);
    const id = started(transfers.start({ ...pull('app'), allTags: true }));
    await expect.poll(() => stateOf(id)).toBe('succeeded');
    expect(refs).toEqual(['app']);
  });

  it('of all tags is refused where the engine would take one of them', async () => {
    const engine = createFakeEngine({ registries: { pullsAllTags: false, pull: () => ({}) } });
    const { transfers, find, stateOf } = transfersOn(engine);
    const id = started(transfers.start({ ...pull('app'), allTags: true }));
    await expect.poll(() => stateOf(id)).toBe('failed');
    expect(find(id)?.problem?.code).toBe('all_tags_unsupported');
    const one = started(transfers.start(pull('app')));
    await expect.poll(() => stateOf(one)).toBe('succeeded');
  });

  it('that is stopped is cancelled, and goes on when it is tried again', async () => {
    let isEndless = true;
    const { transfers, find, stateOf } = transfersOf({
      pull: () => (isEndless ? { end: 'endless' } : {}),
    });
    const id = started(transfers.start(pull('app:1')));
    expect(stateOf(id)).toBe('running');
    expect(transfers.retry(id)).toMatchObject({ failure: { code: 'transfer_running' } });
    expect(transfers.forget(id)).toMatchObject({ failure: { code: 'transfer_running' } });
    transfers.cancel(id);
    await expect.poll(() => stateOf(id)).toBe('cancelled');
    expect(find(id)?.problem).toBeNull();
    isEndless = false;
    expect(transfers.retry(id).ok).toBe(true);
    await expect.poll(() => stateOf(id)).toBe('succeeded');
    expect(transfers.forget(id).ok).toBe(true);
    expect(find(id)).toBeUndefined();
  });

  it('without an engine says so', async () => {
    const { transfers, find, stateOf } = transfersOn(null);
    const id = started(transfers.start(pull('app:1')));
    await expect.poll(() => stateOf(id)).toBe('failed');
    expect(find(id)?.problem?.code).toBe('engine_unavailable');
  });

  it.each(['UPPER', 'a b', '../x', ''])('of %j is refused', (ref) => {
    const { transfers } = transfersOf({});
    expect(transfers.start(pull(ref))).toMatchObject({ failure: { code: 'reference_invalid' } });
  });
});

describe('a push', () => {
  const image = imageOf({ id: 'sha256:1', tags: ['app:1'] });
  const images = { 'sha256:1': image, 'app:1': image };
  const push = (...targets: string[]) => ({ kind: 'push', image: 'app:1', targets }) as const;

  it('of several names gives the image those that it lacks, and pushes them in order', async () => {
    const pushed: string[] = [];
    const { engine, transfers, stateOf } = transfersOf(
      {
        push({ ref }) {
          pushed.push(ref);
          return {};
        },
      },
      images,
    );
    const id = started(transfers.start(push('app:1', 'r.example/app:2', 'r.example/app')));
    await expect.poll(() => stateOf(id)).toBe('succeeded');
    expect(pushed).toEqual(['app:1', 'r.example/app:2', 'r.example/app:latest']);
    expect((await engine.image('r.example/app:2')).ok).toBe(true);
  });

  it('that fails stops there; what arrived is not pushed again', async () => {
    const pushed: string[] = [];
    let isRefused = true;
    const { transfers, find, stateOf } = transfersOf(
      {
        push({ ref }) {
          pushed.push(ref);
          const detail = 'denied: requested access to the resource is denied';
          return ref.endsWith(':2') && isRefused ? { end: { kind: 'error', detail } } : {};
        },
      },
      images,
    );
    const id = started(transfers.start(push('r.example/a:1', 'r.example/a:2', 'r.example/a:3')));
    await expect.poll(() => stateOf(id)).toBe('failed');
    expect(find(id)?.targets.map(({ state }) => state)).toEqual(['done', 'failed', 'waiting']);
    expect(find(id)?.problem).toMatchObject({ code: 'registry_denied' });
    isRefused = false;
    transfers.retry(id);
    await expect.poll(() => stateOf(id)).toBe('succeeded');
    expect(pushed).toEqual(['a:1', 'a:2', 'a:2', 'a:3'].map((name) => `r.example/${name}`));
  });

  it('of an image that is not there fails', async () => {
    const { transfers, find, stateOf } = transfersOf({});
    const id = started(transfers.start(push('r.example/a:1')));
    await expect.poll(() => stateOf(id)).toBe('failed');
    expect(find(id)?.problem?.code).toBe('image_not_found');
  });

  it('goes by a tag, not by a digest', () => {
    const { transfers } = transfersOf({}, images);
    expect(transfers.start(push(`a@sha256:${'0'.repeat(64)}`)).ok).toBe(false);
  });
});

it('three run at once, the others wait for their turn, and there is an end to how many wait', async () => {
  const { transfers, stateOf } = transfersOf({ pull: () => ({ end: 'endless' }) });
  const ids = Array.from({ length: 50 }, (_, at) => started(transfers.start(pull(`app:${at}`))));
  expect(ids.filter((id) => stateOf(id) === 'running')).toHaveLength(3);
  expect(transfers.start(pull('more'))).toMatchObject({ failure: { code: 'transfer_limit' } });
  transfers.cancel(ids[10] ?? '');
  expect(stateOf(ids[10] ?? '')).toBe('cancelled');
  transfers.cancel(ids[0] ?? '');
  await expect.poll(() => stateOf(ids[3] ?? '')).toBe('running');
});

it('listeners hear of every end, and of what was taken off the list', async () => {
  const { transfers, stateOf } = transfersOf({});
  const heard: (string | null)[] = [];
  const stop = transfers.subscribe((changed) => heard.push(changed?.state ?? null));
  const id = started(transfers.start(pull('app:1')));
  await expect.poll(() => stateOf(id)).toBe('succeeded');
  transfers.forget(id);
  stop();
  expect(heard.at(0)).toBe('queued');
  expect(heard.slice(-2)).toEqual(['succeeded', null]);
});

it('the server starts, lists, cancels and forgets them', async () => {
  const engine = createFakeEngine({ registries: { pull: () => ({ end: 'endless' }) } });
  const { ask } = await startTestServer({ engine });
  const answer = await ask('/api/transfers', { method: 'POST', json: { kind: 'pull', ref: 'a' } });
  const { id } = Transfer.parse(answer.json);
  const list = async () => TransferList.parse((await ask('/api/transfers')).json).transfers;
  expect(await list()).toMatchObject([{ id, state: 'running' }]);
  expect((await ask(`/api/transfers/${id}/cancel`, { method: 'POST' })).status).toBe(204);
  await expect.poll(async () => (await list())[0]?.state).toBe('cancelled');
  expect((await ask(`/api/transfers/${id}`, { method: 'DELETE' })).status).toBe(204);
  expect(codeOf(await ask(`/api/transfers/${id}`, { method: 'DELETE' }))).toBe(
    'transfer_not_found',
  );
  expect(codeOf(await ask('/api/transfers', { method: 'POST', json: { kind: 'pull' } }))).toBe(
    'bad_request',
  );
});
