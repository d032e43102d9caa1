import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BuildSummary, DeletedBuilds } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { recordFiles } from '../src/builds/record/paths.ts';
import { createWalkList } from '../src/builds/record/walk-list.ts';
import { makeContextList, readContextList } from '../src/builds/record/context-list.ts';
import { openFileHashes } from '../src/builds/record/file-hashes.ts';
import { folderTree } from '../src/buildkit/context/tree.ts';
import { walkContext } from '../src/buildkit/context/walk.ts';
import { openDatabase } from '../src/store/database.ts';
import { createFakeEngine } from '../src/engine/fake/fake-engine.ts';
import type { FakeStep } from '../src/engine/fake/fake-engine.ts';
import { codeOf, temporaryFolder } from './harness.ts';
import { recordDesk, walking } from './records.ts';

const digest = 'a'.repeat(64);
const text = 'FROM busybox:1.36\nCOPY . /app\nRUN make\n';
const plan: readonly FakeStep[] = [
  { name: `[1/3] FROM docker.io/library/busybox:1.36@sha256:${digest}` },
  { name: '[2/3] COPY . /app' },
  { name: '[3/3] RUN make', log: 'made\n' },
];
const sha256 = (bytes: string): string => createHash('sha256').update(bytes).digest('hex');

describe('a record', () => {
  it('keeps the files that the engine was told of, with hash, kind, mode and size', async () => {
    const at = await recordDesk(walking(createFakeEngine({ plan: () => ({ steps: plan }) })));
    await mkdir(join(at.root, 'src'));
    await writeFile(join(at.root, 'src/run.sh'), 'echo hi\n');
    await chmod(join(at.root, 'src/run.sh'), 0o755);
    await symlink('src/run.sh', join(at.root, 'run'));
    const id = await at.build(text);
    expect(await at.files(id)).toEqual([
      {
        folder: 'context',
        path: 'run',
        kind: 'symlink',
        mode: 0o777,
        size: 0,
        mtime: expect.any(Number),
        target: 'src/run.sh',
        sha256: sha256('src/run.sh'),
      },
      expect.objectContaining({ path: 'src', kind: 'directory', sha256: null }),
      expect.objectContaining({
        path: 'src/run.sh',
        kind: 'file',
        mode: 0o755,
        size: 8,
        sha256: sha256('echo hi\n'),
      }),
    ]);
    expect((await at.record(id)).context).toEqual({
      entries: 3,
      bytes: 8,
      unhashed: 0,
      truncated: false,
    });
  });

  it('keeps the steps with the instructions that they stand for, and what ran them', async () => {
    const at = await recordDesk(createFakeEngine({ plan: () => ({ steps: plan }) }));
    const first = await at.steps(await at.build(text));
    expect(first.map(({ name, phase, instructions }) => [name, phase, instructions])).toEqual(
      plan.map(({ name }, index) => [name, 'done', [index]]),
    );
    expect(first[2]?.inputs).toEqual([first[1]?.id]);
    const again = await at.build(text);
    expect((await at.steps(again)).map(({ phase }) => phase)).toEqual(plan.map(() => 'cached'));
    expect(await at.record(again)).toMatchObject({
      builder: 'buildkit',
      engineVersion: '1.2.3',
      engineEndpoint: 'unix:///fake/docker.sock',
      stagecraftVersion: expect.stringMatching(/^\d+\.\d+\.\d+/),
      imageBytes: 0,
      baseImages: [{ ref: 'busybox:1.36', digest: `sha256:${digest}`, imageId: null }],
      recordBytes: expect.any(Number),
    });
  });

  it('is completed by the next server where one stopped before', async () => {
    const dataFolder = await temporaryFolder();
    const engine = walking(createFakeEngine({ plan: () => ({ steps: plan }) }));
    const at = await recordDesk(engine, dataFolder);
    const id = await at.build(text);
    const steps = await at.steps(id);
    await at.server.server.close();
    const database = await openDatabase(dataFolder);
    await database.deleteFrom('build_steps').execute();
    await database.updateTable('builds').set({ recorded: 0, base_images: null }).execute();
    await database.destroy();
    const next = await recordDesk(engine, dataFolder);
    expect(await next.steps(id)).toEqual(steps);
    expect((await next.record(id)).baseImages).toHaveLength(1);
  });

  it('is named, pinned, and deleted with others, but not while it runs', async () => {
    const at = await recordDesk(createFakeEngine({ plan: () => ({ steps: plan }) }));
    const ids = [await at.build(text), await at.build(text)];
    const label = async (json: unknown) =>
      at.server.ask(`/api/builds/${ids[0]}/label`, { method: 'PUT', json });
    const named = await label({ name: '  before the cleanup ', pinned: true });
    expect(BuildSummary.parse(named.json)).toMatchObject({
      name: 'before the cleanup',
      pinned: true,
    });
    expect(codeOf(await label({ name: '', pinned: true }))).toBe('bad_request');
    const answer = await at.server.ask('/api/builds/delete', {
      json: { ids: [...ids, ids[0], 'none'] },
    });
    expect(DeletedBuilds.parse(answer.json)).toEqual({ deleted: ids, kept: ['none'] });
    expect(await readdir(join(at.server.dataFolder, 'builds'))).toEqual([]);
  });
});

describe('the list of a context', () => {
  const everything = { ignores: () => false, mayContainIncluded: () => true };

  async function listOf(
    root: string,
    between: () => Promise<void> = () => Promise.resolve(),
    limit?: number,
  ) {
    const dataFolder = await temporaryFolder();
    const files = recordFiles(dataFolder, 'b');
    await mkdir(files.folder, { recursive: true });
    const walk = createWalkList(files.walk, limit);
    for (let round = 0; round < 2; round += 1) {
      for await (const group of walkContext(folderTree(root), { filter: everything })) {
        for (const entry of group) walk.add('context', entry);
      }
    }
    await walk.close();
    await between();
    const hashes = openFileHashes(dataFolder);
    const make = () => makeContextList(files, hashes, new AbortController().signal);
    const totals = await make();
    const again = await make();
    hashes.close();
    const list = [];
    for await (const file of readContextList(files.context)) list.push(file);
    return { totals, again, list };
  }

  it('has each path once, however often the engine walked, and can be made again', async () => {
    const root = await temporaryFolder();
    for (const name of ['a', 'b']) await writeFile(join(root, name), name);
    const { totals, again, list } = await listOf(root);
    expect(list.map(({ path, sha256: hash }) => [path, hash])).toEqual([
      ['a', sha256('a')],
      ['b', sha256('b')],
    ]);
    expect(totals).toEqual({ entries: 2, bytes: 2, unhashed: 0, truncated: false });
    expect(again).toEqual(totals);
  });

  it('has no hash of a file that changed after it was sent, even to the same size and time', async () => {
    const root = await temporaryFolder();
    const time = new Date(1_700_000_000_000);
    for (const name of ['changed', 'same', 'gone']) {
      await writeFile(join(root, name), 'one');
      await utimes(join(root, name), time, time);
    }
    const { totals, list } = await listOf(root, async () => {
      await writeFile(join(root, 'changed'), 'two');
      await utimes(join(root, 'changed'), time, time);
      await rm(join(root, 'gone'));
    });
    expect(list.map(({ path, sha256: hash }) => [path, hash])).toEqual([
      ['changed', null],
      ['gone', null],
      ['same', sha256('one')],
    ]);
    expect(totals.unhashed).toBe(2);
  });

  it('says so where it is cut off', async () => {
    const root = await temporaryFolder();
    for (const name of ['a', 'b', 'c']) await writeFile(join(root, name), name);
    const { totals, again, list } = await listOf(root, undefined, 2);
    expect(list.map(({ path }) => path)).toEqual(['a', 'b']);
    expect([totals.truncated, again.truncated]).toEqual([true, true]);
  });
});
