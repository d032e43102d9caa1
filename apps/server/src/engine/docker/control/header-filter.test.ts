import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { callUnary, createGrpcClient } from './grpc-client.ts';
import { withoutLongFields } from './header-block.ts';
import { createHeaderFilter } from './header-filter.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

/** An integer with a prefix of `bits`, the bits above it given in `first` (RFC 7541, 5.1). */
function integer(value: number, bits: number, first = 0): number[] {
  const most = 2 ** bits - 1;
  if (value < most) return [first | value];
  const bytes = [first | most];
  let rest = value - most;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

const string = (text: string): Buffer =>
  Buffer.concat([Buffer.from(integer(text.length, 7)), Buffer.from(text)]);

/** Literal fields: one that goes into the table, and one that does not. */
const kept = (name: string, value: string): Buffer =>
  Buffer.concat([Buffer.from([0x40]), string(name), string(value)]);
const literal = (name: string, value: string): Buffer =>
  Buffer.concat([Buffer.from([0]), string(name), string(value)]);
/** `:status: 200`, and a literal value of it. */
const ok = Buffer.from([0x88]);
const status = (value: string): Buffer => Buffer.concat([Buffer.from([0x08]), string(value)]);

function frame(type: number, flags: number, stream: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head.writeUInt8(type, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

/** A header block in frames of at most 16 kB, as the end of a stream. */
function headers(stream: number, block: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < block.length; at += 16_384) parts.push(block.subarray(at, at + 16_384));
  return Buffer.concat(
    parts.map((part, at) => {
      const end = at === parts.length - 1 ? 4 : 0;
      return at === 0 ? frame(1, 1 | end, stream, part) : frame(9, end, stream, part);
    }),
  );
}

test('a block loses what is too long, and nothing else', () => {
  const long = 'x'.repeat(70_000);
  const head = Buffer.concat([Buffer.from([0x20]), ok, status('200'), kept('a', 'b')]);
  const tail = Buffer.concat([literal('c', 'd'.repeat(5000)), kept('e', 'f')]);
  const block = Buffer.concat([head, literal('long', long), status(long), tail]);
  expect(withoutLongFields(block).equals(Buffer.concat([head, tail]))).toBe(true);
  // What the table takes must stay, as must what cannot be read.
  const taken = Buffer.concat([kept('a', long), ok]);
  expect(withoutLongFields(taken).equals(taken)).toBe(true);
  const broken = block.subarray(0, block.length - 1);
  expect(withoutLongFields(broken).equals(broken)).toBe(true);
});

test('however the bytes are cut, the same comes out', () => {
  const data = frame(0, 0, 1, Buffer.alloc(16_384, 7));
  const settings = frame(4, 0, 0, Buffer.alloc(0));
  const short = Buffer.concat([ok, literal('c', 'd'.repeat(20_000))]);
  const long = Buffer.concat([ok, literal('x', 'y'.repeat(90_000)), kept('z', '1')]);
  const sent = Buffer.concat([settings, headers(1, short), data, headers(3, long), data]);
  const wanted = Buffer.concat([
    ...[settings, headers(1, short), data],
    ...[headers(3, Buffer.concat([ok, kept('z', '1')])), data],
  ]);
  fc.assert(
    fc.property(fc.array(fc.nat(sent.length), { maxLength: 30 }), (cuts) => {
      const filter = createHeaderFilter();
      const places = [0, ...cuts.toSorted((a, b) => a - b), sent.length];
      const given = places.slice(1).flatMap((to, at) => filter(sent.subarray(places[at], to)));
      expect(Buffer.concat(given).equals(wanted)).toBe(true);
    }),
  );
});

test('an error whose details are too long for Node is told without them', async () => {
  const block = Buffer.concat([
    ...[ok, literal('content-type', 'application/grpc'), literal('grpc-status', '2')],
    ...[literal('grpc-message', 'wrong'), literal('grpc-status-details-bin', 'A'.repeat(100_000))],
  ]);
  const peer = createServer((socket: Socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(frame(4, 0, 0, Buffer.alloc(0)));
      socket.write(headers(1, block));
    });
  });
  await once(peer.listen(0, '127.0.0.1'), 'listening');
  const client = createGrpcClient(connect((peer.address() as AddressInfo).port, '127.0.0.1'));
  cleanups.push(() => {
    client.close();
    peer.close();
  });
  expect(await callUnary(client, '/a/b', new Uint8Array()).ended).toEqual({
    state: 'error',
    code: 2,
    message: 'wrong',
    status: null,
  });
});
