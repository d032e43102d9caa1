import { connect, constants, type ClientHttp2Session } from 'node:http2';
import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { readMetadata, unary, type Method } from './call.ts';
import { createDeframer, frame } from './frames.ts';
import { createSession, type BuildSession } from './session.ts';

describe('frames', () => {
  it('come out as they went in, however the bytes are cut', () => {
    const messages = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 6 });
    fc.assert(
      fc.property(messages, fc.array(fc.nat(300), { maxLength: 10 }), (sent, cuts) => {
        const bytes = Buffer.concat(sent.map(frame));
        const at = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length].toSorted(
          (a, b) => a - b,
        );
        const deframe = createDeframer();
        const got = at.slice(1).flatMap((end, i) => deframe(bytes.subarray(at[i], end)));
        expect(got.map((message) => [...message])).toEqual(sent.map((message) => [...message]));
      }),
    );
  });
});

it('reads metadata as the UTF-8 that it is', () => {
  const raw = (text: string): string => Buffer.from(text).toString('latin1');
  const metadata = readMetadata(['followpaths', raw('é/中文'), 'followpaths', 'plain']);
  expect(metadata.get('followpaths')).toEqual(['é/中文', 'plain']);
});

/** Plays the engine: it took our connection and is the client of the calls on it. */
async function playEngine(session: BuildSession): Promise<ClientHttp2Session> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve));
  const { port } = server.address() as AddressInfo;
  const outgoing = createConnection(port, '127.0.0.1');
  session.serve(outgoing);
  const socket = await accepted;
  server.close();
  return connect('http://engine', { createConnection: () => socket });
}

interface Answer {
  readonly messages: readonly Buffer[];
  readonly status: string;
}

function call(engine: ClientHttp2Session, path: string, message: Uint8Array): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const stream = engine.request({
      [constants.HTTP2_HEADER_METHOD]: 'POST',
      [constants.HTTP2_HEADER_PATH]: path,
      'content-type': 'application/grpc',
    });
    const deframe = createDeframer();
    const messages: Buffer[] = [];
    let status = '';
    stream.on('data', (chunk: Buffer) => messages.push(...deframe(chunk)));
    stream.on('trailers', (trailers) => {
      status = String(trailers['grpc-status']);
    });
    stream.on('end', () => resolve({ messages, status }));
    stream.on('error', reject);
    stream.end(frame(message));
  });
}

describe('a session', () => {
  let engine: ClientHttp2Session | undefined;
  let session: BuildSession | undefined;
  afterEach(() => {
    session?.close();
    engine?.destroy();
  });
  const start = async (methods: ReadonlyMap<string, Method>): Promise<ClientHttp2Session> => {
    session = createSession({ sharedKey: 'key', methods });
    engine = await playEngine(session);
    return engine;
  };

  it('answers health checks', async () => {
    const answer = await call(await start(new Map()), '/grpc.health.v1.Health/Check', Buffer.of());
    expect(answer).toEqual({ messages: [Buffer.of(0x08, 0x01)], status: '0' });
  });

  it('offers its methods and refuses all others', async () => {
    const echo = new Map([['/test/Echo', unary((request) => request)]]);
    const client = await start(echo);
    expect(session?.headers['X-Docker-Expose-Session-Grpc-Method']).toEqual([
      '/test/Echo',
      '/grpc.health.v1.Health/Check',
    ]);
    expect(await call(client, '/test/Echo', Buffer.from('hi'))).toEqual({
      messages: [Buffer.from('hi')],
      status: '0',
    });
    expect(await call(client, '/test/Other', Buffer.of())).toEqual({ messages: [], status: '12' });
  });

  it('tells an error of a method as a status', async () => {
    const failing = new Map([['/test/Fail', unary(() => Promise.reject(new Error('no')))]]);
    expect(await call(await start(failing), '/test/Fail', Buffer.of())).toEqual({
      messages: [],
      status: '2',
    });
  });

  it('ends its connection on close', async () => {
    const client = await start(new Map());
    const closed = new Promise((resolve) => client.once('close', resolve));
    session?.close();
    await closed;
    expect(client.destroyed).toBe(true);
  });
});
