import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import protobuf from 'protobufjs';
import { expect, it, onTestFinished } from 'vitest';
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
    async write(framed) {
      take(framed);
    },
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
  async function* all(): AsyncGenerator<ContextEntry[]> {
    for (const entry of entries) yield await Promise.resolve([entry]);
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

/** What came of each file, in order; each is to have come to its end once. */
function filesOf(received: readonly Received[]): ReadonlyMap<number, Buffer> {
  const parts = new Map<number, Buffer[]>();
  const ended = new Set<number>();
  for (const { type, id = 0, data = Buffer.of() } of received) {
    if (type !== 2) continue;
    expect(ended).not.toContain(id);
    if (data.length === 0) ended.add(id);
    parts.set(id, [...(parts.get(id) ?? []), data]);
  }
  expect(ended).toEqual(new Set(parts.keys()));
  return new Map([...parts].map(([id, data]) => [id, Buffer.concat(data)]));
}

const sizes = fc.array(
  fc.oneof(fc.nat(100), fc.constantFrom(32_768, 65_536, 262_144), fc.nat(400_000)),
  { minLength: 1, maxLength: 90 },
);

it('sends what is asked for whole, whatever the sizes, from disk as from memory', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sender-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const pattern = Buffer.from(Array.from({ length: 400_251 }, (_, i) => i % 251));
  const path = join(folder, 'file');
  await writeFile(path, pattern);
  await fc.assert(
    fc.asyncProperty(sizes, fc.nat(250), async (list, shift) => {
      const entries = list.map((size, i): ContextEntry => {
        const entry = text(String(i), pattern.subarray(shift, shift + size));
        return i % 2 === 0 ? entry : { ...entry, source: { file: path } };
      });
      const engine = play(entries);
      await engine.until(engine.allTold);
      for (const id of entries.keys()) engine.handler.message(packet('request', id));
      engine.handler.message(packet('finish'));
      await engine.until(() => engine.status() !== null);
      const files = filesOf(engine.received);
      for (const [id, size] of list.entries()) {
        const from = id % 2 === 0 ? shift : 0;
        expect(files.get(id)?.equals(pattern.subarray(from, from + size))).toBe(true);
      }
      expect(engine.received.at(-1)?.type).toBe(3);
      expect(engine.status()).toBe(0);
    }),
    { numRuns: 20 },
  );
});

it('sends large files by turns, and others in the place of those that end', async () => {
  const large = new Uint8Array(200_000);
  const engine = play(Array.from({ length: 6 }, (_, i) => text(String(i), large)));
  await engine.until(engine.allTold);
  for (const id of [0, 1, 2, 3, 4, 5]) engine.handler.message(packet('request', id));
  engine.handler.message(packet('finish'));
  await engine.until(() => engine.status() !== null);
  const turns = engine.received.filter(({ type }) => type === 2).map(({ id = 0 }) => id);
  expect(new Set(turns.slice(0, 8))).toEqual(new Set([0, 1, 2, 3]));
  expect(new Set(turns.slice(-4))).toEqual(new Set([4, 5]));
});

it('sends what is asked for while it sends, and again after a rest', async () => {
  const engine = play(Array.from({ length: 3 }, (_, i) => text(String(i), Buffer.from([i]))));
  await engine.until(engine.allTold);
  const isWhole = (id: number) => () =>
    engine.received.some((one) => one.type === 2 && one.id === id && !one.data?.length);
  engine.handler.message(packet('request', 2));
  engine.handler.message(packet('request', 1));
  await engine.until(isWhole(1));
  engine.handler.message(packet('request', 0));
  await engine.until(isWhole(0));
  expect(filesOf(engine.received)).toEqual(new Map([2, 1, 0].map((id) => [id, Buffer.from([id])])));
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
