import { dockerRunCommand, plainRun, type RunContainerRequest } from '@stagecraft/contracts';
import { expect, it } from 'vitest';

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
