import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultBuildOptions } from '@stagecraft/contracts';
import type { StageFilesMessage } from '@stagecraft/contracts';
import Docker from 'dockerode';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EngineAccess } from '../access.ts';
import type { Engine } from '../engine.ts';
import { play } from '../engine.contract.ts';
import { createImageFolders } from '../../images/folders.ts';
import { createStageFiles } from '../../images/stage-files.ts';
import { connectionOptions } from './connection.ts';
import { createTestEngine, testEndpoint, type TestEngine } from './test-engine.ts';

const never = new AbortController().signal;
const longName = `${'n'.repeat(120)}文`;
let engine: TestEngine;
let contextRoot: string;
/** With links, a long name, a volume, and nothing that could be run. */
let image: string;

beforeAll(async () => {
  engine = createTestEngine();
  contextRoot = await mkdtemp(join(tmpdir(), 'stagecraft-files-'));
  const commands = [
    'mkdir -p /r/usr/bin /r/data /r/etc',
    'touch /r/usr/bin/tool /r/data/kept /r/etc/app.conf',
    `echo > /r/usr/${longName}`,
    'ln -s usr/bin /r/bin',
    'ln -s /usr/bin/tool /r/tool',
    'ln -s loop /r/loop',
  ].join(' && ');
  const text =
    `FROM busybox:1.36 AS base\nRUN : ${randomUUID()} && ${commands}\n` +
    'FROM scratch\nCOPY --from=base /r /\nVOLUME /data\n';
  const { result } = await play({ engine, contextRoot }, text);
  image = result.state === 'succeeded' ? (result.imageId ?? '') : '';
});
afterAll(async () => {
  await engine.removeImages();
  engine.close();
  await rm(contextRoot, { recursive: true });
});

function accessTo(used: Engine): EngineAccess {
  return {
    engine: () => used,
    status: () => ({ state: 'searching' }),
    subscribe: () => () => undefined,
  };
}

/** Containers at the engine that only serve to read images, and volumes without a name. */
async function leftAtEngine(): Promise<number> {
  const docker = new Docker(connectionOptions(testEndpoint(), { certPath: null }));
  const filters = { label: ['stagecraft.purpose=read-image-files'] };
  const [containers, { Volumes }] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listVolumes({ filters: { dangling: ['true'] } }),
  ]);
  return containers.length + (Volumes ?? []).length;
}

it('lists folders of an image that has no command, links followed', async () => {
  const before = await leftAtEngine();
  const folders = createImageFolders(accessTo(engine));
  const list = async (path: string): Promise<string[] | null> => {
    const folder = await folders.list(image, path, never);
    if (!folder.ok) return null;
    expect(folder.value.truncated).toBe(false);
    return folder.value.entries.map((entry) => entry.name + (entry.folder ? '/' : ''));
  };
  expect(await list('/')).toEqual(['bin/', 'data/', 'etc/', 'loop', 'tool', 'usr/']);
  expect(await list('/usr')).toEqual(['bin/', longName]);
  expect(await list('/bin/')).toEqual(['tool']);
  expect(await list('/bin/../../data')).toEqual(['kept']);
  expect(await list('/etc')).toEqual(['app.conf']);
  for (const none of ['/missing', '/tool', '/loop', '/loop/x']) expect(await list(none)).toBeNull();
  expect(await leftAtEngine()).toBe(before);
});

it('reads an image once for all who ask, and not again', async () => {
  let readings = 0;
  const counted: Engine = {
    ...engine,
    readFiles: (...question) => {
      readings += 1;
      return engine.readFiles(...question);
    },
  };
  const folders = createImageFolders(accessTo(counted));
  const paths = ['/', '/usr', '/data'];
  const together = await Promise.all(paths.map((path) => folders.list(image, path, never)));
  expect(together.every(({ ok }) => ok)).toBe(true);
  await folders.list(image, '/bin', never);
  expect(readings).toBe(1);
});

it('leaves nothing at the engine when it is cancelled in the middle', async () => {
  const before = await leftAtEngine();
  const stop = new AbortController();
  let pieces = 0;
  const outcome = await engine.readFiles(
    'busybox:1.36',
    async (tar) => {
      for await (const _piece of tar) {
        pieces += 1;
        stop.abort();
      }
    },
    stop.signal,
  );
  expect(pieces).toBeGreaterThan(0);
  expect(outcome.ok).toBe(false);
  expect(await leftAtEngine()).toBe(before);
});

it('leaves nothing at the engine when who asked has gone, or the reader fails', async () => {
  const before = await leftAtEngine();
  const folders = createImageFolders(accessTo(engine));
  const gone = new AbortController();
  const asked = folders.list(image, '/', gone.signal);
  gone.abort();
  expect((await asked).ok).toBe(false);
  await folders.close();
  const failed = await engine.readFiles(image, () => Promise.reject(new Error('enough')), never);
  expect(failed).toMatchObject({ ok: false, failure: { detail: 'enough' } });
  const early = await engine.readFiles(image, () => Promise.resolve('early'), never);
  expect(early).toEqual({ ok: true, value: 'early' });
  expect(await leftAtEngine()).toBe(before);
});

it('lists a stage that no image has, and leaves no image', async () => {
  const access = accessTo(engine);
  const folders = createImageFolders(access);
  const stageFiles = createStageFiles(access, folders, pino({ enabled: false }), () =>
    Promise.resolve(null),
  );
  const dockerfileText =
    `FROM busybox:1.36\nRUN mkdir /out && echo ${randomUUID()} > /out/made\n` +
    'FROM scratch\nCOPY --from=0 /missing /\n';
  const options = defaultBuildOptions('Dockerfile');
  const messages: StageFilesMessage[] = [];
  const request = { options, dockerfileText, secretValues: {}, stage: 0 };
  await stageFiles.list(contextRoot, request, (message) => messages.push(message), never);
  const last = messages.at(-1);
  expect(last?.kind).toBe('listed');
  const image = last?.kind === 'listed' ? last.image : '';
  const listed = await folders.list(image, '/out', never);
  expect(listed).toMatchObject({ value: { entries: [{ name: 'made', folder: false }] } });
  expect(await engine.image(image)).toMatchObject({ failure: { kind: 'not_found' } });
  const asked = { ...request, stage: 1 };
  await stageFiles.list(contextRoot, asked, (message) => messages.push(message), never);
  expect(messages.at(-1)).toMatchObject({ kind: 'failed' });
});
