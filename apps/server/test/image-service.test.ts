import type { EngineContainer } from '@stagecraft/contracts';
import { ImageInventory, ImageTransfer } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { createFakeEngine } from '../src/engine/fake/fake-engine.ts';
import type { EngineImage } from '../src/engine/image-engine.ts';
import { basesOf } from '../src/images/bases.ts';
import { sizesOfLayers, type ImageLayers } from '../src/images/layer-table.ts';
import { momentOf, planPrune, sumUp } from '../src/images/prune-plan.ts';
import { codeOf, startTestServer } from './harness.ts';
import { imageDetail } from './image-detail.ts';

const layersOf = (id: string, layers: string[], sizes: (number | null)[]): ImageLayers => ({
  id,
  layers,
  sizes,
  history: layers.map((layer) => `0 RUN ${layer}`),
});

const entry = (id: string, more: Partial<EngineImage> = {}): EngineImage => ({
  id,
  tags: [],
  digests: [],
  bytes: 100,
  createdAt: 1000,
  labels: {},
  parentId: null,
  platforms: [],
  ...more,
});

const container = (imageId: string): EngineContainer => ({
  id: 'c',
  name: 'c',
  imageId,
  image: imageId,
  state: 'exited',
});

const dangling = { all: false, labels: [], until: null };

describe('the plan of a prune', () => {
  const base = entry('base', { tags: ['base:1'] });
  const loose = entry('loose', { labels: { made: 'here' } });
  const used = entry('used');
  const step = entry('step');
  const onStep = entry('on-step', { parentId: 'step' });
  const ground = {
    heads: [base, loose, used, onStep],
    all: [base, loose, used, onStep, step],
    containers: [container('used')],
  };

  it('takes what no container uses, with the steps under it', () => {
    const plan = planPrune(ground, dangling, 0);
    expect(plan.ids).toEqual(['loose', 'on-step']);
    expect([...plan.gone]).toEqual(['loose', 'on-step', 'step']);
  });

  it('takes named ones too when all are meant', () => {
    const plan = planPrune({ ...ground, containers: [] }, { ...dangling, all: true }, 0);
    expect(plan.ids).toHaveLength(4);
  });

  it.each([
    ['made', ['loose']],
    ['made=here', ['loose']],
    ['made=there', []],
    ['other', []],
  ])('keeps to the label %s', (label, ids) => {
    expect(planPrune(ground, { ...dangling, labels: [label] }, 0).ids).toEqual(ids);
  });

  it('keeps to the age', () => {
    expect(planPrune(ground, { ...dangling, until: '1s' }, 1500).ids).toEqual([]);
    expect(planPrune(ground, { ...dangling, until: '1s' }, 2500).ids).toHaveLength(2);
  });
});

describe('what is won', () => {
  const bytes = new Map([['loose', 100]]);

  it('counts each layer once, and what stays has not at all', () => {
    const going = [
      layersOf('loose', ['a', 'b'], [10, 20]),
      layersOf('on-step', ['a', 's', 't'], [10, 1, 2]),
      layersOf('step', ['a', 's'], [10, 1]),
    ];
    const staying = [layersOf('base', ['a'], []), layersOf('used', ['a', 'c'], [])];
    expect(sumUp(going, staying, bytes)).toEqual({ won: { atLeast: 23, atMost: 23 }, kept: 10 });
    expect(sumUp(going, [], bytes)).toEqual({ won: { atLeast: 33, atMost: 33 }, kept: 0 });
  });

  it('takes an equal layer on others for another one', () => {
    const going = [layersOf('loose', ['a', 'b'], [10, 20])];
    const staying = [layersOf('other', ['x', 'b'], [])];
    expect(sumUp(going, staying, bytes).won).toEqual({ atLeast: 30, atMost: 30 });
  });

  it('is a range where the sizes of layers are not known', () => {
    const going = [layersOf('loose', ['a', 'b'], [null, null])];
    const won = sumUp(going, [layersOf('base', ['a'], [])], bytes).won;
    expect(won).toEqual({ atLeast: 0, atMost: 100 });
  });
});

it.each([
  ['24h', 1_000_000_000 - 86_400_000],
  ['1h30m', 1_000_000_000 - 5_400_000],
  ['1700000000', 1_700_000_000_000],
  ['2024-01-02T00:00:00Z', Date.UTC(2024, 0, 2)],
  ['yesterday', null],
  ['', null],
])('the moment %s', (text, moment) => {
  expect(momentOf(text, 1_000_000_000)).toBe(moment);
});

it('tells sizes of layers from a history only where it is sure', () => {
  const line = (createdBy: string, size: number) => ({
    ...{ id: null, createdAt: null, comment: '', tags: [] },
    ...{ createdBy, size },
  });
  const history = [
    line('ADD file', 5),
    line('CMD ["sh"]', 0),
    line('WORKDIR /a', 0),
    line('RUN x', 7),
  ];
  expect(sizesOfLayers(2, history)).toEqual([5, 7]);
  expect(sizesOfLayers(3, history)).toEqual([5, 0, 7]);
  expect(sizesOfLayers(4, history)).toEqual([null, null, null, null]);
});

it('finds the images that one begins with, the longest first', () => {
  const names = new Map(
    ['a', 'ab', 'x', 'abc'].map((id) => [id, entry(id, { tags: [`${id}:1`] })]),
  );
  const image = layersOf('abc', ['1', '2', '3'], []);
  const others = [
    image,
    layersOf('a', ['1'], []),
    layersOf('ab', ['1', '2'], []),
    layersOf('x', ['9'], []),
    { ...layersOf('nameless', ['1'], []) },
  ];
  const bases = basesOf(image, others, names);
  expect(bases.map(({ id, entries }) => [id, entries])).toEqual([
    ['ab', 2],
    ['a', 1],
  ]);
});

describe('the server', () => {
  const old = imageDetail('a', ['me/app:1', 'me/app:latest'], 1000);
  const nameless = imageDetail('b', [], 2000);
  const start = () =>
    startTestServer({
      engine: createFakeEngine({
        images: { 'me/app:1': old, 'me/app:latest': old, [old.id]: old, [nameless.id]: nameless },
      }),
    });

  it('lists images once each, newest first, with what uses them', async () => {
    const server = await start();
    await server.ask('/api/containers', {
      json: { image: 'me/app:1', name: 'user', command: null, ports: [], remove: false },
    });
    const answer = await server.ask('/api/image-inventory');
    const { images, containers } = ImageInventory.parse(answer.json);
    expect(images.map(({ id }) => id)).toEqual([nameless.id, old.id]);
    expect(images[1]?.containerIds).toEqual(containers.map(({ id }) => id));
    expect(containers[0]?.name).toBe('user');
  });

  it('removes one after another and says of each what came of it', async () => {
    const server = await start();
    const refs = ['me/app:1', 'not/there:1', nameless.id];
    const json = { refs, force: false, keepParents: false };
    const answer = await server.ask('/api/image-removal', { json });
    const lines = answer.text
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toEqual([
      { ref: 'me/app:1', untagged: ['me/app:1'], deleted: [], refused: null },
      expect.objectContaining({ ref: 'not/there:1', refused: expect.stringContaining('No such') }),
      { ref: nameless.id, untagged: [], deleted: [nameless.id], refused: null },
    ]);
  });

  it('gives several names and says which was refused', async () => {
    const server = await start();
    const answer = await server.ask(`/api/images/${encodeURIComponent(nameless.id)}/tags`, {
      json: { names: ['new:1', 'NOT A NAME'] },
    });
    expect(answer.json).toEqual({
      results: [
        { name: 'new:1', refused: null },
        { name: 'NOT A NAME', refused: expect.stringContaining('invalid reference') },
      ],
    });
  });

  it('saves into a download and takes the same back in, both followed', async () => {
    const server = await start();
    const saved = await server.ask(
      `/api/image-archives?refs=${encodeURIComponent('me/app:1')}&transfer=save-0001`,
    );
    expect(saved.headers['content-disposition']).toContain('me_app_1.tar');
    await server.ask('/api/image-removal', {
      json: { refs: [old.id], force: true, keepParents: false },
    });
    const loaded = await server.ask('/api/image-archives?transfer=load-0001', {
      body: saved.text,
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(loaded.status).toBe(204);
    for (const [id, results] of [
      ['save-0001', []],
      ['load-0001', ['me/app:1', 'me/app:latest']],
    ] as const) {
      const followed = await server.ask(`/api/image-transfers/${id}`);
      const last = followed.text.trim().split('\n').at(-1) ?? '';
      expect(ImageTransfer.parse(JSON.parse(last))).toEqual({
        state: 'done',
        bytes: Buffer.byteLength(saved.text),
        results,
        problem: null,
      });
    }
  });

  it('says what is wrong with an archive, also to who follows', async () => {
    const server = await start();
    const loaded = await server.ask('/api/image-archives?transfer=load-0002', {
      body: 'nonsense',
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(codeOf(loaded)).toBe('bad_request');
    const followed = await server.ask('/api/image-transfers/load-0002');
    expect(followed.text).toContain('"state":"failed"');
    expect(followed.text).toContain('invalid tar header');
  });

  it('lets nobody in without the token, and no other page write', async () => {
    const server = await start();
    const paths = ['/api/image-inventory', '/api/image-archives?refs=me/app:1&transfer=save-0003'];
    for (const path of paths) expect((await server.ask(path, { as: 'nobody' })).status).toBe(401);
    const foreign = await server.ask('/api/image-archives?transfer=load-0003', {
      body: '[]',
      as: 'browser',
      headers: { origin: 'https://elsewhere.example', 'content-type': 'application/octet-stream' },
    });
    expect(codeOf(foreign)).toBe('forbidden_origin');
  });

  it('takes an address to import from by HTTP only', async () => {
    const server = await start();
    const answer = await server.ask(
      '/api/image-imports?transfer=import-01&from=file:///etc/passwd',
      {
        body: '',
      },
    );
    expect(codeOf(answer)).toBe('bad_request');
  });
});
