import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readRpmDatabase } from '../../src/packages/rpm.ts';
import { readBerkeleyValues } from '../../src/packages/berkeley.ts';
import { readSqliteTable } from '../../src/packages/sqlite.ts';

async function fixture(name: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(new URL(`../fixtures/${name}`, import.meta.url)));
}

/** The headers of a Berkeley DB file in ndb's own frame. */
function ndbOf(headers: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(200_000);
  const view = new DataView(bytes.buffer);
  const put = (at: number, text: string): void => bytes.set(new TextEncoder().encode(text), at);
  put(0, 'RpmP');
  view.setUint32(12, 1, true);
  for (let slot = 32; slot < 4096; slot += 16) put(slot, 'Slot');
  let block = 4096 / 16;
  for (const [index, header] of headers.entries()) {
    // The first slot stays free.
    const slot = 48 + index * 16;
    view.setUint32(slot + 4, index + 1, true);
    view.setUint32(slot + 8, block, true);
    put(block * 16, 'BlbS');
    view.setUint32(block * 16 + 12, header.length, true);
    bytes.set(header, block * 16 + 16);
    block += Math.ceil((header.length + 28) / 16);
  }
  return bytes;
}

const bash = {
  manager: 'rpm',
  name: 'bash',
  version: '5.1.8-6.el9',
  architecture: 'x86_64',
  source: 'bash-src',
  summary: 'The GNU Bourne Again shell',
  license: 'MIT',
  bytes: 7_738_634,
  files: ['usr/bin/bash', 'usr/bin/sh', 'etc/skel/.bashrc'],
};

describe('readRpmDatabase', () => {
  it('reads SQLite with inner pages and rows over several pages', async () => {
    const packages = readRpmDatabase(await fixture('rpmdb.sqlite')) ?? [];
    expect(packages).toHaveLength(23);
    expect(packages.find(({ name }) => name === 'bash')).toEqual(bash);
    expect(packages.find(({ name }) => name === 'openssl-libs')?.version).toBe('1:3.0.7-27.el9');
    const many = packages.find(({ name }) => name === 'many');
    expect(many?.files).toHaveLength(400);
    expect(many?.files[399]).toBe('opt/many/folder0/file399');
  });

  it('reads Berkeley DB as libdb wrote it', async () => {
    const packages = readRpmDatabase(await fixture('Packages')) ?? [];
    expect(packages.map(({ name }) => name).toSorted()).toEqual(['bash', 'many', 'openssl-libs']);
    expect(packages.find(({ name }) => name === 'bash')).toEqual(bash);
    expect(packages.find(({ name }) => name === 'many')?.files).toHaveLength(400);
  });

  it('reads ndb', async () => {
    const headers = readBerkeleyValues(await fixture('Packages')) ?? [];
    const packages = readRpmDatabase(ndbOf(headers)) ?? [];
    expect(packages.map(({ name }) => name).toSorted()).toEqual(['bash', 'many', 'openssl-libs']);
  });

  it('says that it cannot read anything else', () => {
    expect(readRpmDatabase(new Uint8Array())).toBeNull();
    expect(readRpmDatabase(new TextEncoder().encode('x'.repeat(5000)))).toBeNull();
  });

  it.each(['rpmdb.sqlite', 'Packages'])('never fails on a cut off or broken %s', async (name) => {
    const bytes = await fixture(name);
    for (let end = 0; end < bytes.length; end += 97) readRpmDatabase(bytes.subarray(0, end));
    for (let at = 0; at < bytes.length; at += 31) {
      const broken = bytes.slice();
      broken[at] = 0xff;
      expect(() => readRpmDatabase(broken)).not.toThrow();
    }
  });

  it('has no table that the file does not have', async () => {
    expect(readSqliteTable(await fixture('rpmdb.sqlite'), 'Elsewhere')).toBeNull();
  });
});
