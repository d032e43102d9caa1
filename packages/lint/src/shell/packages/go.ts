import type { Manager, PackageAction } from './types.ts';
import { fixed, unpinned, wordSet } from './words.ts';

/** Queries that name no version: https://go.dev/ref/mod#version-queries; hadolint takes a branch for one. */
const MOVING = new Set(['latest', 'upgrade', 'patch', 'none']);

/** https://pkg.go.dev/cmd/go */
export const GO: Manager = {
  name: 'go',
  takesValue: wordSet(
    `-ldflags -gcflags -asmflags -gccgoflags -tags -mod -modfile -overlay -p -o -exec -toolexec -C
     -buildmode -compiler -pkgdir -installsuffix -covermode -coverpkg -pgo`,
  ),
  singleDash: true,
  actions: { install: 'install', get: 'install', run: 'run', clean: 'clean' },
  firstOnly: new Set<PackageAction>(['run']),
  /** What names no host is of this module or of Go itself (`./...`, `tool`, `main.go`). */
  readPackage: (text) => {
    const [path = text, version] = text.split('@', 2);
    const isModule = /^[^/]+\.[^/]+\//.test(path) && !/^\.{1,2}\//.test(path);
    if (version === undefined) return isModule ? unpinned(path) : fixed(path, 'local');
    return { name: path, version, source: 'registry', isPinned: !MOVING.has(version) };
  },
};
