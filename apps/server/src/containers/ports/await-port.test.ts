import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { ContainerDetail, EngineStatus } from '@stagecraft/contracts';
import { afterEach, describe, expect, it } from 'vitest';
import { fail, ok } from '../../problems/result.ts';
import { awaitPort } from './await-port.ts';

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(
    servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))),
  );
});

async function listen(hear: (socket: Socket) => void, port = 0): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    // Else it would not see that the other side has gone.
    socket.resume();
    hear(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A port at which nothing listens. */
async function freePort(): Promise<number> {
  const port = await listen(() => undefined);
  await new Promise((resolve) => servers.pop()?.close(resolve));
  return port;
}

const ready: EngineStatus = {
  state: 'ready',
  endpoint: 'unix:///var/run/docker.sock',
  source: 'socket',
  name: 'test',
  version: '1',
  apiVersion: '1.41',
  os: 'linux',
  architecture: 'amd64',
  cpus: 1,
  memory: 1,
  builders: ['buildkit'],
  control: true,
  imageStore: 'graph',
  platforms: [],
};

const running = (hostPort: number): ContainerDetail => ({
  id: 'c1',
  name: 'web',
  image: 'web',
  imageId: 'sha256:1',
  state: 'running',
  exitCode: null,
  outOfMemory: false,
  startedAt: 1,
  finishedAt: null,
  ports: [{ port: '80/tcp', hostIp: '0.0.0.0', hostPort }],
  remove: false,
});

const patience = { all: 0, one: 200, between: 1 };
const never = new AbortController().signal;

async function seenOf(container: ContainerDetail, hostPort: number, port = '80/tcp') {
  const awaited = { port, hostPort };
  return awaitPort(
    async () => ok(container),
    () => ready,
    awaited,
    never,
    patience,
  );
}

describe('a published port', () => {
  it('at which a web server answers', async () => {
    const port = await listen((socket) => socket.end('HTTP/1.0 200 OK\r\n\r\n'));
    expect(await seenOf(running(port), port)).toEqual(ok({ kind: 'answers', web: true }));
  });

  it('that answers, but is no web server', async () => {
    const port = await listen((socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
    expect(await seenOf(running(port), port)).toEqual(ok({ kind: 'answers', web: false }));
  });

  it('whose connections are closed, as nothing listens behind it', async () => {
    const port = await listen((socket) => socket.destroy());
    expect(await seenOf(running(port), port)).toEqual(ok({ kind: 'closed' }));
  });

  it('that says nothing', async () => {
    const port = await listen((socket) => socket.setTimeout(5000, () => socket.destroy()));
    expect(await seenOf(running(port), port)).toEqual(ok({ kind: 'silent' }));
  });

  it('at which nothing listens', async () => {
    const port = await freePort();
    expect(await seenOf(running(port), port)).toEqual(ok({ kind: 'refused' }));
  });

  it('is waited for until it answers', async () => {
    const port = await freePort();
    let asked = 0;
    const container = async () => {
      asked += 1;
      if (asked === 3) await listen((socket) => socket.end('hello'), port);
      return ok(running(port));
    };
    const long = { ...patience, all: 60_000 };
    const awaited = { port: '80/tcp', hostPort: port };
    const seen = await awaitPort(container, () => ready, awaited, never, long);
    expect([seen, asked]).toEqual([ok({ kind: 'answers', web: false }), 3]);
  });

  it('is waited for no longer when the container ends, or who asked has gone', async () => {
    const port = await freePort();
    const long = { ...patience, all: 60_000 };
    const awaited = { port: '80/tcp', hostPort: port };
    const ends = [running(port), { ...running(port), state: 'exited' as const, exitCode: 3 }];
    const container = async () => ok(ends.shift() ?? running(port));
    expect(await awaitPort(container, () => ready, awaited, never, long)).toEqual(
      ok({ kind: 'ended', exitCode: 3 }),
    );
    const leaving = new AbortController();
    const asked = async () => {
      leaving.abort();
      return ok(running(port));
    };
    expect(await awaitPort(asked, () => ready, awaited, leaving.signal, long)).toEqual(
      ok({ kind: 'refused' }),
    );
  });
});

describe('what is never connected to', () => {
  it('a port that the engine does not name, another one of the machine, or what is no TCP', async () => {
    let connections = 0;
    const other = await listen((socket) => {
      connections += 1;
      socket.end('secret');
    });
    const none = ok({ kind: 'unpublished' });
    expect(await seenOf(running(other + 1), other)).toEqual(none);
    expect(await seenOf(running(other), other, '81/tcp')).toEqual(none);
    const udp = [{ port: '80/udp', hostIp: '0.0.0.0', hostPort: other }];
    expect(await seenOf({ ...running(other), ports: udp }, other, '80/udp')).toEqual(none);
    const elsewhere = [{ port: '80/tcp', hostIp: '169.254.169.254', hostPort: other }];
    expect(await seenOf({ ...running(other), ports: elsewhere }, other)).toEqual(
      ok({ kind: 'unreachable', reason: 'elsewhere' }),
    );
    expect(connections).toBe(0);
  });

  it('anything for a container that is not there', async () => {
    const gone = fail('container_not_found');
    const awaited = { port: '80/tcp', hostPort: 80 };
    const seen = await awaitPort(
      async () => gone,
      () => ready,
      awaited,
      never,
      patience,
    );
    expect(seen).toEqual(gone);
  });
});
