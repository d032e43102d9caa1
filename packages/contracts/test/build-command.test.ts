import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultBuildOptions, dockerBuildCommand, parseBuildCommand } from '../src/index.ts';
import type { BuildOptions } from '../src/index.ts';
import { expressible } from './support/options.ts';

const options = (change: Partial<BuildOptions> = {}): BuildOptions => ({
  ...defaultBuildOptions('Dockerfile'),
  ...change,
});

describe('the command of options', () => {
  it.each<[string, Partial<BuildOptions>, string]>([
    ['nothing chosen', {}, 'docker build .'],
    ['a folder', { context: { kind: 'folder', path: 'app' } }, 'docker build -f Dockerfile app'],
    [
      'a folder with its own Dockerfile',
      { context: { kind: 'folder', path: 'app' }, dockerfile: 'app/Dockerfile' },
      'docker build app',
    ],
    [
      'a URL with the Dockerfile from here',
      { context: { kind: 'remote', url: 'https://example.com/a.git#main:dir' } },
      "docker build -f - 'https://example.com/a.git#main:dir' < Dockerfile",
    ],
    [
      'an archive',
      { context: { kind: 'tarball', path: 'my context.tgz' } },
      "docker build -f Dockerfile - < 'my context.tgz'",
    ],
    [
      'the Dockerfile alone',
      { context: { kind: 'none' }, dockerfile: 'a.Dockerfile' },
      'docker build - < a.Dockerfile',
    ],
    [
      'the classic builder with limits',
      {
        builder: 'classic',
        limits: { memory: 512 * 1024 ** 2, memorySwap: -1, cpuSet: '0-3', cpuShares: 512 },
      },
      'DOCKER_BUILDKIT=0 docker build --memory 512m --memory-swap -1 --cpuset-cpus 0-3 --cpu-shares 512 .',
    ],
    [
      'what only buildx has',
      {
        platforms: ['linux/amd64', 'linux/arm64'],
        namedContexts: { base: 'docker-image://alpine:3' },
        noCacheStages: ['deps', 'build'],
        output: { kind: 'local', path: 'out' },
        ssh: ['default'],
        cacheTo: ['type=inline'],
        annotations: { 'org.opencontainers.image.title': 'x' },
      },
      'docker buildx build --annotation org.opencontainers.image.title=x ' +
        '--platform linux/amd64,linux/arm64 --no-cache-filter deps,build --cache-to type=inline ' +
        '--build-context base=docker-image://alpine:3 --ssh default --output type=local,dest=out .',
    ],
    [
      'secrets: a typed one is asked of a variable, and the command stops without it',
      {
        secrets: [
          { id: 'npm', source: { kind: 'typed' } },
          { id: 'aws', source: { kind: 'variable', name: 'AWS_KEY' } },
          { id: 'key', source: { kind: 'file', path: 'a,b' } },
        ],
      },
      'SECRET_NPM="${SECRET_NPM:?}" docker buildx build --secret id=npm,env=SECRET_NPM ' +
        `--secret id=aws,env=AWS_KEY --secret 'id=key,"src=a,b"' .`,
    ],
    [
      'resources',
      {
        network: 'host',
        extraHosts: ['db:10.0.0.2'],
        shmSize: 64 * 1024 ** 2,
        ulimits: [
          { name: 'nofile', soft: 1024, hard: 2048 },
          { name: 'core', soft: -1, hard: -1 },
        ],
      },
      'docker build --network host --add-host db:10.0.0.2 --shm-size 64m --ulimit nofile=1024:2048 ' +
        '--ulimit core=-1 .',
    ],
  ])('%s', (_, change, command) => {
    expect(dockerBuildCommand(options(change))).toBe(command);
  });
});

describe('a pasted command', () => {
  it('gives the options back that it was made from', () => {
    fc.assert(
      fc.property(expressible, (given) => {
        const command = dockerBuildCommand(given);
        expect({ command, ...parseBuildCommand(command) }).toEqual({
          command,
          options: given,
          notes: [],
        });
      }),
      { numRuns: 200 },
    );
  });

  it.each<[string, string, Partial<BuildOptions>]>([
    [
      'several lines',
      'docker build \\\n  -t app:1 \\\r\n  --pull \\\n  .\n',
      { tags: ['app:1'], pull: true },
    ],
    ['lines of PowerShell and cmd', 'docker build `\n -t a ^\n .', { tags: ['a'] }],
    ['sudo and a prompt', '$ sudo -E docker build -ta .', { tags: ['a'] }],
    ['a variable in front', 'DOCKER_BUILDKIT=0 docker build .', { builder: 'classic' }],
    ['env and BuildKit', 'env DOCKER_BUILDKIT=1 docker image build .', { builder: 'buildkit' }],
    ['podman', 'podman build --pull=always -t=a:b .', { pull: true, tags: ['a:b'] }],
    [
      'buildx by its short name',
      'docker buildx b --platform=linux/a,linux/b .',
      { platforms: ['linux/a', 'linux/b'] },
    ],
    ['flags after the context', 'docker build . -t a --no-cache', { tags: ['a'], noCache: true }],
    ['switches that are off', 'docker build --no-cache=false --pull=0 .', {}],
    ['letters that share a dash', 'docker build -Dqt a .', { tags: ['a'] }],
    [
      'quotes',
      `docker build --build-arg "A=b \\"c\\" \\$d" --label 'x=it'\\''s' .`,
      { buildArgs: { A: 'b "c" $d' }, labels: { x: "it's" } },
    ],
    [
      'the working folder',
      'docker build -f $(pwd)/docker/web "$PWD/src"',
      { dockerfile: 'docker/web', context: { kind: 'folder', path: 'src' } },
    ],
    [
      'the working folder after =',
      'docker build --file=${PWD}/a/../b.Dockerfile ./',
      { dockerfile: 'b.Dockerfile' },
    ],
    [
      'its context’s Dockerfile',
      'docker build ./app/',
      { dockerfile: 'app/Dockerfile', context: { kind: 'folder', path: 'app' } },
    ],
    [
      'a Dockerfile as input',
      'docker build - < ./a.Dockerfile',
      { dockerfile: 'a.Dockerfile', context: { kind: 'none' } },
    ],
    [
      'a Dockerfile from a pipe',
      'cat a.Dockerfile | docker build -t x -',
      { tags: ['x'], dockerfile: 'a.Dockerfile', context: { kind: 'none' } },
    ],
    [
      'an archive as input',
      'docker build - < ctx.tar.gz',
      { context: { kind: 'tarball', path: 'ctx.tar.gz' } },
    ],
    [
      'the last of a scalar',
      'docker build --target a --target b --build-arg A=1 --build-arg A=2 .',
      { target: 'b', buildArgs: { A: '2' } },
    ],
    [
      'an output by its folder',
      'docker build -o out .',
      { output: { kind: 'local', path: 'out' } },
    ],
    [
      'an output with quotes',
      `docker buildx build --output 'type=tar,"dest=a,b.tar"' .`,
      { output: { kind: 'tar', path: 'a,b.tar' } },
    ],
    [
      'an image by its output',
      'docker buildx build --output type=image,name=a:1 --load .',
      { tags: ['a:1'] },
    ],
    [
      'images of a cache',
      'docker build --cache-from a:1,b --cache-from type=registry,ref=c .',
      { cacheFrom: ['a:1', 'b', 'type=registry,ref=c'] },
    ],
    ['a host with =', 'docker build --add-host db=10.0.0.1 .', { extraHosts: ['db:10.0.0.1'] }],
    [
      'sizes',
      'docker build --shm-size=1.5g -m 64MiB -c 512 .',
      {
        shmSize: 1.5 * 1024 ** 3,
        limits: { memory: 64 * 1024 ** 2, memorySwap: null, cpuSet: null, cpuShares: 512 },
      },
    ],
    ['a comment', 'docker build . # the usual', {}],
    [
      'names that objects have by themselves',
      'docker build --build-arg constructor=1 .',
      { buildArgs: { constructor: '1' } },
    ],
  ])('%s', (_, text, change) => {
    const { options: read, notes } = parseBuildCommand(text);
    expect(read).toEqual(options(change));
    expect(notes.filter(({ code }) => code !== 'no-effect')).toEqual([]);
  });

  it.each<[string, string, readonly string[]]>([
    [
      'an unknown flag with its value',
      'docker build --frobnicate x -t a .',
      ['unknown --frobnicate'],
    ],
    ['an unknown letter', 'docker build -xq .', ['unknown -xq']],
    ['a flag without its value', 'docker build . -t', ['missing-value -t']],
    [
      'what Stagecraft cannot',
      'docker build --squash --sbom=true .',
      ['unsupported --squash', 'unsupported --sbom true'],
    ],
    ['pushing', 'docker buildx build --push .', ['push --push']],
    [
      'a value of the shell',
      'docker build -t app:$TAG --build-arg "D=$(date)" .',
      ['expansion -t app:$TAG', 'expansion --build-arg D=$(date)'],
    ],
    [
      'the working folder as a value',
      'docker build --build-arg D=$PWD .',
      ['expansion --build-arg D=$PWD'],
    ],
    ['a context of the shell', 'docker build $DIR', ['expansion $DIR']],
    ['home', 'docker build ~/app', ['expansion ~/app']],
    ['outside', 'docker build -f /etc/x ../other', ['outside ../other', 'outside -f /etc/x']],
    ['the environment', 'docker build --build-arg TOKEN .', ['environment --build-arg TOKEN']],
    [
      'no number',
      'docker build --shm-size big --ulimit x --cpu-shares a .',
      ['invalid --shm-size big', 'invalid --ulimit x', 'invalid --cpu-shares a'],
    ],
    ['a stray quote in CSV', `docker build --secret 'id=a"b' .`, ['invalid --secret id=a"b']],
    ['a key', 'docker build --ssh default=/key .', ['ssh-source --ssh default=/key']],
    [
      'an archive of the image',
      'docker build -o type=oci,dest=a.tar .',
      ['unsupported -o type=oci,dest=a.tar'],
    ],
    ['two outputs', 'docker build -o a -o b .', ['one-output -o b']],
    [
      'a remote Dockerfile',
      'docker build -f web.Dockerfile https://example.com/a.git',
      ['remote-dockerfile web.Dockerfile'],
    ],
    ['a here-document', 'docker build - <<EOF\nFROM x\nRUN docker build .\nEOF', ['input -']],
    [
      'other commands',
      'cd a && docker build . && docker push a',
      ['other-command cd a', 'other-command docker push a'],
    ],
    [
      'an engine',
      'DOCKER_HOST=ssh://x docker --context prod build .',
      ['variable DOCKER_HOST=ssh://x', 'engine-flag --context prod'],
    ],
    ['no context', 'docker build -t a', ['no-context ']],
    ['two contexts', 'docker build a b', ['extra-word a']],
    ['an open quote', "docker build -t a '.", ["open-quote docker build -t a '."]],
    ['more than there is room for', `docker build ${'-t a '.repeat(17)}.`, ['limit tags']],
  ])('tells of %s', (_, text, expected) => {
    const { options: read, notes } = parseBuildCommand(text);
    expect(read).not.toBeNull();
    expect(notes.map(({ code, subject }) => `${code} ${subject}`)).toEqual(expected);
    for (const { reason } of notes) expect(reason.en && reason['zh-CN']).toBeTruthy();
  });

  it('asks for the value of a secret that lies outside of the workspace', () => {
    const { options: read, notes } = parseBuildCommand(
      'docker build --secret id=npm,src=$HOME/.npmrc --secret id=aws .',
    );
    expect(read?.secrets).toEqual([
      { id: 'npm', source: { kind: 'typed' } },
      { id: 'aws', source: { kind: 'variable', name: 'aws' } },
    ]);
    expect(notes.map(({ code }) => code)).toEqual(['secret-outside', 'secret-source']);
  });

  it('leaves the Dockerfile as it is where the command names none of the workspace', () => {
    const read = (text: string) =>
      parseBuildCommand(text, { dockerfile: 'web.Dockerfile' }).options?.dockerfile;
    expect(read('docker build https://example.com/a.git')).toBe('web.Dockerfile');
    expect(read('docker build - <<EOF')).toBe('web.Dockerfile');
    expect(read('docker build .')).toBe('Dockerfile');
  });

  it.each(['', 'docker', 'docker run x', 'docker buildx bake', 'docker compose build', 'ls', '"'])(
    'has no build: %s',
    (text) => {
      const { options: read, notes } = parseBuildCommand(text);
      expect(read).toBeNull();
      expect(notes[0]?.code).toBe('no-build');
    },
  );

  it('never throws, whatever is pasted', () => {
    const pieces = fc.constantFrom(
      'docker build',
      ' -t',
      ' --secret',
      ' -o',
      '"',
      "'",
      '\\',
      '$',
      '${',
      '$(',
      '`',
      '<',
      '<<',
      '|',
      '#',
      '=',
      ',',
      ' --build-arg',
      '\n',
      ' .',
      ' -',
      '~',
      '^',
      ' type=local',
      '\0',
      ' --',
    );
    const texts = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 30 });
    fc.assert(
      fc.property(texts, (parts) => {
        const { notes } = parseBuildCommand(`docker build${parts.join('')}`);
        expect(notes.filter(({ reason }) => reason.en === '')).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
