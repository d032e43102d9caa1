import {
  dockerContainerCommand,
  dockerRunCommand,
  plainRun,
  type ContainerCommand,
  type RunContainerRequest,
} from '@stagecraft/contracts';
import { expect, it } from 'vitest';

const commit = { name: '', author: '', message: '', pause: true, changes: [] };

it.each<[string, ContainerCommand]>([
  ['docker ps', { kind: 'list', filter: {} }],
  ['docker ps -a', { kind: 'list', filter: { all: true } }],
  ['docker ps -l', { kind: 'list', filter: { last: 1 } }],
  ['docker ps -n 5 -s', { kind: 'list', filter: { last: 5, size: true } }],
  [
    'docker ps -a --filter status=exited --filter status=created --filter name=web --filter label=a=b --filter ancestor=busybox',
    {
      kind: 'list',
      filter: {
        ...{ all: true, status: ['exited', 'created'] },
        ...{ name: 'web', label: 'a=b', ancestor: 'busybox' },
      },
    },
  ],
  ['docker start web', { kind: 'start', id: 'web' }],
  ['docker top web', { kind: 'top', id: 'web' }],
  ['docker stop web', { kind: 'stop', id: 'web' }],
  ['docker restart -t 0 web', { kind: 'restart', id: 'web', seconds: 0 }],
  ['docker kill web', { kind: 'kill', id: 'web', signal: 'SIGKILL' }],
  ['docker kill -s SIGHUP web', { kind: 'kill', id: 'web', signal: 'SIGHUP' }],
  ['docker rename web old', { kind: 'rename', id: 'web', name: 'old' }],
  ['docker rm a b', { kind: 'remove', ids: ['a', 'b'], force: false, volumes: false }],
  ['docker rm -f -v web', { kind: 'remove', ids: ['web'], force: true, volumes: true }],
  ['docker logs web', { kind: 'logs', id: 'web', part: { tail: 'all' } }],
  [
    'docker logs -f -t --since 10m -n 100 web',
    { kind: 'logs', id: 'web', part: { follow: true, timestamps: true, since: '10m', tail: 100 } },
  ],
  ['docker stats a b', { kind: 'stats', ids: ['a', 'b'] }],
  ['docker inspect web', { kind: 'inspect', id: 'web', path: [] }],
  [
    `docker inspect -f '{{json .State.ExitCode}}' web`,
    { kind: 'inspect', id: 'web', path: ['State', 'ExitCode'] },
  ],
  [
    `docker inspect -f '{{json (index .NetworkSettings.Ports "80/tcp" 0 "HostPort")}}' web`,
    { kind: 'inspect', id: 'web', path: ['NetworkSettings', 'Ports', '80/tcp', 0, 'HostPort'] },
  ],
  ['docker cp web:/etc/hosts .', { kind: 'copyFrom', id: 'web', path: '/etc/hosts', to: '.' }],
  [`docker cp 'a b.txt' web:/srv`, { kind: 'copyTo', id: 'web', path: '/srv', from: 'a b.txt' }],
  ['docker export -o web.tar web', { kind: 'export', id: 'web', to: 'web.tar' }],
  ['docker commit web', { kind: 'commit', id: 'web', request: commit }],
  [
    `docker commit -a Ann -m 'by hand' --pause=false -c 'CMD ["sh"]' web app:1`,
    {
      kind: 'commit',
      id: 'web',
      request: {
        ...{ name: 'app:1', author: 'Ann', message: 'by hand' },
        ...{ pause: false, changes: ['CMD ["sh"]'] },
      },
    },
  ],
  [
    'docker container prune --filter label=a --filter until=24h',
    { kind: 'prune', request: { labels: ['a'], until: '24h' } },
  ],
])('%s', (text, command) => {
  expect(dockerContainerCommand(command)).toBe(text);
});

const run = (change: Partial<RunContainerRequest>): string =>
  dockerRunCommand({ ...plainRun, image: 'app:1', ...change }, { w1: '/home/ann/app' });

it.each<[string, Partial<RunContainerRequest>]>([
  ['docker run app:1', {}],
  ['docker create app:1', { start: false, detached: true }],
  ['docker run -d --name web app:1', { detached: true, name: 'web' }],
  ['docker run --rm -it app:1 sh', { remove: true, interactive: true, tty: true, command: ['sh'] }],
  ['docker run --restart always app:1', { restart: { name: 'always', retries: 0 } }],
  ['docker run --restart on-failure:3 app:1', { restart: { name: 'on-failure', retries: 3 } }],
  [
    "docker run -p 127.0.0.1::80 -p '[::1]:53:53/udp' app:1",
    {
      ports: [
        { port: '80/tcp', hostIp: '127.0.0.1', hostPort: 0 },
        { port: '53/udp', hostIp: '::1', hostPort: 53 },
      ],
    },
  ],
  [
    'docker run --network none -m 64m --cpus 0.5 app:1',
    { network: 'none', memory: 67_108_864, cpus: 0.5 },
  ],
  ['docker run -m 6291457b app:1', { memory: 6_291_457 }],
  [
    "docker run --env-file /home/ann/app/.env -e 'A=1 2' -u 1000:1000 -w /srv app:1",
    {
      envFile: { workspaceId: 'w1', path: '.env' },
      ...{ env: ['A=1 2'], user: '1000:1000', workingDir: '/srv' },
    },
  ],
  [
    'docker run -v /home/ann/app/site:/site:ro -v data:/data -v /cache --tmpfs /tmp app:1',
    {
      mounts: [
        {
          kind: 'bind',
          source: { workspaceId: 'w1', path: 'site' },
          target: '/site',
          readOnly: true,
        },
        { kind: 'volume', name: 'data', target: '/data', readOnly: false },
        { kind: 'volume', name: null, target: '/cache', readOnly: false },
        { kind: 'tmpfs', target: '/tmp' },
      ],
    },
  ],
  [
    `docker run --mount 'type=bind,"source=/home/ann/app/a:b,c",target=/x,readonly' app:1`,
    {
      mounts: [
        {
          kind: 'bind',
          source: { workspaceId: 'w1', path: 'a:b,c' },
          target: '/x',
          readOnly: true,
        },
      ],
    },
  ],
  ['docker run --entrypoint sh app:1 -c ls', { entrypoint: ['sh', '-c'], command: ['ls'] }],
])('%s', (text, change) => {
  expect(run(change)).toBe(text);
});
