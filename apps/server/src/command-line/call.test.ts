import { describe, expect, it } from 'vitest';
import { readBuildCall, type BuildCall } from './call.ts';

const place = { folder: '/home/me/app', env: { TOKEN: 'x', HTTP_PROXY: 'http://proxy' } };

function call(...words: string[]): BuildCall {
  const read = readBuildCall(words, place);
  if (!read.ok) throw new Error(read.reason.en);
  return read.call;
}

function refusal(...words: string[]): string {
  const read = readBuildCall(words, place);
  return read.ok ? 'taken' : read.reason.en;
}

describe('the words after stagecraft build', () => {
  it('record a build under its context', () => {
    expect(call('.').workspace).toBe('/home/me/app');
    expect(call('sub')).toMatchObject({
      workspace: '/home/me/app/sub',
      options: { dockerfile: 'Dockerfile', context: { kind: 'folder', path: '' } },
    });
    expect(call('/srv/other', '-t', 'a:b')).toMatchObject({
      workspace: '/srv/other',
      options: { tags: ['a:b'] },
    });
  });

  it('record it under the current folder where the context does not hold all', () => {
    expect(call('-f', 'docker/Dockerfile', 'src', '-o', 'out')).toMatchObject({
      workspace: '/home/me/app',
      options: {
        dockerfile: 'docker/Dockerfile',
        context: { kind: 'folder', path: 'src' },
        output: { kind: 'local', path: 'out' },
      },
    });
    expect(refusal('-f', '/etc/Dockerfile', 'src')).toContain('must lie in one folder');
  });

  it('tell caches in folders from the workspace', () => {
    const words = ['--cache-from', 'type=local,src=../c', '--cache-to', 'type=local,dest=../c'];
    expect(call(...words, '-f', '../Dockerfile', '..')).toMatchObject({
      workspace: '/home/me',
      options: { cacheFrom: ['type=local,src=c'], cacheTo: ['type=local,dest=c'] },
    });
    expect(refusal('--cache-to', 'type=local,dest=/tmp/c', '.')).toContain(
      'must lie in one folder',
    );
  });

  it('take named contexts as folders or as what docker fetches', () => {
    const { options } = call(
      '--build-context',
      'lib=./lib',
      '--build-context',
      'base=docker-image://busybox',
      '.',
    );
    expect(options.namedContexts).toEqual({ lib: 'lib', base: 'docker-image://busybox' });
  });

  it('fill a build argument without a value from the environment, as docker does', () => {
    expect(call('--build-arg', 'HTTP_PROXY', '.').options.buildArgs).toEqual({
      HTTP_PROXY: 'http://proxy',
    });
    expect(call('--build-arg', 'NOT_SET', '.').options.buildArgs).toEqual({});
  });

  it('hand over secrets from files beside the workspace, and only name those within it', () => {
    const { options, secretFiles } = call(
      '--secret',
      'id=npm,src=/home/me/.npmrc',
      '--secret',
      'id=key,src=key.txt',
      '--secret',
      'id=t,env=TOKEN',
      '.',
    );
    expect(secretFiles).toEqual(new Map([['npm', '/home/me/.npmrc']]));
    expect(options.secrets).toEqual([
      { id: 'npm', source: { kind: 'typed' } },
      { id: 'key', source: { kind: 'file', path: 'key.txt' } },
      { id: 't', source: { kind: 'variable', name: 'TOKEN' } },
    ]);
  });

  it('have the command’s own flags taken out', () => {
    expect(
      call('--progress=plain', '-q', '--engine', 'unix:///e.sock', '--iidfile', 'id', '.'),
    ).toMatchObject({ progress: 'plain', quiet: true, engine: 'unix:///e.sock', idFile: 'id' });
    expect(call('--progress', 'rawjson', '.').progress).toBe('json');
    expect(refusal('--progress', 'loud', '.')).toContain('“loud”');
    expect(refusal('.', '--engine')).toContain('--engine needs a value');
  });

  it('are refused where a build would not be what was asked for', () => {
    expect(refusal('--squash', '.')).toContain('--squash');
    expect(refusal('--nonsense', '.')).toContain('--nonsense');
    expect(refusal('--push', '.')).toContain('--push');
    for (const flag of ['--metadata-file', '--logfile']) {
      expect(refusal(flag, 'out', '.')).toContain(`${flag} out`);
      expect(refusal(`${flag}=out`, '.')).toContain(flag);
    }
  });
});
