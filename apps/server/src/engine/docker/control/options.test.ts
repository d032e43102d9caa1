import { defaultBuildOptions, readCacheEntry, type BuildOptions } from '@stagecraft/contracts';
import { describe, expect, test } from 'vitest';
import { requestOf } from '../../engine.contract.ts';
import type { EngineBuildRequest } from '../../engine.ts';
import { exporterOf } from './exporter.ts';
import { frontendAttrs } from './frontend-attrs.ts';

const attrsOf = (build: EngineBuildRequest) =>
  frontendAttrs(build, build.options.cacheFrom.map(readCacheEntry));

const request = (
  options: Partial<BuildOptions>,
  change: Partial<EngineBuildRequest> = {},
): EngineBuildRequest => ({ ...requestOf('/context', 'FROM busybox\n', options), ...change });

const least = { filename: 'Dockerfile', 'image-resolve-mode': 'local' };

describe('attributes of the Dockerfile frontend', () => {
  test.each<[keyof BuildOptions, Partial<BuildOptions>, Record<string, string>]>([
    ['dockerfile', { dockerfile: 'docker/web.Dockerfile' }, { filename: 'web.Dockerfile' }],
    ['target', { target: 'build' }, { target: 'build' }],
    [
      'buildArgs',
      { buildArgs: { A: '', B: 'a=b,c' } },
      { 'build-arg:A': '', 'build-arg:B': 'a=b,c' },
    ],
    ['labels', { labels: { 'a.b': 'x y' } }, { 'label:a.b': 'x y' }],
    [
      'platforms',
      { platforms: ['linux/amd64', 'linux/arm/v7'] },
      { platform: 'linux/amd64,linux/arm/v7' },
    ],
    ['noCache', { noCache: true, noCacheStages: ['a'] }, { 'no-cache': '' }],
    ['noCacheStages', { noCacheStages: ['a', 'b'] }, { 'no-cache': 'a,b' }],
    ['pull', { pull: true }, { 'image-resolve-mode': 'pull' }],
    ['network', { network: 'none' }, { 'force-network-mode': 'none' }],
    ['network', { network: 'default' }, {}],
    [
      'extraHosts',
      { extraHosts: ['a:1.2.3.4', 'b:::1', 'c=[::1]'] },
      { 'add-hosts': 'a=1.2.3.4,b=::1,c=::1' },
    ],
    ['shmSize', { shmSize: 64 << 20 }, { 'shm-size': '67108864' }],
    [
      'ulimits',
      {
        ulimits: [
          { name: 'nofile', soft: 1, hard: -1 },
          { name: 'core', soft: 0, hard: 0 },
        ],
      },
      { ulimit: 'nofile=1:-1,core=0:0' },
    ],
    [
      'cacheFrom',
      { cacheFrom: ['me/app:1', 'type=registry,ref=me/cache,x=1'] },
      {
        'cache-imports':
          '[{"Type":"registry","Attrs":{"ref":"me/app:1"}},{"Type":"registry","Attrs":{"ref":"me/cache","x":"1"}}]',
      },
    ],
  ])('%s', (_, options, expected) => {
    expect(attrsOf(request(options))).toEqual({ ...least, ...expected });
  });

  test('a context elsewhere is the frontend’s to fetch, the Dockerfile still comes from here', () => {
    const attrs = attrsOf(
      request({}, { context: { kind: 'remote', url: 'https://x/y.git#v1:dir' } }),
    );
    expect(attrs).toEqual({
      ...least,
      context: 'https://x/y.git#v1:dir',
      dockerfilekey: 'dockerfile',
    });
  });

  test('a named context is a folder of the session or what its value says', () => {
    const options = { namedContexts: { docs: 'docs', base: 'docker-image://busybox' } };
    const namedFolders = new Map([['docs', '/work/docs']]);
    expect(attrsOf(request(options, { namedFolders }))).toEqual({
      ...least,
      'context:docs': 'local:docs',
      'context:base': 'docker-image://busybox',
    });
  });
});

describe('the result', () => {
  test('an image has its names in full, each once', () => {
    const exporter = exporterOf(
      request({ tags: ['app', 'docker.io/library/app:latest', 'h:5/a:1'] }),
      'graph',
    );
    const names = ['docker.io/library/app:latest', 'h:5/a:1'];
    expect(exporter).toEqual({
      ok: true,
      exporter: 'moby',
      exporterAttrs: { name: names.join(',') },
      names,
    });
  });

  test('an image may have no name, and annotations', () => {
    expect(exporterOf(request({ annotations: { 'a.b': 'c' } }), 'containerd')).toMatchObject({
      exporter: 'moby',
      exporterAttrs: { 'annotation.a.b': 'c' },
    });
  });

  test.each(['UPPER/Case', 'a,b', `a@sha256:${'0'.repeat(64)}`])('no image is called %s', (tag) => {
    expect(exporterOf(request({ tags: [tag] }), 'graph')).toMatchObject({
      ok: false,
      reason: expect.stringContaining(tag),
    });
  });

  test('several platforms are no image of an old store', () => {
    const options = { platforms: ['linux/amd64', 'linux/arm64'] };
    expect(exporterOf(request(options), 'graph').ok).toBe(false);
    expect(exporterOf(request(options), 'containerd').ok).toBe(true);
    const output = { kind: 'tar', path: '/out.tar' } as const;
    expect(exporterOf(request(options, { output }), 'graph')).toMatchObject({ exporter: 'tar' });
  });

  test('nothing is exported where only the cache is wanted', () => {
    const { output } = { output: { kind: 'cacheonly' } as const };
    expect(
      exporterOf(request({ ...defaultBuildOptions('Dockerfile') }, { output }), 'graph'),
    ).toMatchObject({ exporter: '', exporterAttrs: {} });
  });
});
