import { connect, constants, type ClientHttp2Session, type ClientHttp2Stream } from 'node:http2';
import type { Duplex } from 'node:stream';
import { createDeframer, frame } from '../../../buildkit/session/frames.ts';
import { withoutLongHeaders } from './header-filter.ts';

/** How a call ended. */
export type GrpcEnd =
  | { readonly state: 'ok' }
  | {
      readonly state: 'error';
      readonly code: number;
      readonly message: string;
      /** An encoded `google.rpc.Status`, which has more to say; null when the peer sent none. */
      readonly status: Buffer | null;
    }
  /** The call ended without a status: the connection broke, or we ended it. */
  | { readonly state: 'broken'; readonly detail: string };

/** One call, of any kind: each side sends messages until it has no more. */
export interface GrpcCall {
  send(message: Uint8Array): void;
  /** There are no more messages of ours. */
  finish(): void;
  /** Gives the call up; the peer learns of it. Fine for one that has ended. */
  reset(): void;
  /** Never rejects. */
  readonly ended: Promise<GrpcEnd>;
}

/** Takes a message in; what it gives back settles when there is room for more. */
type Take = (message: Buffer) => Promise<void> | null | undefined;

/** A client of gRPC services on one connection. Calls run side by side. */
export interface GrpcClient {
  /**
   * Begins a call. `take` gets each message of the peer, in order; what it throws ends the call. Until
   * what it gives back has settled, no more is read than has come.
   *
   * @param path e.g. `/moby.buildkit.v1.Control/Solve`
   * @param metadata further headers
   */
  call(path: string, take: Take, metadata?: Readonly<Record<string, string>>): GrpcCall;
  /** Breaks the connection: calls end with it. */
  close(): void;
}

/** Bytes the peer may send ahead of what was read, per call. */
const windowBytes = 1 << 20;

/** What a peer may say of an error in the headers that end a call. */
const endBytes = 16 << 20;

/** How often the connection is tried, in ms. */
const heartbeatMs = 20_000;
/** Unanswered trials after which it is given up; one can be late when the machine slept. */
const patience = 2;

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Go's words around what it says. */
const rpcPrefix = /^(?:rpc error: code = \w+ desc = )+/;

/** gRPC escapes what is not printable ASCII in a message by percent signs, not always well. */
function unescapeMessage(message: string): string {
  try {
    return decodeURIComponent(message);
  } catch {
    return message;
  }
}

/** Reads the headers that end a call; null when they do not. */
function readEnd(headers: Readonly<Record<string, unknown>>): GrpcEnd | null {
  const status = headers['grpc-status'];
  if (typeof status !== 'string') return null;
  if (status === '0') return { state: 'ok' };
  const message = headers['grpc-message'];
  const details = headers['grpc-status-details-bin'];
  return {
    state: 'error',
    code: Number(status),
    message: typeof message === 'string' ? unescapeMessage(message).replace(rpcPrefix, '') : '',
    status: typeof details === 'string' ? Buffer.from(details, 'base64') : null,
  };
}

function watchCall(
  stream: ClientHttp2Stream,
  take: Take,
  brokenDetail: () => string | null,
): Promise<GrpcEnd> {
  const deframe = createDeframer();
  let end: GrpcEnd | null = null;
  let detail: string | null = null;
  const read = (headers: Readonly<Record<string, unknown>>): void => {
    end = readEnd(headers) ?? end;
  };
  stream.on('response', read);
  stream.on('trailers', read);
  stream.on('error', (error: Error) => {
    detail ??= error.message;
  });
  stream.on('data', (chunk: Buffer) => {
    try {
      let room: Promise<void> | null = null;
      for (const message of deframe(chunk)) room = take(message) ?? null;
      if (room !== null) {
        stream.pause();
        void room.then(() => stream.resume());
      }
    } catch (error) {
      detail ??= textOf(error);
      stream.close(constants.NGHTTP2_CANCEL);
    }
  });
  return new Promise((resolve) => {
    stream.on('close', () => {
      const lost = brokenDetail() ?? detail ?? 'The engine ended a call without a result.';
      resolve(end ?? { state: 'broken', detail: lost });
    });
  });
}

/** @param socket a connection that speaks HTTP/2 from now on; the client closes it */
export function createGrpcClient(socket: Duplex): GrpcClient {
  let broken: string | null = null;
  const session: ClientHttp2Session = connect('http://engine', {
    createConnection: () => withoutLongHeaders(socket),
    settings: {
      initialWindowSize: windowBytes,
      maxHeaderListSize: endBytes,
      enablePush: false,
    },
  });
  const fail = (error: Error): void => {
    broken ??= error.message;
  };
  const close = (): void => {
    clearInterval(heartbeat);
    session.destroy();
    socket.destroy();
  };
  session.on('error', fail);
  socket.on('error', fail);
  // A peer that is gone may leave a connection that is open and dead.
  let unanswered = 0;
  const heartbeat = setInterval(() => {
    if (session.destroyed) return;
    if (unanswered >= patience) {
      broken ??= 'The engine does not answer.';
      close();
      return;
    }
    unanswered += 1;
    session.ping(() => {
      unanswered = 0;
    });
  }, heartbeatMs);
  session.on('close', () => clearInterval(heartbeat));
  return {
    call(path, take, metadata = {}) {
      if (session.closed || session.destroyed)
        return deadCall(broken ?? 'The connection is closed.');
      const stream = session.request({
        ':method': 'POST',
        ':path': path,
        'content-type': 'application/grpc',
        te: 'trailers',
        ...metadata,
      });
      return {
        send: (message) => void stream.write(frame(message)),
        finish: () => void stream.end(),
        reset() {
          stream.close(constants.NGHTTP2_CANCEL);
          // On a connection that is dead the peer's consent never comes.
          stream.destroy();
        },
        ended: watchCall(stream, take, () => broken),
      };
    },
    close,
  };
}

function deadCall(detail: string): GrpcCall {
  const nothing = (): void => undefined;
  return {
    send: nothing,
    finish: nothing,
    reset: nothing,
    ended: Promise.resolve({ state: 'broken', detail }),
  };
}

/** How a call with one message each way ended. */
export type UnaryEnd =
  { readonly state: 'ok'; readonly response: Buffer } | Exclude<GrpcEnd, { state: 'ok' }>;

/** A call with one message each way, to be given up by `reset`. */
export interface UnaryCall {
  reset(): void;
  /** Never rejects. */
  readonly ended: Promise<UnaryEnd>;
}

export function callUnary(
  client: GrpcClient,
  path: string,
  request: Uint8Array,
  metadata: Readonly<Record<string, string>> = {},
): UnaryCall {
  let response: Buffer | null = null;
  const call = client.call(
    path,
    (message) => {
      response ??= message;
      return null;
    },
    metadata,
  );
  call.send(request);
  call.finish();
  const ended = call.ended.then((end): UnaryEnd => {
    if (end.state !== 'ok') return end;
    // No message at all is what an empty one looks like in some versions.
    return { state: 'ok', response: response ?? Buffer.alloc(0) };
  });
  return { reset: () => call.reset(), ended };
}
