import { randomBytes } from 'node:crypto';
import {
  createServer,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { Duplex } from 'node:stream';
import { readMetadata, serveCall, unary, type Method } from './call.ts';

/** Bytes the engine may send ahead of what was read, per call. */
const windowBytes = 1 << 20;

/** `HealthCheckResponse{status: SERVING}`. An unanswered check makes the engine drop the session. */
const serving = Buffer.from([0x08, 0x01]);

const healthMethod = '/grpc.health.v1.Health/Check';

/** Node gives the raw headers too, which its types leave out. */
type StreamArguments = [ServerHttp2Stream, IncomingHttpHeaders, number, readonly string[]];

/**
 * A BuildKit session: the engine calls back over a connection that we opened with `POST /session`.
 * `headers` go with that request; `serve` takes the connection once it is switched over.
 */
export interface BuildSession {
  /** Names the session in `POST /build?session=…`. */
  readonly id: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  serve(connection: Duplex): void;
  /** Ends the connection. A build that runs does not stop by this. */
  close(): void;
}

export interface SessionOptions {
  /** Stable for one build context: the engine keeps what it got under it and asks for changes only. */
  readonly sharedKey: string;
  /** By full gRPC path. The engine calls none that is not offered. */
  readonly methods: ReadonlyMap<string, Method>;
}

export function createSession(options: SessionOptions): BuildSession {
  const id = randomBytes(16).toString('hex');
  const methods = new Map([...options.methods, [healthMethod, unary(() => serving)]]);
  let connection: Duplex | null = null;
  let session: ServerHttp2Session | null = null;
  let closed = false;
  const close = (): void => {
    closed = true;
    session?.destroy();
    connection?.destroy();
  };
  return {
    id,
    headers: {
      Upgrade: 'h2c',
      'X-Docker-Expose-Session-Uuid': id,
      'X-Docker-Expose-Session-Name': 'stagecraft',
      'X-Docker-Expose-Session-Sharedkey': options.sharedKey,
      'X-Docker-Expose-Session-Grpc-Method': [...methods.keys()],
    },
    serve(socket) {
      connection = socket;
      if (closed) {
        socket.destroy();
        return;
      }
      // A broken connection is the engine's end: the build's own answer tells of it.
      socket.on('error', close);
      const server = createServer({ settings: { initialWindowSize: windowBytes } });
      server.on('session', (opened) => {
        session = opened;
        opened.on('error', close);
      });
      server.on('sessionError', close);
      server.on('stream', (...args: StreamArguments) => {
        serveCall(args[0], readMetadata(args[3]), methods);
      });
      server.emit('connection', socket);
    },
    close,
  };
}
