import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import {
  connect,
  createServer as createSocketServer,
  type AddressInfo,
  type Socket,
} from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { createDeframer, frame } from '../../../buildkit/session/frames.ts';
import { callUnary, createGrpcClient, type GrpcClient } from './grpc-client.ts';

type Handler = (stream: ServerHttp2Stream, socket: Socket, headers: IncomingHttpHeaders) => void;

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

/** A client of a peer that answers every call as `handle` says. */
async function clientOf(handle: Handler): Promise<GrpcClient> {
  const http2 = createServer();
  let socket: Socket | null = null;
  http2.on('stream', (stream, headers) => {
    stream.on('error', () => undefined);
    if (socket) handle(stream, socket, headers);
  });
  http2.on('sessionError', () => undefined);
  const server = createSocketServer((opened) => {
    socket = opened;
    opened.on('error', () => undefined);
    http2.emit('connection', opened);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = createGrpcClient(connect(port, '127.0.0.1'));
  cleanups.push(() => {
    client.close();
    server.close();
  });
  return client;
}

function respond(stream: ServerHttp2Stream, trailers: Record<string, string>): void {
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers(trailers));
}

/** Gives back each message, then ends with these trailers. */
const echo =
  (trailers: Record<string, string>): Handler =>
  (stream) => {
    respond(stream, trailers);
    const deframe = createDeframer();
    stream.on('data', (chunk: Buffer) => {
      for (const message of deframe(chunk)) stream.write(frame(message));
    });
    stream.on('end', () => stream.end());
  };

test('a call has a message each way, large ones too', async () => {
  const client = await clientOf(echo({ 'grpc-status': '0' }));
  const large = Buffer.alloc(5_000_000, 'x');
  const [small, big] = await Promise.all([
    callUnary(client, '/a/b', Buffer.from('hello')).ended,
    callUnary(client, '/a/b', large).ended,
  ]);
  expect(small).toEqual({ state: 'ok', response: Buffer.from('hello') });
  expect(big.state === 'ok' && big.response.equals(large)).toBe(true);
});

test('path and metadata reach the peer', async () => {
  const client = await clientOf((stream, _, headers) => {
    respond(stream, { 'grpc-status': '0' });
    stream.resume().end(frame(Buffer.from([headers[':path'], headers['key']].join(' '))));
  });
  const end = await callUnary(client, '/a.B/c', new Uint8Array(), { key: 'v' }).ended;
  expect(end.state === 'ok' && end.response.toString()).toBe('/a.B/c v');
});

test('an error has its code, its words as they were said, and what is said beside them', async () => {
  const client = await clientOf(
    echo({
      'grpc-status': '2',
      'grpc-message': encodeURIComponent('rpc error: code = Unknown desc = 100% 失败'),
      'grpc-status-details-bin': Buffer.from('details').toString('base64'),
    }),
  );
  expect(await callUnary(client, '/a/b', new Uint8Array()).ended).toEqual({
    state: 'error',
    code: 2,
    message: '100% 失败',
    status: Buffer.from('details'),
  });
});

test('an error may come at once, without any message', async () => {
  const client = await clientOf((stream) =>
    stream.respond(
      { ':status': 200, 'grpc-status': '12', 'grpc-message': 'a % that escapes nothing' },
      { endStream: true },
    ),
  );
  const end = await callUnary(client, '/a/b', new Uint8Array()).ended;
  expect(end).toMatchObject({ state: 'error', code: 12, message: 'a % that escapes nothing' });
});

test('messages come in order, however they are cut', async () => {
  const messages = Array.from({ length: 200 }, (_, i) => Buffer.from(`message ${String(i)}`));
  const client = await clientOf((stream) => {
    respond(stream, { 'grpc-status': '0' });
    const bytes = Buffer.concat(messages.map(frame));
    for (let at = 0; at < bytes.length; at += 7) stream.write(bytes.subarray(at, at + 7));
    stream.end();
  });
  const taken: string[] = [];
  const call = client.call('/a/b', (message) => void taken.push(message.toString()));
  call.finish();
  expect(await call.ended).toEqual({ state: 'ok' });
  expect(taken).toEqual(messages.map(String));
});

test('the peer learns of a call that is given up, and the others go on', async () => {
  let told: Promise<unknown> = Promise.resolve();
  const client = await clientOf((stream, socket, headers) => {
    if (stream.id === 1) told = once(stream, 'close').then(() => stream.rstCode);
    else echo({ 'grpc-status': '0' })(stream, socket, headers);
  });
  const endless = callUnary(client, '/a/b', new Uint8Array());
  const other = await callUnary(client, '/a/b', Buffer.from('x')).ended;
  expect(other.state).toBe('ok');
  endless.reset();
  expect(await endless.ended).toMatchObject({ state: 'broken' });
  expect(await told).toBe(8);
});

test('calls break with the connection, and later ones too', async () => {
  const client = await clientOf((_, socket) => socket.destroy());
  const end = await callUnary(client, '/a/b', new Uint8Array()).ended;
  expect(end.state).toBe('broken');
  expect((await callUnary(client, '/a/b', new Uint8Array()).ended).state).toBe('broken');
});

test('a message that cannot be taken ends its call', async () => {
  const client = await clientOf(echo({ 'grpc-status': '0' }));
  const call = client.call('/a/b', () => {
    throw new Error('no protobuf');
  });
  call.send(Buffer.from('x'));
  expect(await call.ended).toEqual({ state: 'broken', detail: 'no protobuf' });
});

test('a call is read no further while there is no room, and others go on', async () => {
  const message = frame(Buffer.alloc(256 * 1024));
  const count = 40;
  const client = await clientOf((stream, socket, headers) => {
    if (stream.id !== 1) return echo({ 'grpc-status': '0' })(stream, socket, headers);
    respond(stream, { 'grpc-status': '0' });
    for (let n = 0; n < count; n += 1) stream.write(message);
    stream.end();
  });
  let taken = 0;
  let goOn = (): void => undefined;
  const full = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const call = client.call('/a/b', () => {
    taken += 1;
    return taken >= 3 ? full : null;
  });
  call.finish();
  await vi.waitFor(() => expect(taken).toBeGreaterThanOrEqual(3));
  // What comes later on the same connection is answered while the first call waits.
  for (let n = 0; n < 100; n += 1) {
    expect((await callUnary(client, '/a/b', Buffer.from('x')).ended).state).toBe('ok');
  }
  // What was under way still comes: a window's worth.
  expect(taken).toBeLessThan(count / 2);
  goOn();
  expect(await call.ended).toEqual({ state: 'ok' });
  expect(taken).toBe(count);
});

test('a peer that does not answer any more is given up', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  cleanups.push(() => vi.useRealTimers());
  const mute = createSocketServer((socket) => void socket.on('error', () => undefined).resume());
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  const { port } = mute.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const client = createGrpcClient(socket);
  cleanups.push(() => {
    client.close();
    mute.close();
  });
  const { ended } = callUnary(client, '/a/b', new Uint8Array());
  vi.advanceTimersByTime(60_000);
  expect(await ended).toEqual({ state: 'broken', detail: 'The engine does not answer.' });
});
