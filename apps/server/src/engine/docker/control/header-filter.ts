import { Duplex } from 'node:stream';
import { withoutLongFields } from './header-block.ts';

/** RFC 9113, 4.1 and 6: a frame is 9 bytes of head, then its payload. */
const headBytes = 9;
const types = { headers: 1, continuation: 9 } as const;
const flags = { endHeaders: 0x4, padded: 0x8, priority: 0x20 } as const;
/** The largest payload that a peer may send unless it is told otherwise; Node does not. */
const payloadLimit = 16_384;
/** Bytes of a header block that are kept until it is whole; a longer one goes on as it is. */
const blockLimit = 16 << 20;

interface Frame {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
  readonly payload: Buffer;
}

function encode({ type, flags: set, stream, payload }: Frame): Buffer {
  const head = Buffer.alloc(headBytes);
  head.writeUIntBE(payload.length, 0, 3);
  head[3] = type;
  head[4] = set;
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

/** The frames that a header block is sent in. */
function framesOf(first: Frame, block: Buffer): Buffer[] {
  const count = Math.max(1, Math.ceil(block.length / payloadLimit));
  return Array.from({ length: count }, (_unused, at) => {
    const payload = block.subarray(at * payloadLimit, (at + 1) * payloadLimit);
    const end = at === count - 1 ? flags.endHeaders : 0;
    return at === 0
      ? encode({ ...first, flags: (first.flags & ~flags.endHeaders) | end, payload })
      : encode({ type: types.continuation, flags: end, stream: first.stream, payload });
  });
}

/**
 * Takes the bytes of an HTTP/2 peer as they come, and gives them without header values that Node cannot
 * read. Pure but for what it has not given yet: a frame that is not whole, or a header block.
 */
export function createHeaderFilter(): (chunk: Buffer) => Buffer[] {
  let rest: Buffer = Buffer.alloc(0);
  let open: Frame[] = [];
  let openBytes = 0;

  function take(frame: Frame): Buffer[] {
    const isBlock = frame.type === types.headers || open.length > 0;
    if (!isBlock) return [encode(frame)];
    open.push(frame);
    openBytes += frame.payload.length;
    const isWhole = (frame.flags & flags.endHeaders) !== 0;
    if (!isWhole && openBytes <= blockLimit) return [];
    const [first = frame, ...others] = open;
    open = [];
    openBytes = 0;
    const isPlain = (first.flags & (flags.padded | flags.priority)) === 0;
    // One frame is too short for a long value.
    if (!isWhole || !isPlain || others.length === 0) return [first, ...others].map(encode);
    const block = Buffer.concat([first, ...others].map(({ payload }) => payload));
    return framesOf(first, withoutLongFields(block));
  }

  return (chunk) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const given: Buffer[] = [];
    let at = 0;
    while (bytes.length - at >= headBytes) {
      const end = at + headBytes + bytes.readUIntBE(at, 3);
      if (end > bytes.length) break;
      const payload = bytes.subarray(at + headBytes, end);
      const [type = 0, set = 0] = bytes.subarray(at + 3, at + 5);
      given.push(...take({ type, flags: set, stream: bytes.readUInt32BE(at + 5), payload }));
      at = end;
    }
    rest = Buffer.from(bytes.subarray(at));
    return given;
  };
}

/**
 * A connection to an HTTP/2 peer on which header values that are too long for Node (64 kB) are missing.
 * Node would fall silent at them and leave the connection open and dead: newer engines repeat the whole
 * Dockerfile in `grpc-status-details-bin`.
 */
export function withoutLongHeaders(socket: Duplex): Duplex {
  const filter = createHeaderFilter();
  const duplex = new Duplex({
    read: () => void socket.resume(),
    write: (chunk: Buffer, _encoding, done) => void socket.write(chunk, done),
    final: (done) => void socket.end(done),
    destroy(error, done) {
      socket.destroy();
      done(error);
    },
  });
  socket.on('data', (chunk: Buffer) => {
    for (const bytes of filter(chunk)) if (!duplex.push(bytes)) socket.pause();
  });
  socket.on('end', () => duplex.push(null));
  socket.on('error', (error) => duplex.destroy(error));
  socket.on('close', () => duplex.destroy());
  return duplex;
}
