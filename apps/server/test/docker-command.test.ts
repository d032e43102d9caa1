import { execFileSync } from 'node:child_process';
import {
  dockerBuildCommand,
  defaultBuildOptions,
  dockerRunCommand,
  plainRun,
  shellQuote,
  type BuildOptions,
  type RunContainerRequest,
} from '@stagecraft/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('the equivalent command', () => {
  const options: BuildOptions = defaultBuildOptions('Dockerfile');

  it('names every option that differs from what docker does by itself', () => {
    expect(dockerBuildCommand(options)).toBe('docker build .');
    const all = {
      ...options,
      dockerfile: 'docker/web app.Dockerfile',
      target: 'build',
      tags: ['app:1', 'registry.example/app:2'],
      buildArgs: { GREETING: "it's", EMPTY: '' },
      noCache: true,
      pull: true,
      platforms: ['linux/arm64'],
    };
    expect(dockerBuildCommand(all)).toBe(
      "docker build -f 'docker/web app.Dockerfile' -t app:1 -t registry.example/app:2 " +
        "--target build --build-arg 'GREETING=it'\\''s' --build-arg EMPTY= " +
        '--platform linux/arm64 --no-cache --pull .',
    );
    expect(dockerBuildCommand({ ...options, dockerfile: '-x' })).toBe('docker build -f ./-x .');
  });

  it('is read back by a shell word for word', () => {
    const words = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, (given) => {
        const clean = given.map((word) => word.replaceAll('\0', ''));
        const script = `printf '%s\\0' ${clean.map(shellQuote).join(' ')}`;
        const output = execFileSync('sh', ['-c', script]).toString('utf8');
        expect(output.split('\0').slice(0, -1)).toEqual(clean);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the equivalent docker run', () => {
  const request: RunContainerRequest = {
    ...plainRun,
    image: 'app:1',
  };

  it('names every option that differs from what docker does by itself', () => {
    expect(dockerRunCommand(request)).toBe('docker run app:1');
    expect(dockerRunCommand({ ...request, ports: 'all', remove: true })).toBe(
      'docker run --rm -P app:1',
    );
    const all: RunContainerRequest = {
      ...request,
      name: 'web',
      ports: [
        { port: '80/tcp', hostIp: '127.0.0.1', hostPort: 0 },
        { port: '53/udp', hostIp: '0.0.0.0', hostPort: 5353 },
      ],
      command: ['echo', 'two words'],
    };
    expect(dockerRunCommand(all)).toBe(
      "docker run --name web -p 127.0.0.1::80 -p 0.0.0.0:5353:53/udp app:1 echo 'two words'",
    );
  });
});
