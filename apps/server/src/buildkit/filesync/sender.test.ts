import protobuf from 'protobufjs';
import { expect, it } from 'vitest';
import { ContextError, type ContextEntry } from '../context/entry.ts';
import { createTransferMeter } from '../context/progress.ts';
import type { Call } from '../session/call.ts';
import { createDeframer } from '../session/frames.ts';
import { sendFiles } from './sender.ts';

/** The engine's side of the protocol, written anew from its field numbers. */
const Packet = protobuf
  .parse(
    `syntax = "proto3";
     message Packet { int32 type = 1; Stat stat = 2; uint32 id = 3; bytes data = 4; }
     message Stat { string path = 1; uint32 mode = 2; uint32 uid = 3; uint32 gid = 4;
       int64 size = 5; int64 modTime = 6; string linkname = 7; }`,
  )
  .root.lookupType('Packet');
const types = ['stat', 'request', 'data', 'finish', 'error'] as const;
const packet = (type: (typeof types)[number], id = 0): Buffer =>
  Buffer.from(Packet.encode({ type: types.indexOf(type), id }).finish());

interface Received {
  readonly type: number;
  readonly stat?: { readonly path: string; readonly mode: number; readonly modTime: string };
  readonly id?: number;
  readonly data?: Buffer;
}

const base = { mode: 0o644, mtimeNs: 1_763_000_000_123_456_789n, linkTarget: '' } as const;
const text = (path: string, bytes: Uint8Array): ContextEntry => ({
  ...base,
  path,
  kind: 'file',
  size: bytes.length,
  source: { bytes },
});

/** Plays the engine against a sender; `until` settles once a packet of that type has come. */
function play(entries: readonly ContextEntry[]) {
  const received: Received[] = [];
  const failures: Error[] = [];
  let status: number | null = null;
  let notice: () => void = () => undefined;
  const deframe = createDeframer();
  const take = (framed: Uint8Array): boolean => {
    for (const message of deframe(Buffer.from(framed))) {
      const plain: unknown = Packet.toObject(Packet.decode(message), {
        longs: String,
        bytes: Buffer,
      });
      received.push({ type: 0, ...(plain as object) });
    }
    notice();
    return true;
  };
  const call: Call = {
    metadata: new Map(),
    write: take,
    send: (message) => take(Buffer.concat([header(message.length), message])),
    drained: () => Promise.resolve(),
    pause: () => undefined,
    resume: () => undefined,
    end(code) {
      status ??= code;
      notice();
    },
    get ended() {
      return status !== null;
    },
  };
  async function* all(): AsyncGenerator<ContextEntry> {
    for (const entry of entries) yield await Promise.resolve(entry);
  }
  const handler = sendFiles({
    call,
    entries: all(),
    meter: createTransferMeter(() => undefined),
    onFailure: (error) => failures.push(error),
  });
  const until = async (isThere: () => boolean): Promise<void> => {
    while (!isThere()) {
      await new Promise<void>((resolve) => {
        notice = resolve;
      });
    }
  };
  const allTold = () => received.some(({ type, stat }) => type === 0 && stat === undefined);
  return { handler, received, failures, until, allTold, status: () => status };
}

function header(length: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt32BE(length, 1);
  return bytes;
}

it('tells of entries with Go modes and exact times, and ends the list', async () => {
  const source = { file: '/nowhere' };
  const engine = play([
    { ...base, path: 'd', kind: 'directory', mode: 0o1755, size: 0, source },
    { ...base, path: 'd/l', kind: 'symlink', mode: 0o777, size: 0, linkTarget: '../x', source },
    { ...text('run', Buffer.from('x')), mode: 0o6750 },
  ]);
  await engine.until(engine.allTold);
  expect(engine.received.map(({ stat }) => stat)).toEqual([
    expect.objectContaining({ path: 'd', mode: 0x80000000 + 0x00100000 + 0o755 }),
    expect.objectContaining({ path: 'd/l', mode: 0x08000000 + 0o777, linkname: '../x' }),
    expect.objectContaining({
      path: 'run',
      mode: 0x00800000 + 0x00400000 + 0o750,
      modTime: '1763000000123456789',
    }),
    undefined,
  ]);
});

it('sends what is asked for, in that order, whole, and finishes when told', async () => {
  const large = new Uint8Array(700_000).map((_, i) => i % 251);
  const entries = [text('a', Buffer.from('first')), text('b', large), text('c', new Uint8Array())];
  const engine = play(entries);
  await engine.until(engine.allTold);
  for (const id of [2, 1, 0]) engine.handler.message(packet('request', id));
  engine.handler.message(packet('finish'));
  await engine.until(() => engine.status() !== null);
  const data = engine.received.filter(({ type }) => type === 2);
  const ends = data.filter(({ data: bytes }) => !bytes?.length).map(({ id = 0 }) => id);
  expect(ends).toEqual([2, 1, 0]);
  const bytesOf = (file: number): Buffer =>
    Buffer.concat(data.filter(({ id = 0 }) => id === file).map((one) => one.data ?? Buffer.of()));
  expect(bytesOf(0).toString()).toBe('first');
  expect(bytesOf(1).equals(large)).toBe(true);
  expect(engine.received.at(-1)?.type).toBe(3);
  expect(engine.status()).toBe(0);
});

it('says which file cannot be read, to the engine and to us', async () => {
  const engine = play([{ ...text('gone', Buffer.from('x')), source: { file: '/nowhere/gone' } }]);
  await engine.until(engine.allTold);
  engine.handler.message(packet('request', 0));
  await engine.until(() => engine.status() !== null);
  expect(engine.failures).toEqual([expect.any(ContextError)]);
  expect(engine.received.at(-1)).toMatchObject({ type: 4 });
  expect(engine.received.at(-1)?.data?.toString()).toContain('gone: it was deleted');
  expect(engine.status()).toBe(2);
});

it('refuses to send what it did not tell of', async () => {
  const engine = play([text('a', Buffer.from('x'))]);
  await engine.until(engine.allTold);
  expect(() => engine.handler.message(packet('request', 7))).toThrow('file 7');
});
