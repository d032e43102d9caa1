import { describe, expect, it } from 'vitest';
import { defaultBuildOptions, unsupported } from '../src/index.ts';
import type { BuildEngine, BuildOptions } from '../src/index.ts';

const old: BuildEngine = {
  version: '20.10.24+dfsg1',
  builders: ['buildkit', 'classic'],
  control: true,
  imageStore: 'graph',
};
const fresh: BuildEngine = { ...old, version: '28.5.2' };
const engines = {
  old,
  fresh,
  store: { ...fresh, imageStore: 'containerd' },
  'fresh without control': { ...fresh, control: false },
  'old without control': { ...old, control: false },
  podman: { version: '4.3.1', builders: ['classic'], control: false, imageStore: 'graph' },
} as const satisfies Record<string, BuildEngine>;

const limits = { memory: 1, memorySwap: null, cpuSet: null, cpuShares: null };
const remote = (url: string): Partial<BuildOptions> => ({ context: { kind: 'remote', url } });
const cacheOnly = { output: { kind: 'cacheonly' } } as const;
const everything: Partial<BuildOptions> = {
  target: 'a',
  tags: ['a', 'b'],
  buildArgs: { A: '1' },
  labels: { a: 'b' },
  noCache: true,
  pull: true,
  platforms: ['linux/arm64'],
  network: 'host',
  cacheFrom: ['image'],
};

describe('what an engine cannot do', () => {
  it('is nothing of what every builder can', () => {
    const options = { ...defaultBuildOptions('Dockerfile'), ...everything };
    for (const engine of Object.values(engines)) {
      for (const builder of engine.builders) {
        expect(unsupported({ ...options, builder }, engine)).toEqual([]);
      }
    }
  });

  it.each<[keyof typeof engines, Partial<BuildOptions>, string[]]>([
    ['podman', { builder: 'buildkit' }, ['builder no_buildkit']],
    ['podman', { secrets: [{ id: 'a', source: { kind: 'typed' } }] }, ['secrets buildkit_only']],
    ['podman', { limits, network: 'mine', shmSize: 1 }, []],
    ['store', { cacheFrom: ['type=local,src=c'], cacheTo: ['type=local,dest=c'] }, []],
    [
      'fresh',
      { cacheFrom: ['type=local,src=c'], cacheTo: ['type=local,dest=c'] },
      ['cacheTo needs_containerd_store'],
    ],
    [
      'fresh without control',
      { cacheFrom: ['type=local,src=c'], cacheTo: ['type=local,dest=c'] },
      ['cacheFrom needs_control', 'cacheTo needs_control'],
    ],
    ['podman', { network: 'none' }, ['network podman_ignores']],
    [
      'podman',
      { extraHosts: ['a:1.2.3.4'], ulimits: [{ name: 'nofile', soft: 1, hard: 2 }] },
      ['extraHosts podman_refuses', 'ulimits podman_refuses'],
    ],
    [
      'old',
      { builder: 'classic', ssh: ['default'], ...cacheOnly },
      ['output buildkit_only', 'ssh buildkit_only'],
    ],
    ['old', { limits, network: 'mine' }, ['network custom_network', 'limits classic_only']],
    [
      'old',
      { shmSize: 1, ulimits: [{ name: 'core', soft: 0, hard: 0 }] },
      ['shmSize ignored_by_engine', 'ulimits ignored_by_engine'],
    ],
    ['fresh', { shmSize: 1, ulimits: [{ name: 'core', soft: 0, hard: 0 }] }, []],
    ['old', { builder: 'classic', shmSize: 1 }, []],
    ['old', { namedContexts: { a: 'b' } }, ['namedContexts frontend_too_old']],
    ['fresh', { namedContexts: { a: 'b' } }, []],
    ['fresh without control', { namedContexts: { a: 'b' } }, ['namedContexts needs_control']],
    ['old', remote('https://h/a.git#main:app'), ['context git_subfolder']],
    ['old', remote('git@h:a#:app'), ['context git_subfolder']],
    ['old', remote('https://h/a.git#main'), []],
    ['old', remote('git://h:1/a#main:'), []],
    ['old', remote('https://h/a.tar#main:app'), []],
    ['fresh', remote('https://h/a.git#main:app'), []],
    ['old', { noCacheStages: ['a'] }, []],
    ['old without control', { noCacheStages: ['a'] }, ['noCacheStages needs_control']],
    ['fresh', { platforms: ['a', 'b'] }, ['platforms needs_containerd_store']],
    ['fresh', { platforms: ['a', 'b'], output: { kind: 'local', path: 'x' } }, []],
    ['store', { platforms: ['a', 'b'], annotations: { a: 'b' } }, []],
    ['fresh', { annotations: { a: 'b' } }, ['annotations needs_containerd_store']],
    ['fresh', cacheOnly, []],
    ['old without control', cacheOnly, []],
    ['fresh without control', cacheOnly, ['output cache_only_broken']],
    ['old without control', { cacheTo: ['type=inline'] }, []],
    [
      'fresh',
      { cacheTo: ['type=inline', 'type=registry,ref=a'] },
      ['cacheTo needs_containerd_store'],
    ],
    ['store', { cacheTo: ['a'] }, []],
    [
      'old',
      { builder: 'classic', cacheFrom: ['type=registry,ref=a'] },
      ['cacheFrom buildkit_only'],
    ],
    ['fresh without control', { cacheFrom: ['a', 'type=registry,ref=a'] }, []],
    ['fresh without control', { cacheFrom: ['type=gha'] }, ['cacheFrom needs_control']],
  ])('%s: %o', (engine, change, expected) => {
    const options = { ...defaultBuildOptions('Dockerfile'), ...change };
    const found = unsupported(options, engines[engine]);
    expect(found.map(({ option, reason }) => `${option} ${reason}`)).toEqual(expected);
  });

  it('is less where the Dockerfile names its own frontend', () => {
    const options = { ...defaultBuildOptions('Dockerfile'), namedContexts: { a: 'b' } };
    expect(unsupported(options, engines.old, true)).toEqual([]);
  });
});
