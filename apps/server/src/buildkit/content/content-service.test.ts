import { createHash } from 'node:crypto';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import protobuf from 'protobufjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Call } from '../session/call.ts';
import { contentMethods } from './content-service.ts';

/** The engine's side of the protocol, written anew from its field numbers. */
const { root: proto } = protobuf.parse(`
  syntax = "proto3";
  message Asked { string digest = 1; int64 offset = 2; int64 size = 3; }
  message Part { int64 offset = 1; bytes data = 2; }
  message Write {
    int32 action = 1; string ref = 2; int64 total = 3; string expected = 4; int64 offset = 5; bytes data = 6;
  }
  message Wrote { int32 action = 1; int64 offset = 4; string digest = 6; }
`);
const encode = (name: string, value: object): Buffer =>
  Buffer.from(proto.lookupType(name).encode(value).finish());
const decode = (name: string, bytes: Uint8Array) => {
  const type = proto.lookupType(name);
  return type.toObject(type.decode(bytes), { defaults: true, longs: Number });
};

const digestOf = (bytes: string | Buffer): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const status = { ok: 0, invalid: 3, missing: 5, there: 6, unmet: 9, range: 11 };

let base: string;
let root: string;
let outside: string;
let failures: unknown[];
beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'stagecraft-content-')));
  root = join(base, 'cache');
  outside = join(base, 'outside');
  failures = [];
  await mkdir(outside);
});
afterEach(() => rm(base, { recursive: true, force: true }));

const blobs = () => readdir(join(root, 'blobs/sha256')).catch(() => []);

/** Plays an engine that calls a method with these messages; gives what it got. */
async function play(method: string, messages: readonly Buffer[], store = 'local:cache') {
  const sent: Buffer[] = [];
  let finish: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    finish = resolve;
  });
  let isOver = false;
  const call: Call = {
    metadata: new Map([['buildkit-attachable-store-id', [store]]]),
    send: (message) => sent.push(Buffer.from(message)) > 0,
    write: () => Promise.resolve(),
    drained: () => Promise.resolve(),
    pause: () => undefined,
    resume: () => undefined,
    end(code) {
      isOver = true;
      finish(code);
    },
    get ended() {
      return isOver;
    },
  };
  const methods = contentMethods({
    stores: new Map([['local:cache', root]]),
    onWriteError: (_, error) => failures.push(error),
  });
  const handler = methods.get(`/containerd.services.content.v1.Content/${method}`)?.(call);
  for (const message of messages) handler?.message(message);
  handler?.complete?.();
  const code = await ended;
  handler?.closed?.();
  return { code, sent };
}

const [stat, write, commit] = [0, 1, 2];
const sending = (text: string, digest = digestOf(text)): Buffer[] => [
  encode('Write', { action: stat, ref: 'r', total: text.length, expected: digest }),
  encode('Write', { action: write, data: Buffer.from(text.slice(0, 3)) }),
  encode('Write', { action: write, offset: 3, data: Buffer.from(text.slice(3)) }),
  encode('Write', { action: commit, offset: text.length, total: text.length, expected: digest }),
];

describe('the content service', () => {
  it('keeps what is sent under its digest, and gives it back in parts', async () => {
    const { code, sent } = await play('Write', sending('content'));
    expect(code).toBe(status.ok);
    const answers = sent.map((bytes) => decode('Wrote', bytes));
    expect(answers.map(({ offset }) => offset)).toEqual([0, 3, 7, 7]);
    expect(answers.at(-1)).toMatchObject({ action: commit, digest: digestOf('content') });
    const asked = encode('Asked', { digest: digestOf('content'), offset: 2, size: 3 });
    const read = await play('Read', [asked]);
    expect(read.code).toBe(status.ok);
    expect(String(decode('Part', read.sent[0] ?? Buffer.alloc(0))['data'])).toBe('nte');
  });

  it('takes a blob again from its start, and one that is there not at all', async () => {
    const [first, second, ...rest] = sending('content');
    const again = [first, second, second, ...rest].filter((message) => message !== undefined);
    expect((await play('Write', again)).code).toBe(status.ok);
    expect((await play('Write', sending('content'))).code).toBe(status.there);
  });

  it('keeps nothing that is not what it should be, or not whole', async () => {
    const other = sending('content', digestOf('other'));
    expect((await play('Write', other)).code).toBe(status.unmet);
    const gap = encode('Write', { action: write, offset: 9, data: Buffer.from('x') });
    const start = sending('content').slice(0, 2);
    expect((await play('Write', [...start, gap])).code).toBe(status.range);
    const cut = [...start, encode('Write', { action: commit, offset: 3, total: 7 })];
    expect((await play('Write', cut)).code).toBe(status.unmet);
    expect((await play('Write', start)).code).toBe(status.ok);
    await expect.poll(blobs).toEqual([]);
    // All of it was the engine's doing.
    expect(failures).toEqual([]);
  });

  it('leaves its folder by no digest, store or link', async () => {
    await writeFile(join(outside, 'secret'), 'secret');
    const upwards = 'sha256:../../../outside/secret';
    for (const method of ['Info', 'Read']) {
      const asked = await play(method, [encode('Asked', { digest: upwards })]);
      expect(asked).toEqual({ code: status.invalid, sent: [] });
    }
    expect((await play('Write', sending('content', upwards))).code).toBe(status.invalid);
    const digest = digestOf('content');
    const elsewhere = encode('Asked', { digest });
    expect((await play('Read', [elsewhere], 'local:/')).code).toBe(status.missing);
    await mkdir(join(root, 'blobs/sha256'), { recursive: true });
    const name = digest.slice('sha256:'.length);
    await symlink(join(outside, 'secret'), join(root, 'blobs/sha256', name));
    expect((await play('Read', [elsewhere])).sent).toEqual([]);
    await rm(join(root, 'blobs'), { recursive: true });
    await symlink(outside, join(root, 'blobs'));
    expect((await play('Write', sending('content'))).code).not.toBe(status.ok);
    expect(await readdir(outside)).toEqual(['secret']);
    expect(await readFile(join(outside, 'secret'), 'utf8')).toBe('secret');
    expect(failures).toHaveLength(1);
  });
});
