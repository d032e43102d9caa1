import { dockerRunCommand } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { image } from '../build/test/page.ts';
import { defaultRunOptions, hostPortOf, runRequest, type RunOptions } from './run-options.ts';

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
  ])('%j', (change, command) => {
    const request = runRequest('app', { ...defaultRunOptions(null), ...change });
    expect(request && dockerRunCommand(request)).toBe(command);
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
