import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { BuildSummary } from '@stagecraft/contracts';
import { extract, pack, type Header } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { createFakeEngine } from '../src/engine/fake/fake-engine.ts';
import { codeOf } from './harness.ts';
import { recordDesk, walking } from './records.ts';
import type { RecordDesk } from './records.ts';
import { Readable } from 'node:stream';

const text = 'FROM busybox\nCOPY . /app\n';
const engine = () =>
  walking(
    createFakeEngine({
      plan: () => ({
        steps: [{ name: '[1/2] FROM busybox' }, { name: '[2/2] COPY . /app', log: 'hello\n' }],
      }),
    }),
  );

interface Entry {
  readonly name: string;
  readonly content: string;
  readonly type?: Header['type'];
}

async function archiveOf(entries: readonly Entry[]): Promise<Buffer> {
  const archive = pack();
  for (const { name, content, type = 'file' } of entries) {
    if (type === 'file') archive.entry({ name }, content);
    else archive.entry({ name, type, linkname: content });
  }
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive as AsyncIterable<Buffer>) chunks.push(chunk);
  return gzipSync(Buffer.concat(chunks));
}

async function entriesOf(packed: Buffer): Promise<Entry[]> {
  const archive = extract();
  Readable.from([gunzipSync(packed)]).pipe(archive);
  const entries: Entry[] = [];
  for await (const entry of archive) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry as AsyncIterable<Buffer>) chunks.push(chunk);
    entries.push({ name: entry.header.name, content: Buffer.concat(chunks).toString('utf8') });
  }
  return entries;
}

/** The file that a record is exported as. */
async function exported(at: RecordDesk, id: string): Promise<Buffer> {
  const answer = await fetch(`${at.server.origin}/api/builds/${id}/export`, {
    headers: { authorization: `Bearer ${at.server.server.token}` },
  });
  expect(answer.headers.get('content-disposition')).toContain('.stagecraft-build.tar.gz');
  return Buffer.from(await answer.arrayBuffer());
}

const take = (at: RecordDesk, body: Buffer) =>
  at.server.ask(`/api/workspaces/${at.workspaceId}/builds/import`, {
    body,
    headers: { 'content-type': 'application/gzip' },
  });

describe('a record as one file', () => {
  it('is the same build elsewhere: text, events, steps, files', async () => {
    const at = await recordDesk(engine());
    await writeFile(join(at.root, 'a.txt'), 'a');
    const id = await at.build(text, { tags: ['app:1'] });
    const there = await recordDesk(engine());
    const answer = await take(there, await exported(at, id));
    const { id: copy, imported } = BuildSummary.parse(answer.json);
    expect(imported).toBe(true);
    const [before, after] = [await at.record(id), await there.record(copy)];
    const own = { id: copy, workspaceId: there.workspaceId, imported: true };
    expect({ ...after, recordBytes: null }).toEqual({ ...before, ...own, recordBytes: null });
    expect(await there.steps(copy)).toEqual(await at.steps(id));
    expect(await there.files(copy)).toEqual(await at.files(id));
    const events = (desk: RecordDesk, of: string) => desk.server.ask(`/api/builds/${of}/events`);
    expect((await events(there, copy)).text).toBe((await events(at, id)).text);
    // What ran elsewhere brought nothing into the cache here.
    const next = await there.build(text);
    const report = await there.server.ask(`/api/builds/${next}/cache`);
    expect(report.json).toMatchObject({
      instructions: [{ causes: [{ kind: 'no-earlier-build' }] }],
    });
  });

  it.each<[string, (entries: Entry[]) => Entry[] | Buffer]>([
    ['a path that leads out', (all) => [...all, { name: '../../outside', content: 'x' }]],
    ['an absolute path', (all) => [...all, { name: '/tmp/outside', content: 'x' }]],
    ['a name that is not known', (all) => [...all, { name: 'run.sh', content: 'x' }]],
    [
      'a link in the place of a file',
      (all) => [
        ...all.filter(({ name }) => name !== 'events.ndjson'),
        { name: 'events.ndjson', content: '/etc/passwd', type: 'symlink' },
      ],
    ],
    ['the same file twice', (all) => [...all, ...all]],
    ['no record', (all) => all.filter(({ name }) => name !== 'record.json')],
    ['no events', (all) => all.filter(({ name }) => name !== 'events.ndjson')],
    [
      'a record of another kind',
      (all) => [
        { name: 'record.json', content: '{"format":"other"}' },
        ...all.filter(({ name }) => name !== 'record.json'),
      ],
    ],
    [
      'events out of order',
      (all) =>
        all.map((one) =>
          one.name === 'events.ndjson'
            ? { ...one, content: one.content.split('\n').slice(1).join('\n') }
            : one,
        ),
    ],
    [
      'events without an end',
      (all) =>
        all.map((one) =>
          one.name === 'events.ndjson'
            ? { ...one, content: `${one.content.split('\n')[0]}\n` }
            : one,
        ),
    ],
    [
      'a list of files that is none',
      (all) =>
        all.map((one) => (one.name === 'context.ndjson' ? { ...one, content: '{}\n' } : one)),
    ],
    ['no archive', () => Buffer.from('hello')],
    ['half an archive', () => gzipSync(Buffer.alloc(700, 'x'))],
  ])('is refused whole with %s', async (_, damage) => {
    const at = await recordDesk(engine());
    await writeFile(join(at.root, 'a.txt'), 'a');
    const id = await at.build(text);
    const damaged = damage(await entriesOf(await exported(at, id)));
    const answer = await take(at, Buffer.isBuffer(damaged) ? damaged : await archiveOf(damaged));
    expect(codeOf(answer)).toBe('bad_request');
    expect(await readdir(join(at.server.dataFolder, 'builds'))).toEqual([id]);
    const list = await at.server.ask(`/api/workspaces/${at.workspaceId}/builds`);
    expect(list.json).toMatchObject({ builds: [{ id }] });
  });
});
