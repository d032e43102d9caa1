import { dockerRunCommand } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { image } from '../build/test/page.ts';
import type { RunOptions } from './run-choices.ts';
import {
  containerPortOf,
  cpusOf,
  defaultRunOptions,
  hostPortOf,
  memoryOf,
  runRequest,
  wrongFields,
} from './run-options.ts';

const exposing = (exposedPorts: string[]) => ({ config: { ...image.config, exposedPorts } });

describe('the options of a run', () => {
  it('publish every port of the image at first, to this machine alone', () => {
    const options = defaultRunOptions(exposing(['8080/tcp', '53/udp', '0/tcp']));
    const request = runRequest('app', options);
    expect(request && dockerRunCommand(request)).toBe(
      'docker run --rm -p 127.0.0.1::53/udp -p 127.0.0.1::8080 app',
    );
  });

  it.each<[Partial<RunOptions>, string | null]>([
    [{ ports: [] }, 'docker run --rm app'],
    [{ ports: [], remove: false }, 'docker run app'],
    [{ ports: [], command: ` sh -c 'echo "a  b"' ` }, `docker run --rm app sh -c 'echo "a  b"'`],
    [{ ports: [], command: '"open' }, null],
    [
      { ports: [{ port: '80/tcp', publish: true, hostPort: '8000' }], everyAddress: true },
      'docker run --rm -p 0.0.0.0:8000:80 app',
    ],
    [{ ports: [{ port: '80/tcp', publish: true, hostPort: 'web' }] }, null],
    [{ ports: [{ port: '80/tcp', publish: false, hostPort: 'web' }] }, 'docker run --rm app'],
    [
      { extraPorts: [{ port: '53/udp', hostPort: '' }] },
      'docker run --rm -p 127.0.0.1::53/udp app',
    ],
    [{ extraPorts: [{ port: '', hostPort: '' }] }, null],
    [{ publishAll: true, extraPorts: [{ port: '', hostPort: '' }] }, 'docker run --rm -P app'],
    [
      { extraPorts: [{ port: '80', hostPort: '80' }], everyAddress: true, address: '10.0.0.1' },
      'docker run --rm -p 10.0.0.1:80:80 app',
    ],
    [{ address: 'localhost' }, null],
    [{ name: ' web ', interactive: true, tty: true }, 'docker run --rm -it --name web app'],
    [{ name: '-web' }, null],
    [{ entrypoint: 'sh -c', command: 'ls' }, 'docker run --rm --entrypoint sh app -c ls'],
    [{ env: 'A=1\n\nB=x y\n' }, "docker run --rm -e A=1 -e 'B=x y' app"],
    [{ env: '=1' }, null],
    [{ restart: 'on-failure', retries: '3' }, null],
    [
      { remove: false, restart: 'on-failure', retries: '3' },
      'docker run --restart on-failure:3 app',
    ],
    [{ remove: false, restart: 'always', retries: '3' }, 'docker run --restart always app'],
    [{ memory: '512m', cpus: '1.5' }, 'docker run --rm -m 512m --cpus 1.5 app'],
    [
      {
        mounts: [
          { kind: 'volume', name: 'data', source: null, target: '/data', readOnly: true },
          { kind: 'tmpfs', name: '', source: null, target: '/tmp', readOnly: false },
        ],
      },
      'docker run --rm -v data:/data:ro --tmpfs /tmp app',
    ],
    [{ mounts: [{ kind: 'bind', name: '', source: null, target: '/x', readOnly: false }] }, null],
    [{ mounts: [{ kind: 'tmpfs', name: '', source: null, target: 'x', readOnly: false }] }, null],
  ])('%j', (change, command) => {
    const request = runRequest('app', { ...defaultRunOptions(null), ...change });
    expect(request && dockerRunCommand(request)).toBe(command);
  });

  it('name the fields that stand in the way', () => {
    const wrong = wrongFields({ ...defaultRunOptions(null), user: 'a b', restart: 'always' });
    expect([...wrong]).toEqual(['user', 'restart']);
  });

  it.each([
    ['512m', 512 * 1024 ** 2],
    ['1.5G', 1.5 * 1024 ** 3],
    ['7000000', 7_000_000],
    ['', null],
    ['5m', undefined],
    ['much', undefined],
  ])('the memory %j', (text, bytes) => {
    expect(memoryOf(text)).toBe(bytes);
  });

  it.each([
    ['0.5', 0.5],
    ['', null],
    ['0', undefined],
    ['-1', undefined],
  ])('the CPUs %j', (text, cpus) => {
    expect(cpusOf(text)).toBe(cpus);
  });

  it.each([
    ['80', '80/tcp'],
    [' 53/udp ', '53/udp'],
    ['0', null],
    ['70000', null],
    ['80/http', null],
  ])('the container port %j', (text, port) => {
    expect(containerPortOf(text)).toBe(port);
  });

  it.each([
    ['', 0],
    [' 0 ', 0],
    ['65535', 65_535],
    ['65536', null],
    ['-1', null],
    ['80x', null],
    ['1e3', null],
  ])('the host port %j', (text, port) => {
    expect(hostPortOf(text)).toBe(port);
  });
});
