import { mkdtemp, readdir, readFile, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import protobuf from 'protobufjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Call } from '../session/call.ts';
import { receiveTree } from './tree-receiver.ts';

/** The engine's side of the protocol, written anew from its field numbers. */
const Packet = protobuf
  .parse(
    `syntax = "proto3";
     message Packet { int32 type = 1; Stat stat = 2; uint32 id = 3; bytes data = 4; }
     message Stat { string path = 1; uint32 mode = 2; int64 size = 5; string linkname = 7; }`,
  )
  .root.lookupType('Packet');
const types = ['stat', 'request', 'data', 'finish', 'error'] as const;

interface Sent {
  readonly type: (typeof types)[number];
  readonly stat?: { readonly path: string; readonly mode: number; readonly linkname?: string };
  readonly id?: number;
  readonly data?: Buffer;
}

const encode = ({ type, ...rest }: Sent): Buffer =>
  Buffer.from(Packet.encode({ type: types.indexOf(type), ...rest }).finish());

const directory = 2 ** 31 + 0o755;
const link = 2 ** 27 + 0o777;
const file = (path: string): Sent => ({ type: 'stat', stat: { path, mode: 0o644 } });
const bytes = (id: number, text: string): Sent[] => [
  { type: 'data', id, data: Buffer.from(text) },
  { type: 'data', id },
];
const end: Sent = { type: 'stat' };

let root: string;
let outside: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'stagecraft-tree-')));
  outside = await mkdtemp(join(tmpdir(), 'stagecraft-outside-'));
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
  await rm(outside, { recursive: true, force: true });
});

/** Plays an engine that sends this; gives the status of the call, and what could not be written. */
async function play(packets: readonly Sent[], cutAfter: (() => Promise<void>) | null = null) {
  const failures: string[] = [];
  let isOver = false;
  let finish: (status: number | null) => void = () => undefined;
  const ended = new Promise<number | null>((resolve) => {
    finish = resolve;
  });
  const call: Call = {
    metadata: new Map(),
    send(message) {
      const plain = Packet.toObject(Packet.decode(message), { defaults: true });
      // The engine says so, too, when it has heard that all is there.
      if (plain['type'] === types.indexOf('finish')) handler.message(encode({ type: 'finish' }));
      return true;
    },
    write: () => Promise.resolve(),
    drained: () => Promise.resolve(),
    pause: () => undefined,
    resume: () => undefined,
    end(status) {
      isOver = true;
      finish(status);
    },
    get ended() {
      return isOver;
    },
  };
  const handler = receiveTree(call, {
    root,
    onFailure: ({ message }) => failures.push(message),
    onSkipped: () => undefined,
  });
  for (const packet of packets) handler.message(encode(packet));
  if (cutAfter !== null) {
    await cutAfter();
    handler.closed?.();
    return { status: null, failures };
  }
  const status = await ended;
  handler.closed?.();
  return { status, failures };
}

describe('a tree that an engine sends', () => {
  it('is written, however its files are mixed', async () => {
    const played = await play([
      { type: 'stat', stat: { path: 'a', mode: directory } },
      file('a/one'),
      file('two'),
      end,
      { type: 'data', id: 1, data: Buffer.from('1') },
      ...bytes(2, '22'),
      ...bytes(1, '1'),
    ]);
    expect(played).toEqual({ status: 0, failures: [] });
    expect(await readFile(join(root, 'a/one'), 'utf8')).toBe('11');
    expect(await readFile(join(root, 'two'), 'utf8')).toBe('22');
  });

  it.each(['../x', 'a/../../x', '/x', '', '.', 'a//b', 'a\0b', 'a\\b'])(
    'with a name that is none is refused: %j',
    async (path) => {
      for (const mode of [0o644, directory, link]) {
        const stat = { path, mode, linkname: mode === link ? '/etc/passwd' : '' };
        const played = await play([{ type: 'stat', stat }, end, ...bytes(0, 'x')]);
        expect(played.status).toBe(2);
        expect(played.failures).toHaveLength(1);
      }
      expect(await readdir(root)).toEqual([]);
    },
  );

  it('cannot write through a link of its own', async () => {
    const played = await play([
      { type: 'stat', stat: { path: 'sub', mode: link, linkname: outside } },
      file('sub/file'),
      end,
      ...bytes(1, 'x'),
    ]);
    expect(played.status).toBe(2);
    expect(await readdir(outside)).toEqual([]);
  });

  it('cannot write through a link that comes while it is sent', async () => {
    const played = await play([{ type: 'stat', stat: { path: 'sub', mode: directory } }, end]);
    expect(played.status).toBe(0);
    await rm(join(root, 'sub'), { recursive: true });
    await symlink(outside, join(root, 'sub'));
    const second = await play([file('sub/file'), end, ...bytes(0, 'x')]);
    expect(second.failures).toEqual([expect.stringMatching(/could not be written/)]);
    expect(await readdir(outside)).toEqual([]);
  });

  it('cannot make a second name of a file that is not its own', async () => {
    const stat = { path: 'name', mode: 0o644, linkname: '../../etc/passwd' };
    expect((await play([{ type: 'stat', stat }, end])).status).toBe(2);
    expect(await readdir(root)).toEqual([]);
  });

  it('leaves no half file when it breaks off', async () => {
    const half: Sent = { type: 'data', id: 0, data: Buffer.from('half') };
    const isBegun = () => expect.poll(() => readdir(root)).toHaveLength(1);
    await play([file('a'), end, half], isBegun);
    await expect.poll(() => readdir(root)).toEqual([]);
  });
});
