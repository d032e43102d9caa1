import { constants, type ServerHttp2Stream } from 'node:http2';
import { createDeframer, frame } from './frames.ts';

/** gRPC status codes in use here. */
export const grpcStatus = {
  ok: 0,
  unknown: 2,
  invalidArgument: 3,
  notFound: 5,
  alreadyExists: 6,
  failedPrecondition: 9,
  outOfRange: 11,
  unimplemented: 12,
} as const;
export type GrpcStatus = (typeof grpcStatus)[keyof typeof grpcStatus];

/** How a method ends a call with another status than 2. */
export class StatusError extends Error {
  readonly status: GrpcStatus;
  constructor(status: GrpcStatus, message: string) {
    super(message);
    this.status = status;
  }
}

/** Ends a call as a failed method does: with the error's own status, or 2. */
export function endWithError(call: Call, error: unknown): void {
  const status = error instanceof StatusError ? error.status : grpcStatus.unknown;
  call.end(status, error instanceof Error ? error.message : String(error));
}

/** Metadata of a call. A key may come several times; gRPC libraries that join by comma lose that. */
export type Metadata = ReadonlyMap<string, readonly string[]>;

/** One gRPC call that the engine makes over the session. */
export interface Call {
  readonly metadata: Metadata;
  /** Sends one message. False when the caller should wait for `drained()`. */
  send(message: Uint8Array): boolean;
  /**
   * Sends messages that have their frames already. Settles when the connection has taken the bytes, so
   * that the memory may be used again, or when the call is over.
   */
  write(framed: Uint8Array): Promise<void>;
  /** Resolves when more can be sent, or when the call is over. */
  drained(): Promise<void>;
  /** Takes no more messages until `resume`: the engine waits when its window is full. */
  pause(): void;
  resume(): void;
  /** Ends the call; later sends do nothing. */
  end(status: GrpcStatus, message?: string): void;
  readonly ended: boolean;
}

/** What answers a call: gets each message, in order. */
export interface CallHandler {
  message(message: Buffer): void;
  /** The engine has sent its last message, and waits for the call's end. Not called for broken calls. */
  complete?(): void;
  /** The call is over, whoever ended it. */
  closed?(): void;
}

/** Answers the calls of one gRPC method, e.g. `/grpc.health.v1.Health/Check`. */
export type Method = (call: Call) => CallHandler;

/**
 * Reads the names and values of a call's headers. Older engines (20.10) write UTF-8 into them, of which
 * Node.js makes one character a byte.
 */
export function readMetadata(rawHeaders: readonly string[]): Metadata {
  const metadata = new Map<string, string[]>();
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const key = rawHeaders[i] ?? '';
    const value = Buffer.from(rawHeaders[i + 1] ?? '', 'latin1').toString('utf8');
    const values = metadata.get(key);
    if (values) values.push(value);
    else metadata.set(key, [value]);
  }
  return metadata;
}

function createCall(stream: ServerHttp2Stream, metadata: Metadata): Call {
  let ended = false;
  let trailers: Record<string, string> = {};
  stream.on('wantTrailers', () => stream.sendTrailers(trailers));
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  const over = (): boolean => ended || stream.destroyed || stream.closed;
  return {
    metadata,
    send: (message) => over() || stream.write(frame(message)),
    write: (framed) =>
      new Promise((resolve) => {
        if (over()) {
          resolve();
          return;
        }
        const done = (): void => {
          stream.off('close', done);
          resolve();
        };
        stream.on('close', done);
        stream.write(framed, done);
      }),
    drained: () =>
      new Promise((resolve) => {
        if (over() || !stream.writableNeedDrain) {
          resolve();
          return;
        }
        const done = (): void => {
          stream.off('drain', done).off('close', done);
          resolve();
        };
        stream.on('drain', done).on('close', done);
      }),
    pause: () => void stream.pause(),
    resume: () => void stream.resume(),
    end(status, message) {
      if (over()) return;
      ended = true;
      trailers = { 'grpc-status': String(status) };
      if (message !== undefined) trailers['grpc-message'] = encodeURIComponent(message);
      stream.end();
    },
    get ended() {
      return over();
    },
  };
}

/** A method that throws when it is called has ended the call with that, and takes no messages. */
function begin(method: Method, call: Call): CallHandler {
  try {
    return method(call);
  } catch (error) {
    endWithError(call, error);
    return { message: () => undefined };
  }
}

/** Serves one call with the method that is registered for its path; an unknown path is refused. */
export function serveCall(
  stream: ServerHttp2Stream,
  metadata: Metadata,
  methods: ReadonlyMap<string, Method>,
): void {
  // The engine resets calls that it no longer needs, e.g. on cancel.
  stream.on('error', () => stream.close(constants.NGHTTP2_CANCEL));
  const call = createCall(stream, metadata);
  const path = metadata.get(':path')?.[0] ?? '';
  const method = methods.get(path);
  if (!method) {
    call.end(grpcStatus.unimplemented, `unknown method ${path}`);
    return;
  }
  const handler = begin(method, call);
  const deframe = createDeframer();
  stream.on('data', (chunk: Buffer) => {
    try {
      for (const message of deframe(chunk)) handler.message(message);
    } catch (error) {
      endWithError(call, error);
    }
  });
  stream.on('end', () => {
    if (!stream.aborted && !stream.destroyed) handler.complete?.();
  });
  stream.on('close', () => handler.closed?.());
}

/** A method with one message in and one out. A rejected answer ends the call as `endWithError` does. */
export function unary(
  answer: (request: Buffer, metadata: Metadata) => Promise<Uint8Array> | Uint8Array,
): Method {
  return (call) => ({
    message(request) {
      Promise.resolve()
        .then(() => answer(request, call.metadata))
        .then(
          (response) => {
            call.send(response);
            call.end(grpcStatus.ok);
          },
          (error: unknown) => endWithError(call, error),
        );
    },
  });
}
