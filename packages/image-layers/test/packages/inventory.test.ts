import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readApkInstalled } from '../../src/packages/apk.ts';
import { readDpkgStatus } from '../../src/packages/dpkg.ts';
import { listPackages } from '../../src/packages/inventory.ts';
import { ownerOf } from '../../src/packages/owner.ts';
import { mergeLayers } from '../../src/tree/merge.ts';
import { entry, file, layer } from '../support/layers.ts';

const status = `Package: dash
Status: install ok installed
Priority: required
Installed-Size: 191
Maintainer: A <a@example.org>
Architecture: amd64
Source: dash-source (0.5)
Version: 0.5.12-2
Description: POSIX-compliant shell
 A longer text
 .
 with lines

Package: gone
Status: deinstall ok config-files
Version: 1
Architecture: all

Package: libc6
Status: hold ok installed
Installed-Size: 10
Architecture: amd64
Version: 2.36
`;

const apk = `C:Q1abc=
P:musl
V:1.2.4-r2
A:x86_64
S:383152
I:622592
T:the musl c library
U:https://musl.libc.org/
L:MIT
o:musl
F:lib
R:ld-musl-x86_64.so.1
a:0:0:755
Z:Q1xyz=
R:libc.musl-x86_64.so.1

P:busybox
V:1.36
A:x86_64
I:1000
T:Many tools
L:GPL-2.0-only
F:bin
R:busybox
`;

/** Reads from texts by path, as the engine would from the layers. */
function reader(texts: Readonly<Record<string, string | Uint8Array>>) {
  return async (paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> =>
    new Map(
      paths.flatMap((path) => {
        const text = texts[path];
        if (text === undefined) return [];
        return [[path, typeof text === 'string' ? new TextEncoder().encode(text) : text] as const];
      }),
    );
}

function imageOf(
  texts: Readonly<Record<string, string | Uint8Array>>,
  more: readonly ReturnType<typeof entry>[] = [],
) {
  const layers = [layer([...more, ...Object.keys(texts).map((path) => file(path, 1))])];
  return { layers, tree: mergeLayers(layers) };
}

describe('databases', () => {
  it('reads dpkg’s status: only what is installed', () => {
    const packages = readDpkgStatus(status);
    expect(packages.map(({ name }) => name)).toEqual(['dash', 'libc6']);
    expect(packages[0]).toEqual({
      manager: 'dpkg',
      name: 'dash',
      version: '0.5.12-2',
      architecture: 'amd64',
      source: 'dash-source',
      summary: 'POSIX-compliant shell',
      license: '',
      bytes: 191 * 1024,
      files: [],
    });
  });

  it('reads apk’s records with their files', () => {
    expect(readApkInstalled(apk)).toMatchObject([
      {
        name: 'musl',
        license: 'MIT',
        bytes: 622592,
        files: ['lib/ld-musl-x86_64.so.1', 'lib/libc.musl-x86_64.so.1'],
      },
      { name: 'busybox', version: '1.36', files: ['bin/busybox'] },
    ]);
  });
});

describe('listPackages and ownerOf', () => {
  it('puts dpkg’s lists to its packages, and finds owners behind merged folders', async () => {
    const texts = {
      'var/lib/dpkg/status': status,
      'var/lib/dpkg/info/dash.list': '/.\n/bin\n/bin/dash\n',
      'var/lib/dpkg/info/libc6:amd64.list': '/.\n/usr/lib/libc.so.6\n',
      'usr/bin/dash': '',
    };
    const { layers, tree } = imageOf(texts, [
      entry('bin', { kind: 'symlink', linkTarget: 'usr/bin' }),
    ]);
    const inventory = await listPackages(layers, tree, reader(texts));
    expect(inventory).toMatchObject({ databases: ['var/lib/dpkg/status'], unreadable: [] });
    const owner = (path: string): string | undefined =>
      ownerOf(layers, tree, inventory.packages, path)?.name;
    expect(owner('usr/bin/dash')).toBe('dash');
    expect(owner('usr/lib/libc.so.6')).toBe('libc6');
    expect(owner('etc/passwd')).toBeUndefined();
  });

  it('reads what images without dpkg keep: one file a package, and sums', async () => {
    const texts = {
      'var/lib/dpkg/status.d/tzdata': 'Package: tzdata\nVersion: 2024a\nArchitecture: all\n',
      'var/lib/dpkg/status.d/tzdata.md5sums': `${'0'.repeat(32)}  usr/share/zoneinfo/UTC\n`,
    };
    const { layers, tree } = imageOf(texts);
    const { packages, databases } = await listPackages(layers, tree, reader(texts));
    expect(packages).toMatchObject([{ name: 'tzdata', files: ['usr/share/zoneinfo/UTC'] }]);
    expect(databases).toEqual(['var/lib/dpkg/status.d/tzdata']);
  });

  it('reads rpm wherever its database is', async () => {
    const bytes = new Uint8Array(
      await readFile(new URL('../fixtures/rpmdb.sqlite', import.meta.url)),
    );
    const texts = { 'usr/lib/sysimage/rpm/rpmdb.sqlite': bytes };
    const { layers, tree } = imageOf(texts);
    const { packages } = await listPackages(layers, tree, reader(texts));
    expect(packages).toHaveLength(23);
    expect(ownerOf(layers, tree, packages, 'usr/bin/bash')?.name).toBe('bash');
  });

  it('names databases that it cannot read', async () => {
    const { layers, tree } = imageOf({ 'var/lib/rpm/Packages': 'x', 'lib/apk/db/installed': 'x' });
    const inventory = await listPackages(
      layers,
      tree,
      reader({ 'var/lib/rpm/Packages': 'nonsense' }),
    );
    expect(inventory.packages).toEqual([]);
    expect(inventory.unreadable.toSorted()).toEqual([
      'lib/apk/db/installed',
      'var/lib/rpm/Packages',
    ]);
  });

  it('is empty for an image without a package manager', async () => {
    const { layers, tree } = imageOf({ 'etc/passwd': '' });
    const nothing = { packages: [], databases: [], unreadable: [] };
    expect(await listPackages(layers, tree, reader({}))).toEqual(nothing);
  });
});
